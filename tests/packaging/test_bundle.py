"""What a bundle holds, what its spec makes on each system, and what the build refuses."""

from __future__ import annotations

import ast
import importlib.util
import sys
import types
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
PYINSTALLER = PACKAGING / "pyinstaller"
SPEC = PYINSTALLER / "mynah.spec"
SCRIPTS = [
    PACKAGING / "build.py",
    PYINSTALLER / "contents.py",
    PYINSTALLER / "keep_environment.py",
]
OWN = {"contents", "video_stubs", "dev"}


def loaded(path: Path) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(f"packaging_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def contents():
    return loaded(PYINSTALLER / "contents.py")


@pytest.fixture
def build(monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield loaded(PACKAGING / "build.py")
    for name in OWN:
        sys.modules.pop(name, None)


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
    assert imported <= {*sys.stdlib_module_names, *OWN}


class Recorded:
    """A step of PyInstaller that notes what it was given."""

    made: list[Recorded]

    def __init__(self, *parts, **options):
        self.parts, self.options = parts, options
        self.binaries = [("libz.so", "/x", "BINARY"), ("PySide6/Qt/qml/a.so", "/x", "BINARY")]
        self.datas = [("torch/a.pyi", "/x", "DATA"), ("mynah/resources/a.svg", "/x", "DATA")]
        self.pure, self.scripts = [], []
        self.made.append(self)


def made_by_spec(monkeypatch, system: str) -> dict[str, list[Recorded]]:
    """Run the spec as PyInstaller does on a system, with steps that only take notes."""
    hooks = types.ModuleType("PyInstaller.utils.hooks")
    hooks.collect_data_files = lambda package, **_options: [(f"/{package}", package)]
    hooks.collect_submodules = lambda package: [package, f"{package}.inner"]
    hooks.copy_metadata = lambda package, **_options: [(f"/{package}.dist-info", package)]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "platform", system)
    steps = {
        name: type(name, (Recorded,), {"made": []})
        for name in ("Analysis", "BUNDLE", "COLLECT", "EXE", "PYZ")
    }
    code = compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec")
    monkeypatch.delitem(sys.modules, "contents", raising=False)
    try:
        exec(code, {**steps, "SPECPATH": str(PYINSTALLER)})  # noqa: S102 - as PyInstaller does
    finally:
        sys.modules.pop("contents", None)
    return {name: step.made for name, step in steps.items()}


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_a_bundle_is_one_folder_with_two_programs(monkeypatch, system):
    made = made_by_spec(monkeypatch, system)
    programs = {one.options["name"]: one for one in made["EXE"]}
    assert set(programs) == {"mynah", "mynah-engine"}
    assert [one.options["name"] for one in made["COLLECT"]] == ["mynah"]
    assert made["BUNDLE"] == []
    assert programs["mynah"].options["console"] is (system != "win32")
    assert programs["mynah-engine"].options["console"]
    assert not any(one.options["upx"] for one in made["EXE"])
    assert ("u", None, "OPTION") in programs["mynah-engine"].parts[2]
    assert all(("X utf8", None, "OPTION") in one.parts[2] for one in made["EXE"])
    window, engine = made["Analysis"]
    assert "mynah.gui" in window.options["hiddenimports"]
    assert {"torch", "mynah.engine"} <= set(window.options["excludes"])
    assert "mynah.engine" in engine.options["hiddenimports"]
    assert {"PySide6", "mynah.gui"} <= set(engine.options["excludes"])
    assert "torch" not in engine.options["excludes"]


def test_on_macos_there_is_one_program_that_is_both(monkeypatch):
    made = made_by_spec(monkeypatch, "darwin")
    (program,) = made["EXE"]
    assert program.options["name"] == "mynah"
    assert not program.options["console"]
    (analysis,) = made["Analysis"]
    assert {"mynah.gui", "mynah.engine"} <= set(analysis.options["hiddenimports"])
    assert not {"PySide6", "torch", "mynah.engine"} & set(analysis.options["excludes"])
    (application,) = made["BUNDLE"]
    assert application.options["name"] == "Mynah.app"
    assert application.options["info_plist"]


def test_what_every_program_is_made_of_passes_the_lists(monkeypatch):
    for one in made_by_spec(monkeypatch, "linux")["Analysis"]:
        assert [name for name, *_ in one.binaries] == ["libz.so"]
        assert [name for name, *_ in one.datas] == ["mynah/resources/a.svg"]
        for script in (*one.parts[0], *one.options["runtime_hooks"], *one.options["hookspath"]):
            assert Path(script).exists()


@pytest.mark.parametrize("script", ["start_window.py", "start_engine.py"])
def test_other_processes_of_a_program_end_before_anything_is_imported(script):
    (guard,) = [
        node
        for node in ast.parse((PYINSTALLER / script).read_text(encoding="utf-8")).body
        if isinstance(node, ast.If)
    ]
    assert ast.unparse(guard.test) == "__name__ == '__main__'"
    assert ast.unparse(guard.body[0]) == "multiprocessing.freeze_support()"


def test_metadata_that_the_program_asks_for_comes_along(contents):
    from mynah.engine.cli import doctor
    from mynah.gui.services import components

    asked = {*doctor._REQUIRED, *doctor._OPTIONAL, *(name for name, _ in components.COMPONENTS)}
    assert asked <= set(contents.WITH_METADATA)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("libpython3.11.so.1.0", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6\\translations\\qtbase_es.qm", True),
        ("PySide6/Qt/lib/libQt6QuickControls2.so.6", False),
        ("PySide6/Qt/lib/libQt6Quick.so.6", True),  # the plugin for sound is linked to it
        ("libstdc++.so.6", False),
        ("libmount.so.1", False),  # nobody needs it where GTK is left out
        ("libQt6OpenGL.so.6", True),
        ("torch/_C.pyi", False),
        ("torch/lib/libtorch_cpu.so", True),
        ("mynah/resources/i18n/mynah_de.qm", True),
        ("mynah/resources/i18n/mynah_de.ts", False),
    ],
)
def test_what_belongs_into_a_bundle(contents, name, kept):
    assert contents.kept(name) is kept


