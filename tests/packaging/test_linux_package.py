"""Packages for Linux of a bundle that is two shell scripts: layout, metadata, sameness."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("dpkg-deb", "rsvg-convert")

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux are made there"),
]


def load(name):
    path = ROOT / "packaging" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


linux = load("linux_package")
about = linux.about


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764300000")
    for tool in NEEDED:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    for name in ("mynah", "mynah-engine"):
        (folder / name).write_text(f"#!/bin/sh\necho this is {name}\n")
        (folder / name).chmod(0o755)
    (folder / "_internal" / "libx.so.1").write_bytes(b"library")
    (folder / "_internal" / "libx.so").symlink_to("libx.so.1")
    for name in ("libx.so.1", "LICENSE"):  # as wheels have them
        (folder / "_internal" / name).touch()
        (folder / "_internal" / name).chmod(0o755)
    return folder


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_deb_has_programs_menu_entry_types_and_links(bundle, tmp_path):
    deb = linux.make_deb(bundle, tmp_path, fast=True)
    assert deb.name == f"mynah_{about.version()}-1_{linux.debian_architecture()}.deb"
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "--extract", str(deb), str(root)], check=True)
    said = subprocess.run([str(root / "usr/bin/mynah")], capture_output=True, text=True, check=True)
    assert said.stdout == "this is mynah\n"
    inside = root / "usr/lib/mynah/_internal"
    assert (inside / "libx.so").is_symlink()
    for name in ("libx.so.1", "LICENSE"):
        assert (inside / name).stat().st_mode & 0o777 == 0o644, "only programs can be started"
    share = root / "usr/share"
    entry = (share / "applications/io.github.mynah.Mynah.desktop").read_text("utf-8")
    assert "Exec=mynah %F\n" in entry
    for size in ("16x16", "256x256"):
        assert (share / f"icons/hicolor/{size}/apps/io.github.mynah.Mynah.png").is_file()
        kinds = share / f"icons/hicolor/{size}/mimetypes"
        assert {path.stem for path in kinds.iterdir()} == set(linux.DOCUMENTS)
    control = subprocess.run(
        ["dpkg-deb", "--field", str(deb)], capture_output=True, text=True, check=True
    ).stdout
    assert f"Version: {about.version()}-1\n" in control
    assert "libegl1" in control
    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(deb)], capture_output=True, text=True, check=True
    ).stdout
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}


@pytest.mark.parametrize("make", ["make_deb", "make_archive"])
def test_the_same_bundle_gives_the_same_bytes(bundle, tmp_path, make):
    made = []
    for number in range(2):
        os.utime(bundle / "mynah", (number + 1, number + 1))
        out = tmp_path / str(number)
        out.mkdir()
        made.append(digest(getattr(linux, make)(bundle, out, fast=True)))
    assert made[0] == made[1]


def test_the_archive_runs_from_anywhere(bundle, tmp_path):
    archive = linux.make_archive(bundle, tmp_path, fast=True)
    with tarfile.open(archive) as file:
        file.extractall(tmp_path / "any where", filter="data")
    (folder,) = (tmp_path / "any where").iterdir()
    said = subprocess.run([str(folder / "AppRun")], capture_output=True, text=True, check=True)
    assert said.stdout == "this is mynah\n"
    assert (folder / "io.github.mynah.Mynah.desktop").is_file()
    assert (folder / ".DirIcon").is_file()


def test_what_is_no_bundle_is_refused(tmp_path, capsys):
    assert linux.main(["deb", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "is no bundle" in capsys.readouterr().err


def test_without_its_tool_an_appimage_is_refused(bundle, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(linux.shutil, "which", lambda name: None)
    assert linux.main(["appimage", str(bundle), "--out", str(tmp_path)]) == 1
    assert "appimagetool is not here" in capsys.readouterr().err


def test_the_metadata_is_in_order(capsys):
    if shutil.which("rsvg-convert") is None:
        pytest.skip("rsvg-convert is not installed")
    assert linux.check() == 0, capsys.readouterr().err


def test_a_wrong_menu_entry_is_found(monkeypatch, capsys):
    for tool in ("rsvg-convert", "desktop-file-validate"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    real = linux.source
    monkeypatch.setattr(linux, "source", lambda kind: real(kind).replace("Type=App", "Type=Lap"))
    assert linux.check() == 1
    assert "desktop-file-validate" in capsys.readouterr().err


def test_types_are_the_same_everywhere():
    types = {
        one.get("type")
        for one in ElementTree.fromstring(  # noqa: S314 - our own
            linux.source("mime.xml")
        )
    }
    listed = {
        one.text
        for one in ElementTree.fromstring(  # noqa: S314 - our own
            linux.metainfo()
        ).iter("mediatype")
    }
    assert types == listed
    assert all(f"{one};" in linux.source("desktop") for one in types)


def test_the_newest_change_is_of_this_version():
    newest = about.releases()[0]
    assert newest.version == about.version()
    assert newest.changes
    assert linux.debian_changelog().startswith(f"mynah ({about.version()}-1) ")


def test_changes_are_read_with_their_following_lines():
    text = "## 2.0 (2027-01-02)\n\n- One\n  goes on.\n- Two.\n\n## 1.0 (2026-01-02)\n\n- Old.\n"
    newest, oldest = about.releases(text)
    assert newest.changes == ("One goes on.", "Two.")
    assert (oldest.version, oldest.date.isoformat()) == ("1.0", "2026-01-02")
