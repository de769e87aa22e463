"""The recipes for Windows and macOS, as far as they can be checked on any system."""

from __future__ import annotations

import importlib.util
import plistlib
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(path):
    spec = importlib.util.spec_from_file_location(f"installer_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


windows = load(ROOT / "installer" / "windows" / "make_setup.py")
macos = load(ROOT / "installer" / "macos" / "make_image.py")
SCRIPT = windows.SCRIPT.read_text("utf-8")


def test_the_script_for_windows_is_in_order(capsys):
    assert windows.main(["check"]) == 0
    assert "in order" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("AppId=", "AppIdea=", "[Setup] lacks AppId"),
        ("[InstallDelete]", "[Deleting]", "[InstallDelete] is missing"),
        ("{#Bundle}", "{#Bundel}", "{#Bundel} is given by nobody"),
        ("es.VoiceType", "fr.VoiceType", "the message VoiceType is missing in es"),
        ("CustomMessage('DataStays')", "CustomMessage('Data')", "the message Data is nowhere"),
        (r"\..\..\LICENSE", r"\..\LICENSE", "LicenseFile is not there"),
        ("; DestDir:", "; Dest:", "[Files] lacks DestDir"),
        ("[Icons]", "[Files]", "[Files] is there twice"),
        ("[Setup]", "AppName=Mynah", "belongs to no section"),
        ("{#Version}", windows.about.version(), "the version stands in the script"),
    ],
)
def test_what_is_wrong_with_it_is_found(old, new, fault):
    assert old in SCRIPT
    assert fault in "\n".join(windows.check(SCRIPT.replace(old, new)))


def test_upgrade_and_removal_keep_what_people_made():
    deleted = "\n".join(
        windows.sections(SCRIPT)["InstallDelete"] + windows.sections(SCRIPT)["UninstallDelete"]
    )
    names = re.findall(r'Name: "([^"]+)"', deleted)
    assert set(names) == {r"{app}\_internal", "{app}"}
    assert 'Type: dirifempty; Name: "{app}"' in deleted


def test_without_a_compiler_or_a_bundle_it_says_so(tmp_path, capsys):
    assert windows.main(["build", str(tmp_path), "--out", str(tmp_path)]) == 1
    assert "mynah.exe is missing" in capsys.readouterr().err
    assert windows.main(["stub", str(tmp_path)]) == 0
    if sys.platform != "win32":
        assert windows.main(["build", str(tmp_path), "--out", str(tmp_path)]) == 1
        assert "ISCC.exe of Inno Setup is not here" in capsys.readouterr().err


def test_a_compiler_that_fails_is_heard(tmp_path, capsys, monkeypatch):
    windows.stub(tmp_path)
    monkeypatch.setattr(windows, "draw_icon", lambda target: target.write_bytes(b"icon"))
    command = f"{sys.executable} -c \"print('Error on line 7'); raise SystemExit(2)\""
    arguments = ["build", str(tmp_path), "--out", str(tmp_path), "--compiler", command]
    assert windows.main(arguments) == 1
    assert "Error on line 7" in capsys.readouterr().err


def test_a_large_bundle_is_told_in_a_number_that_the_compiler_can_read(tmp_path, monkeypatch):
    windows.stub(tmp_path)
    monkeypatch.setattr(windows, "draw_icon", lambda target: target.write_bytes(b"icon"))
    echo = [sys.executable, "-c", "import sys; print(sys.argv); raise SystemExit(1)"]
    with pytest.raises(windows.SetupError) as refused:
        windows.build(tmp_path, tmp_path, echo, size=3_000_000_000)
    assert "/DMegabytes=3000'" in str(refused.value)
    assert "Int(Megabytes) > 2000" in windows.SCRIPT.read_text("utf-8")


def test_parameters_of_a_line():
    line = 'Root: HKA; Subkey: "A; B"; ValueData: """{app}\\x.exe"" ""%1"""'
    assert windows.parameters(line) == {
        "Root": "HKA",
        "Subkey": "A; B",
        "ValueData": '"{app}\\x.exe" "%1"',
    }


def test_the_parts_for_macos_are_in_order(capsys):
    assert macos.main(["check"]) == 0
    assert "in order" in capsys.readouterr().out


def test_what_macos_would_refuse_is_found(monkeypatch, tmp_path):
    real = macos.bundle_info.info_plist
    monkeypatch.setattr(
        macos.bundle_info,
        "info_plist",
        lambda version: {
            **real(version),
            "CFBundleDocumentTypes": [],
            "NSMicrophoneUsageDescription": "",
        },
    )
    silent = tmp_path / "entitlements.plist"
    silent.write_bytes(plistlib.dumps({}))
    monkeypatch.setattr(macos, "ENTITLEMENTS", silent)
    faults = "\n".join(macos.check())
    assert "is opened by nobody" in faults
    assert "what for" in faults
    assert "forbid recording" in faults


@pytest.mark.skipif(sys.platform == "darwin", reason="would build there")
def test_elsewhere_than_on_macos_nothing_is_signed(tmp_path, capsys):
    assert macos.main(["build", str(tmp_path)]) == 1
    assert "on macOS" in capsys.readouterr().err


def test_all_systems_know_the_same_types_of_files():
    mime = ROOT / "packaging" / "linux" / "io.github.mynah.Mynah.mime.xml"
    tree = ElementTree.parse(mime)  # noqa: S314 - our own
    linux = {
        one.get("pattern").removeprefix("*") for one in tree.iter() if one.tag.endswith("glob")
    }
    info = macos.bundle_info.info_plist("1")
    mac = {
        f".{suffix}"
        for one in info["UTExportedTypeDeclarations"]
        for suffix in one["UTTypeTagSpecification"]["public.filename-extension"]
    }
    assert linux == mac == set(re.findall(r'"Software\\Classes\\(\.\w+)"', SCRIPT))
    identifiers = {
        macos.bundle_info.IDENTIFIER,
        macos.about.IDENTIFIER,
        *re.findall(r'AppUserModelID: "([^"]+)"', SCRIPT),
    }
    assert len(identifiers) == 1
