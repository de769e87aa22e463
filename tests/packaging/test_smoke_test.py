"""The test of built programs notices what is missing, silent or left behind."""

from __future__ import annotations

import ast
import importlib
import os
import subprocess
import sys
import wave
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
SCRIPTS = [PACKAGING / "smoke_test.py", *sorted((PACKAGING / "smoke").glob("*.py"))]


@pytest.fixture
def smoke(monkeypatch):
    """The script as a module, with what lies beside it."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    module = importlib.import_module("smoke_test")
    yield module
    for name in ("smoke_test", "trial", "made_speech"):
        sys.modules.pop(name, None)


@pytest.fixture
def program(tmp_path):
    """Makes a program that says and does as it is told."""

    def make(body: str) -> Path:
        path = tmp_path / "a program"
        path.write_text(f"#!{sys.executable}\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


@pytest.fixture
def trial(smoke, tmp_path):
    """A trial of a program; everything that it started is ended."""
    made = []

    def make(path: Path):
        folder = tmp_path / "trial"
        folder.mkdir()
        made.append(smoke.Smoke([str(path)], folder, "offscreen", 60.0))
        return made[-1]

    yield make
    for one in made:
        one.end_everything()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_only_the_standard_library_is_imported(script):
    tree = ast.parse(script.read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
        )
    }
    assert imported <= {*sys.stdlib_module_names, "made_speech", "trial"}


@pytest.mark.parametrize(
    "said",
    [
        "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory",
        "ImportError: DLL load failed while importing QtCore: The specified module",
        "ModuleNotFoundError: No module named 'torch.testing'",
        'qt.qpa.plugin: Could not find the Qt platform plugin "xcb" in ""',
        "Error loading: undefined symbol: sf_open",
        "/lib/libc.so.6: version `GLIBC_2.38' not found (required by libx.so)",
    ],
)
def test_a_missing_part_is_a_fault_even_where_the_program_goes_on(trial, program, smoke, said):
    path = program(f"import sys; print('fine'); print({said!r}, file=sys.stderr)")
    one = trial(path)
    assert one.call("anything") == "fine\n"
    with pytest.raises(smoke.SmokeError, match="a part is missing"):
        one.refuse_markers()


def test_a_sound_server_that_is_not_there_is_no_fault(trial, program):
    said = "Couldn't load pipewire-0.3 library: cannot open shared object file"
    one = trial(program(f"print({said!r})"))
    one.call("anything")
    one.refuse_markers()


def test_a_command_that_fails_is_told_with_what_it_said(trial, program, smoke):
    one = trial(program("import sys; print('out of luck', file=sys.stderr); sys.exit(70)"))
    with pytest.raises(smoke.SmokeError, match=r"(?s)ended with 70.*out of luck"):
        one.call("anything")


@pytest.mark.parametrize("last", ["failed", "cancelled", "progress"])
def test_work_must_end_with_done(trial, program, smoke, last):
    one = trial(program(f'print(\'{{"event": "{last}"}}\')'))
    with pytest.raises(smoke.SmokeError, match="did not end with done"):
        one.work("anything")


def test_a_version_that_the_program_does_not_know_is_a_fault(trial, program, smoke):
    one = trial(program("print('mynah 0.0.0')"))
    with pytest.raises(smoke.SmokeError, match="--version says"):
        one.ask_version()


def test_a_window_that_ends_by_itself_is_told_at_once(trial, program, smoke):
    one = trial(program("import sys; print('no display'); sys.exit(1)"))
    with pytest.raises(smoke.SmokeError, match=r"(?s)ended with 1.*no display"):
        one.open_window()


WINDOW = """import json, os, pathlib, signal
logs = pathlib.Path(os.environ["MYNAH_HOME"], "logs")
logs.mkdir(parents=True, exist_ok=True)
left, seen = logs / "left", logs / "crash-seen.txt"
if left.exists():
    left.{found}
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
def crash(*_):
    left.write_text("Fatal Python error: Aborted")
    os._exit(3)