def test_what_lacks_a_library_stops_the_build_unless_it_is_left_out(contents):
    folder = "/env/lib/python3.11/site-packages"
    qt = f"{folder}/PySide6/Qt/plugins"
    words = "WARNING: Library not found: could not resolve"
    lost = f"77 {words} 'libxcb-icccm.so.4', dependency of '{qt}/platforms/libqxcb.so'."
    fine = f"78 {words} 'libgtk-3.so.0', dependency of '{qt}/platformthemes/libqgtk3.so'."
    hidden = "79 ERROR: Hidden import 'mynah.nowhere' not found!"
    quiet = "80 INFO: Looking for dynamic libraries"
    assert contents.problems("\n".join([lost, fine, hidden, quiet])) == [lost, hidden]


def test_nothing_is_built_where_qt_would_lack_its_libraries(build, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(build, "_loads", lambda name: name != "libxcb-icccm.so.4")
    out = ["--out", str(tmp_path / "dist"), "--work", str(tmp_path / "build")]
    assert build.main(["bundle", *out]) == 1
    said = capsys.readouterr().out
    assert "missing on this system: libxcb-icccm.so.4" in said
    assert "libxcb-icccm4" in said
    assert list(tmp_path.iterdir()) == []


def test_every_library_of_the_host_has_a_package_that_is_named(build):
    named = " ".join(build.WINDOW_LIBRARIES).lower()
    for library in build.HOST_LIBRARIES:
        stem, _, number = library.lower().partition(".so.")
        assert f"{stem}{number}" in named or f"{stem}-{number}" in named, library


def test_a_library_that_is_not_there_is_noticed(build):
    assert build._loads("libc.so.6") or sys.platform != "linux"
    assert not build._loads("libnobody-has-this.so.1")


def test_sizes_are_told_by_part_and_links_are_not_counted(build, tmp_path, capsys):
    for name, size in (("mynah", 1), ("_internal/torch/lib/a.so", 3), ("_internal/b.so", 2)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(size * 1_000_000))
    (tmp_path / "_internal" / "c.so").symlink_to("b.so")
    assert build.tell_sizes(tmp_path) == 6_000_000
    assert "3.0 MB  torch" in capsys.readouterr().out


def test_a_log_with_problems_is_no_bundle(build, monkeypatch, tmp_path, capsys):
    def faulty(_python, work, log):
        work.mkdir(parents=True, exist_ok=True)
        log.write_text("9 ERROR: Hidden import 'x' not found!\n", encoding="utf-8")

    monkeypatch.setattr(build, "require_host_libraries", lambda: None)
    monkeypatch.setattr(build, "build_wheel", lambda work, out: out / "mynah.whl")
    monkeypatch.setattr(build, "install_for_bundle", lambda venv, wheel: Path("python"))
    monkeypatch.setattr(build, "run_pyinstaller", faulty)
    out = ["--out", str(tmp_path / "dist"), "--work", str(tmp_path / "build")]
    assert build.main(["bundle", *out]) == 1
    assert "Hidden import 'x' not found" in capsys.readouterr().out
    assert not (tmp_path / "dist").exists()


def test_nothing_that_is_started_shows_a_console_on_windows():
    # Qt's own processes get none. The engine that a person asks for in a terminal may have one.
    sources = [one for one in (ROOT / "desktop").rglob("*.py") if one.name != "frozen.py"]
    starts, loud = 0, []
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called in {"subprocess.run", "subprocess.Popen", "subprocess.check_output"}:
                starts += 1
                not_there = "/bin/" in ast.unparse(node.args[0])
                if not (not_there or "creationflags" in {one.arg for one in node.keywords}):
                    loud.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert starts >= 3
    assert loud == []
