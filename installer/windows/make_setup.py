"""The setup for Windows: checks its script, and compiles it around a bundle.

    python installer/windows/make_setup.py check   parse mynah.iss, build nothing
    python installer/windows/make_setup.py build BUNDLE [--out DIR] [--compiler COMMAND]
    python installer/windows/make_setup.py stub DIR   files in the place of a bundle, to try with

The compiler is ISCC.exe of Inno Setup 6.4 or newer, by its usual place, or as COMMAND says: under
Linux for example `wine ISCC.exe`. Paths are then given as wine knows them.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import about

HERE = Path(__file__).resolve().parent
ROOT = about.ROOT
SCRIPT = HERE / "mynah.iss"
USUAL = (
    r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe",
    r"C:\Program Files\Inno Setup 6\ISCC.exe",
)
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
GIVEN = {"Version", "Bundle", "Output", "Megabytes", "Icon"}
NEEDED = {
    "Setup": {"AppId", "AppVersion", "PrivilegesRequired", "DefaultDirName", "OutputBaseFilename"},
    "Files": {"Source", "DestDir"},
    "Icons": {"Name", "Filename"},
    "InstallDelete": {"Type", "Name"},
    "Registry": {"Root", "Subkey"},
    "UninstallDelete": {"Type", "Name"},
}


class SetupError(Exception):
    """What went wrong, in words for the person at the terminal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Read the command and do it; 1 when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, dest="command")
    commands.add_parser("check")
    stub_parser = commands.add_parser("stub")
    stub_parser.add_argument("folder", type=Path)
    build_parser = commands.add_parser("build")
    build_parser.add_argument("bundle", type=Path)
    build_parser.add_argument("--out", type=Path, default=ROOT / "dist")
    build_parser.add_argument("--compiler", default="", help="how ISCC is started")
    options = parser.parse_args(argv)
    try:
        if options.command == "check":
            faults = check(SCRIPT.read_text("utf-8"))
            print("\n".join(faults) or "the script is in order")
            return 1 if faults else 0
        if options.command == "stub":
            stub(options.folder)
            return 0
        print(build(options.bundle, options.out, shlex.split(options.compiler)))
    except SetupError as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 1
    return 0


def sections(script: str) -> dict[str, list[str]]:
    """Lines of each section of a script, without comments and what the preprocessor reads.

    Raises:
        SetupError: A line stands before the first section, or a section twice.
    """
    found: dict[str, list[str]] = {}
    current = ""
    for number, line in enumerate(script.splitlines(), 1):
        text = line.strip()
        if heading := re.fullmatch(r"\[(\w+)\]", text):
            current = heading[1]
            if current in found:
                raise SetupError(f"line {number}: [{current}] is there twice")
            found[current] = []
        elif text and not text.startswith((";", "#")):
            if not current:
                raise SetupError(f"line {number} belongs to no section")
            found[current].append(text)
    return found


def check(script: str) -> list[str]:
    """What is wrong with a script, as far as can be told without the compiler."""
    try:
        parts = sections(script)
    except SetupError as error:
        return [str(error)]
    faults = []
    for section, wanted in NEEDED.items():
        lines = parts.get(section)
        if not lines:
            faults.append(f"[{section}] is missing")
        elif section == "Setup":
            names = {line.partition("=")[0] for line in lines}
            faults += [f"[Setup] lacks {name}" for name in sorted(wanted - names)]
        else:
            faults += [
                f"[{section}] lacks {name}: {line}"
                for line in lines
                for name in sorted(wanted - set(parameters(line)))
            ]
    used = set(re.findall(r"\{#(\w+)\}", script)) - {"SourcePath"}
    faults += [f"{{#{name}}} is given by nobody" for name in sorted(used - GIVEN)]
    faults += _message_faults(script, parts)
    faults += _file_faults(parts)
    if about.version() in script:
        faults.append("the version stands in the script; it is given when it is compiled")
    return faults


def parameters(line: str) -> dict[str, str]:
    """`Name: value; Name: value` as a dictionary; quotes are taken off, "" stands for one."""
    pairs = re.findall(r'(\w+):\s*("(?:[^"]|"")*"|[^;]*)', line)
    found = {}
    for name, given in pairs:
        value = given.strip()
        found[name] = value[1:-1].replace('""', '"') if value.startswith('"') else value
    return found