signal.signal(signal.SIGABRT, crash)
ready = pathlib.Path(os.environ["MYNAH_TELL_READY"])
ready.with_name("part").write_text(json.dumps(dict(event="ready")))
ready.with_name("part").rename(ready)
while True:
    signal.pause()"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_a_crash_must_be_found_by_the_next_start(trial, program):
    one = trial(program(WINDOW.replace("{found}", "rename(seen)")))
    assert one.crash_and_start() == ""
    assert one.living() == []


def test_a_crash_that_nobody_finds_is_a_fault(trial, program, smoke):
    one = trial(program(WINDOW.replace("{found}", "unlink()")))
    with pytest.raises(smoke.SmokeError, match="left no report"):
        one.crash_and_start()


@pytest.mark.parametrize("takes", [True, False])
def test_the_files_of_a_second_start_must_arrive(trial, program, smoke, takes):
    body = "import pathlib, sys\nplace = pathlib.Path(sys.argv[2], 'samples')\n"
    one = trial(program(body + "(place / 'a.meta.json').touch()" * takes))
    one.patience = 5.0
    (one.workspace / "samples").mkdir(parents=True)
    if takes:
        assert one.hand_over() == ""
    else:
        with pytest.raises(smoke.SmokeError, match="second start"):
            one.hand_over()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_a_process_that_was_left_is_found_and_ended(trial, program):
    body = (
        "import subprocess, sys;"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'],"
        " start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL)"
    )
    one = trial(program(body))
    one.call("anything")
    ((pid, name),) = one.living()
    assert "time.sleep" in name
    one.end_everything()
    assert not Path(f"/proc/{pid}").exists() or _is_dead(pid)


def _is_dead(pid: int) -> bool:
    return (
        Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"
    )


def test_the_environment_is_its_own(trial, program, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "/somewhere")
    one = trial(program("import os; print(sorted(os.environ))"))
    told = ast.literal_eval(one.call("anything"))
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & set(told)
    assert {"MYNAH_HOME", "QT_PLUGIN_PATH"} <= set(told)


def test_silence_is_no_conversion(smoke, tmp_path):
    path = tmp_path / "silent.wav"
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16000)
        out.writeframes(bytes(32000))
    with pytest.raises(smoke.SmokeError, match="empty or silent"):
        smoke.sound_seconds(path)
    with pytest.raises(smoke.SmokeError, match="is no sound"):
        smoke.sound_seconds(tmp_path / "nothing.wav")


def test_made_speech_is_sound_and_the_same_each_time(smoke, tmp_path):
    first, second = (smoke.write_speech(tmp_path / f"{n}.wav", 1.0, 3) for n in range(2))
    assert smoke.sound_seconds(first) >= 1.0
    assert first.read_bytes() == second.read_bytes()


def test_what_can_be_named(smoke, tmp_path):
    (tmp_path / "mynah").touch()
    assert smoke.command_of(str(tmp_path)) == [str(tmp_path / "mynah")]
    assert smoke.command_of(str(tmp_path / "mynah")) == [str(tmp_path / "mynah")]
    (tmp_path / "AppRun").touch()
    assert smoke.command_of(str(tmp_path)) == [str(tmp_path / "AppRun")]
    assert smoke.command_of(f"'{sys.executable}' -m mynah")[1:] == ["-m", "mynah"]
    with pytest.raises(smoke.SmokeError):
        smoke.command_of(str(tmp_path / "nothing"))


def test_a_broken_program_ends_the_script_with_1(program, tmp_path):
    path = program("import sys; sys.exit('libtorch_cpu.so: cannot open shared object file')")
    answer = subprocess.run(
        [sys.executable, str(PACKAGING / "smoke_test.py"), str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert answer.returncode == 1
    assert "FAILED: version ended with 1" in answer.stdout
    assert "libtorch_cpu.so" in answer.stdout
