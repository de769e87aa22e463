"""In a bundle: its own programs are found, other programs get their own libraries back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mynah.project import frozen, paths


@pytest.fixture
def bundle(monkeypatch):
    """This process counts as the window's program of a bundle on Linux."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/mynah/mynah")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/mynah/_internal", raising=False)


def test_a_checkout_is_no_bundle():
    assert not frozen.is_frozen()
    assert not frozen.has_engine_beside()


@pytest.mark.usefixtures("bundle")
def test_the_engine_lies_beside_and_on_macos_it_is_the_same_program(monkeypatch):
    assert frozen.has_engine_beside()
    assert frozen.engine_program() == ("/opt/mynah/mynah-engine", [])
    monkeypatch.setattr(sys, "platform", "win32")
    assert frozen.engine_program() == ("/opt/mynah/mynah-engine.exe", [])
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not frozen.has_engine_beside()
    assert frozen.engine_program() == ("/opt/mynah/mynah", ["--engine"])


@pytest.mark.usefixtures("bundle")
def test_the_engine_lies_beside_the_program_and_not_beside_a_link_to_it(tmp_path, monkeypatch):
    program = tmp_path / "lib" / "mynah"
    program.parent.mkdir()
    program.touch()
    link = tmp_path / "mynah"
    link.symlink_to(program)
    monkeypatch.setattr(sys, "executable", str(link))
    assert frozen.engine_program() == (str(program.with_name("mynah-engine")), [])


@pytest.mark.usefixtures("bundle")
def test_what_was_kept_is_given_back_and_what_a_bundle_set_is_taken_away():
    ours = "/opt/mynah/_internal"
    inner = {"LD_LIBRARY_PATH": ours, "LD_LIBRARY_PATH_ORIG": "/usr/mine", "A": "b"}
    inner |= {"QT_PLUGIN_PATH": f"{ours}/PySide6/Qt/plugins", "QT_PLUGIN_PATH_ORIG": "/usr/qt"}
    outer = {"LD_LIBRARY_PATH": "/usr/mine", "QT_PLUGIN_PATH": "/usr/qt", "A": "b"}
    assert frozen.outer_environment(inner) == outer
    assert frozen.outer_environment(outer) == outer  # also where it was done before
    assert frozen.outer_environment({"LD_LIBRARY_PATH": ours, "QML2_IMPORT_PATH": ours}) == {}
    both = {"LD_LIBRARY_PATH": f"{ours}:/usr/mine:"}
    assert frozen.outer_environment(both) == {"LD_LIBRARY_PATH": "/usr/mine"}


def test_outside_a_bundle_the_environment_is_as_it_is():
    assert frozen.outer_environment({"LD_LIBRARY_PATH": "/mine"}) == {"LD_LIBRARY_PATH": "/mine"}


def test_outside_a_bundle_nothing_is_settled():
    environ = {"LD_LIBRARY_PATH": "/mine", "QT_PLUGIN_PATH": "/usr/qt"}
    before = dict(environ)
    frozen.settle(environ)
    assert environ == before
    with frozen.without_foreign_qt(environ):
        assert environ == before


@pytest.mark.usefixtures("bundle")
def test_whatever_is_started_later_finds_the_surroundings_of_any_program(tmp_path, monkeypatch):
    certificates = tmp_path / "certificates.pem"
    certificates.touch()
    monkeypatch.setattr(frozen, "_CERTIFICATES", (str(tmp_path / "no"), str(certificates)))
    environ = {
        "LD_LIBRARY_PATH": "/opt/mynah/_internal",
        "QT_PLUGIN_PATH": "/opt/mynah/_internal/plugins",
        "QT_PLUGIN_PATH_ORIG": "/usr/lib/qt6/plugins",
        "_PYI_ARCHIVE_FILE": "/opt/mynah/mynah",
        "LANG": "C",
    }
    frozen.settle(environ)
    assert environ == {
        "QT_PLUGIN_PATH": "/usr/lib/qt6/plugins",
        "LANG": "C",
        "NUMBA_CACHE_DIR": str(paths.cache_dir() / "numba"),
        "SSL_CERT_FILE": str(certificates),
    }


@pytest.mark.usefixtures("bundle")
def test_a_place_that_a_person_chose_stays(monkeypatch):
    monkeypatch.setattr(frozen, "_CERTIFICATES", ("/dev/null",))
    environ = {"NUMBA_CACHE_DIR": "/mine", "SSL_CERT_FILE": "/my.pem"}
    frozen.settle(environ)
    assert environ == {"NUMBA_CACHE_DIR": "/mine", "SSL_CERT_FILE": "/my.pem"}


@pytest.mark.usefixtures("bundle")
def test_a_program_without_a_console_can_still_be_written_to(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    frozen.settle({})
    opened = (sys.stdout, sys.stderr)
    for stream in opened:
        stream.write("nobody reads this")
        assert stream.name == os.devnull
        stream.close()


@pytest.mark.usefixtures("bundle")
def test_another_qt_is_hidden_while_ours_looks_for_its_plugins():
    environ = {"QT_PLUGIN_PATH": "/usr/qt", "QT_QPA_PLATFORM_PLUGIN_PATH": "/usr/qpa", "A": "b"}
    before = dict(environ)
    with frozen.without_foreign_qt(environ):
        assert environ == {"A": "b"}
    assert environ == before


@pytest.mark.skipif(os.name == "nt", reason="there the engine is another process")
def test_the_window_s_program_becomes_the_engine_for_a_command(tmp_path):
    """With a program in the engine's place that says what it was given and found."""
    engine = tmp_path / "mynah-engine"
    engine.write_text(
        f"#!{sys.executable}\n"
        "import json, os, sys\n"
        "names = ('LD_LIBRARY_PATH', 'LD_LIBRARY_PATH_ORIG', 'QT_PLUGIN_PATH')\n"
        "print(json.dumps({'pid': os.getpid(), 'given': sys.argv[1:],"
        " 'found': {name: os.environ[name] for name in names if name in os.environ}}))\n"
        "sys.exit(17)\n",
        encoding="utf-8",
    )
    engine.chmod(0o755)
    program = (
        "import sys; sys.frozen = True; sys.executable = sys.argv.pop(1);"
        "from mynah.__main__ import main; sys.exit(main())"
    )
    source = str(Path(frozen.__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": source, "LD_LIBRARY_PATH": str(tmp_path)}
    environment |= {"LD_LIBRARY_PATH_ORIG": "/mine", "QT_PLUGIN_PATH": str(tmp_path / "plugins")}
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "mynah"), "train", "--voice", "A b"],
        env=environment,
        stdout=subprocess.PIPE,
    )
    told = json.loads(child.communicate(timeout=60)[0])
    assert child.returncode == 17
    assert told == {
        "pid": child.pid,
        "given": ["train", "--voice", "A b"],
        "found": {"LD_LIBRARY_PATH": "/mine"},
    }