def _message_faults(script: str, parts: dict[str, list[str]]) -> list[str]:
    languages = [parameters(line)["Name"] for line in parts.get("Languages", ())]
    given = {line.partition("=")[0] for line in parts.get("CustomMessages", ())}
    names = {one.partition(".")[2] for one in given}
    own = set(re.findall(r"CustomMessage\('(\w+)'\)", script))
    own |= set(re.findall(r"\{cm:(\w+)\}", script)) - {"CreateDesktopIcon", "AdditionalIcons"}
    faults = [f"the message {name} is nowhere" for name in sorted(own - names)]
    faults += [
        f"the message {name} is missing in {language}"
        for name in sorted(names)
        for language in languages
        if f"{language}.{name}" not in given
    ]
    return faults


def _file_faults(parts: dict[str, list[str]]) -> list[str]:
    faults = []
    for line in parts.get("Setup", ()):
        name, _, value = line.partition("=")
        if value.startswith("{#SourcePath}"):
            path = HERE / value.removeprefix("{#SourcePath}").strip("\\").replace("\\", "/")
            if not path.resolve().is_file():
                faults.append(f"{name} is not there: {path.resolve()}")
    return faults


def build(bundle: Path, out: Path, compiler: Sequence[str] = (), size: int = 0) -> Path:
    """Compile the setup around a bundle and return its path.

    Args:
        bundle: The folder.
        out: Where the setup goes.
        compiler: How ISCC is started; from its usual place when not given.
        size: Bytes that the setup takes the bundle for, to try what a large one needs; counted
            when not given.

    Raises:
        SetupError: No compiler, no bundle, or what the compiler said.
    """
    if faults := check(SCRIPT.read_text("utf-8")):
        raise SetupError("; ".join(faults))
    for name in ("mynah.exe", "mynah-engine.exe"):
        if not (bundle / name).is_file():
            raise SetupError(f"{bundle} is no bundle for Windows: {name} is missing")
    command = list(compiler) or _usual_compiler()
    out.mkdir(parents=True, exist_ok=True)
    size = size or sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file())
    foreign = command[0].endswith("wine") or os.name != "nt"
    with tempfile.TemporaryDirectory() as place:
        icon = Path(place) / "mynah.ico"
        draw_icon(icon)
        given = {
            "Version": about.version(),
            "Bundle": _windows(bundle.resolve(), foreign),
            "Output": _windows(out.resolve(), foreign),
            "Megabytes": str(size // 1_000_000),  # its whole numbers have 32 bits
            "Icon": _windows(icon, foreign),
        }
        command += [f"/D{name}={value}" for name, value in given.items()]
        done = subprocess.run(
            [*command, _windows(SCRIPT, foreign)], capture_output=True, text=True, check=False
        )
    made = out / f"Mynah-{about.version()}-setup.exe"
    if done.returncode or not made.is_file():
        raise SetupError(f"the compiler said: {(done.stdout + done.stderr)[-2000:]}")
    return made


def _usual_compiler() -> list[str]:
    for path in (*USUAL, shutil.which("iscc") or ""):
        if path and Path(path).is_file():
            return [path]
    raise SetupError("ISCC.exe of Inno Setup is not here: https://jrsoftware.org/isinfo.php")


def _windows(path: Path, foreign: bool) -> str:
    """A path as the compiler reads it; wine shows the root as the drive Z."""
    return "Z:" + str(path).replace("/", "\\") if foreign else str(path)


def draw_icon(target: Path) -> None:
    """The program's icon in all sizes in one .ico; needs rsvg-convert and icotool."""
    drawing = ROOT / "resources" / "icons" / "mynah.svg"
    try:
        with tempfile.TemporaryDirectory() as place:
            pictures = []
            for size in ICON_SIZES:
                picture = str(Path(place) / f"{size}.png")
                sized = ["-w", str(size), "-h", str(size), "-o", picture]
                subprocess.run(["rsvg-convert", *sized, str(drawing)], check=True)
                pictures.append(picture)
            subprocess.run(["icotool", "-c", "-o", str(target), *pictures], check=True)
    except FileNotFoundError as error:
        raise SetupError(f"{error.filename} is not installed") from None


def stub(folder: Path) -> None:
    """Files where those of a bundle would be, to try the setup without one."""
    (folder / "_internal" / "mynah").mkdir(parents=True, exist_ok=True)
    for name in ("mynah.exe", "mynah-engine.exe"):
        (folder / name).write_bytes(b"MZ in the place of " + name.encode())
    (folder / "_internal" / "mynah" / "data.txt").write_text(about.version(), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
