"""The script of the two commands: what it refuses, skips, repeats and believes."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "dev.py"


@pytest.fixture
def dev():
    spec = importlib.util.spec_from_file_location("mynah_dev_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def venv(tmp_path, monkeypatch, dev):
    """An environment that counts as working; what would be installed is written down."""
    folder = tmp_path / "an environment"
    folder.mkdir()
    monkeypatch.setenv("MYNAH_VENV", str(folder))
    monkeypatch.setattr(dev, "works", lambda venv: True)
    dev.installed = []
    monkeypatch.setattr(dev, "install", lambda venv, extras: dev.installed.append(list(extras)))
    return folder


def test_an_old_python_is_refused_in_words(dev, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert dev.main(["run"]) == 1
    assert "needs Python 3.11 or newer, and this is 3.10" in capsys.readouterr().out


def test_an_old_python_can_read_the_script():
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_only_the_standard_library_is_imported():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else _names(node))
    }
    assert imported <= set(sys.stdlib_module_names)


def _names(node):
    return [alias.name for alias in node.names]


def test_second_setup_installs_nothing(dev, venv):
    dev.set_up(["test"])
    dev.set_up(["test"])
    dev.set_up()
    assert dev.installed == [["test"]]


def test_a_further_extra_keeps_the_ones_that_are_there(dev, venv):
    dev.set_up(["test"])
    dev.set_up(["quality"])
    assert dev.installed == [["test"], ["quality", "test"]]


def test_a_changed_project_is_installed_again(dev, venv, monkeypatch):
    dev.set_up()
    monkeypatch.setattr(dev, "setup_hash", lambda: "another")
    dev.set_up()
    assert len(dev.installed) == 2


def test_another_build_of_torch_is_installed_again(dev, venv, monkeypatch):
    dev.set_up()
    monkeypatch.setenv("MYNAH_TORCH", "torch==2.13.0")
    dev.set_up()
    assert len(dev.installed) == 2


def test_a_broken_installation_is_not_taken_for_done(dev, venv, monkeypatch):
    def fail(venv, extras):
        raise dev.SetupError("no space")

    dev.set_up()
    monkeypatch.setattr(dev, "setup_hash", lambda: "another")
    monkeypatch.setattr(dev, "install", fail)
    with pytest.raises(dev.SetupError):
        dev.set_up()
    assert dev.read_stamp(venv) == {}


@pytest.mark.parametrize("content", ["", "{", "[]", "null"])
def test_a_half_written_stamp_means_not_installed(dev, tmp_path, content):
    (tmp_path / dev.STAMP).write_text(content)
    assert dev.read_stamp(tmp_path) == {}


def test_an_environment_without_its_python_does_not_work(dev, tmp_path):
    assert not dev.works(tmp_path)


def test_a_folder_of_the_user_is_not_made_an_environment(dev, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(dev.SetupError, match="nothing was changed"):
        dev.make_venv(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["thesis.txt"]


def test_missing_system_packages_are_named_where_they_cannot_be_installed(dev, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.SetupError, match=r"sudo apt-get install python3\.11-venv"):
        dev.need_system_packages(["python3.11-venv"])


def test_root_installs_missing_system_packages(dev, monkeypatch):
    calls = []
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev, "call", lambda command, extra: calls.append(command))
    dev.need_system_packages(["python3.11-venv"])
    assert [command[1] for command in calls] == ["update", "install"]
    assert calls[1][-1] == "python3.11-venv"


@pytest.mark.parametrize(("found", "expected"), [(0, []), (1, ["--extra-index-url"])])
def test_torch_on_linux_is_always_the_cpu_build(dev, monkeypatch, found, expected):
    commands = []

    def run(command, **_):
        commands.append(command)
        return subprocess.CompletedProcess(command, found)

    monkeypatch.delenv("MYNAH_TORCH", raising=False)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.subprocess, "run", run)
    monkeypatch.setattr(dev, "call", commands.append)
    dev.install_torch(["pip", "install"])
    assert all("torch==2.13.0+cpu" in command for command in commands)
    assert [part for part in commands[-1] if part.startswith("--")] == expected


def test_options_of_pytest_are_passed_on_whole(dev, monkeypatch, venv):
    commands = []

    def run(command, *_):
        commands.append([str(part) for part in command])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev, "run", run)
    assert dev.main(["test", "-k", "a or b", "--maxfail=1"]) == 0
    assert commands[-1][1:] == ["-m", "pytest", "-k", "a or b", "--maxfail=1"]
    assert len(commands) == 5
    assert dev.main(["test"]) == 0
    assert "--dist" in commands[-1]  # all of it, on every core


def test_a_failed_check_fails_the_run_though_the_suite_passes(dev, monkeypatch, venv, capsys):
    def run(command, *_):
        return subprocess.CompletedProcess(command, 1 if "mypy" in command else 0)

    monkeypatch.setattr(dev, "run", run)
    assert dev.main(["test"]) == 1
    assert "FAILED" in capsys.readouterr().out


def test_the_newest_complete_voice_is_named(dev, tmp_path):
    for age, name in enumerate(["v1", "v2", "half"]):
        (tmp_path / name).mkdir()
        card = tmp_path / name / "voice.json"
        card.write_text("{}")
        os.utime(card, (age, age))
        if name != "half":
            (tmp_path / name / "model.safetensors").touch()
    assert dev.newest_voice(tmp_path).name == "v2"


def test_no_voice_is_an_error_whatever_the_exit_code_was(dev, tmp_path):
    with pytest.raises(dev.SetupError, match="without a voice"):
        dev.newest_voice(tmp_path)


@pytest.fixture
def environment(tmp_path, dev):
    """A stand-in for the environment's folder whose Python is the one of the tests."""
    scripts = tmp_path / "environment" / dev.SCRIPTS
    scripts.mkdir(parents=True)
    python = scripts / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return scripts.parent


def write(path, seconds, amplitude, rate=16000):
    rng = np.random.default_rng(1)
    noise = rng.standard_normal(int(seconds * rate)).clip(-1, 1) * amplitude
    soundfile.write(path, noise, rate, subtype="FLOAT")
    return path


def test_a_conversion_that_sounds_is_believed(dev, environment, tmp_path):
    source = write(tmp_path / "source.wav", 2.0, 0.3)
    result = write(tmp_path / "a result.wav", 2.1, 0.2, rate=48000)
    assert dev.listen(environment, source, result).startswith("2.1 s at -")


@pytest.mark.parametrize(("seconds", "amplitude"), [(2.0, 0.0), (2.0, 0.0005), (0.5, 0.3)])
def test_a_silent_or_short_conversion_is_not(dev, environment, tmp_path, seconds, amplitude):
    source = write(tmp_path / "source.wav", 2.0, 0.3)
    result = write(tmp_path / "result.wav", seconds, amplitude)
    with pytest.raises(dev.SetupError, match="is not right"):
        dev.listen(environment, source, result)


def test_a_conversion_that_is_not_there_is_said(dev, environment, tmp_path):
    source = write(tmp_path / "source.wav", 2.0, 0.3)
    with pytest.raises(dev.SetupError, match="ended without"):
        dev.listen(environment, source, tmp_path / "nothing.wav")


def test_ci_script_is_valid_and_strict():
    script = ROOT / ".ci" / "run"
    subprocess.run(["bash", "-n", str(script)], check=True)
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text
    assert os.access(script, os.X_OK)
