"""Compile the setup around a stub, install it silently under wine, upgrade it, and remove it.

    python3 installer/windows/try_under_wine.py --iscc PATH/ISCC.exe

Needs wine with 32 bits (Debian: wine32:i386), rsvg-convert, icotool and Inno Setup, which npm has:
`npm install innosetup` (node_modules/innosetup/bin/ISCC.exe). Works in a wine prefix of its own and
removes it. Checks what a person would miss: files, types of files, the entry in the list of
programs, old libraries after an upgrade by a setup of several files, and that what they made is
there after the removal.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import about
import make_setup

SILENT = ("/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART")
APPLICATION = "{6B5A2E0C-3F0B-4C57-9E6B-9E1C5A0D7A31}_is1"
CLASSES = r"HKCU\Software\Classes"
UNINSTALL = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{APPLICATION}"
WAIT_S = 60.0
TOO_LARGE = 3_000_000_000  # bytes, for a setup of one file


class TrialError(Exception):
    """Something is not as a person would expect it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do all of it; 1 where something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--iscc", required=True, help="path of ISCC.exe")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        wine = Wine(Path(place) / "prefix")
        try:
            trial(wine, Path(place), options.iscc)
        except (TrialError, make_setup.SetupError) as error:
            print(f"failed: {error}", file=sys.stderr)
            return 1
        finally:
            wine.end()
    print("installed, upgraded and removed")
    return 0


class Wine:
    """A Windows of its own in a folder."""

    def __init__(self, prefix: Path) -> None:
        self.environment = {**os.environ, "WINEPREFIX": str(prefix), "WINEDEBUG": "-all"}
        # Neither a browser nor another language is wanted for this.
        self.environment["WINEDLLOVERRIDES"] = "mscoree,mshtml="
        self.user = prefix / "drive_c" / "users" / os.environ.get("USER", "root")
        self.run("wineboot", "--init")
        self.run("winecfg", "-v", "win10")  # wine 8 plays Windows 7

    def run(self, *command: str) -> str:
        """Run a program of Windows to its end; what it said.

        Raises:
            TrialError: It failed.
        """
        done = subprocess.run(
            ["wine", *command], env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise TrialError(f"{command[0]} ended with {done.returncode}: {done.stdout[-1000:]}")
        return done.stdout

    def value(self, key: str, name: str = "") -> str:
        """What stands in the registry; "" where nothing does."""
        asked = ["/v", name] if name else ["/ve"]
        try:
            said = self.run("reg", "query", key, *asked)
        except TrialError:
            return ""
        return next(
            (line.split("REG_SZ")[1].strip() for line in said.splitlines() if "REG_SZ" in line), ""
        )

    def end(self) -> None:
        """End all that runs in it."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False, timeout=WAIT_S)


def trial(wine: Wine, place: Path, iscc: str) -> None:
    """Install, upgrade, remove.

    Raises:
        TrialError: At the first thing that is wrong.
    """
    bundle = place / "bundle"
    make_setup.stub(bundle)
    (bundle / "_internal" / "old library.dll").write_bytes(b"of the version before")
    compiler = ["env", *_set(wine.environment), "wine", iscc]
    setup = make_setup.build(bundle, place / "first", compiler)
    begun = time.monotonic()
    wine.run(str(setup), *SILENT, "/CURRENTUSER")
    print(
        f"{setup.name}: {setup.stat().st_size} bytes, installed in {time.monotonic() - begun:.0f} s"
    )
    folder = wine.user / "AppData" / "Local" / "Programs" / "Mynah"
    _there(folder / "mynah.exe", folder / "_internal" / "old library.dll")
    command = wine.value(rf"{CLASSES}\Mynah.Voice\shell\open\command")
    if not (
        command.endswith('mynah.exe" "%1"')
        and wine.value(rf"{CLASSES}\.mynahvoice") == "Mynah.Voice"
    ):
        raise TrialError(f"the type of voices is not known: {command!r}")
    if wine.value(UNINSTALL, "DisplayVersion") != about.version():
        raise TrialError("the list of programs does not have it")

    made = [wine.user / "Documents" / "Mynah" / "workspace.json"]
    made.append(wine.user / "AppData" / "Local" / "mynah" / "settings.json")
    for path in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("what a person made", "utf-8")
    (bundle / "_internal" / "old library.dll").unlink()
    setup = make_setup.build(bundle, place / "second", compiler, TOO_LARGE)
    _there(setup.with_name(f"{setup.stem}-1.bin"))
    wine.run(str(setup), *SILENT, "/CURRENTUSER")
    if (folder / "_internal" / "old library.dll").exists():
        raise TrialError("an upgrade leaves libraries of the version before")
    _there(folder / "mynah.exe", *made)

    wine.run(str(folder / "unins000.exe"), *SILENT)
    until = time.monotonic() + WAIT_S  # it goes on in a copy of itself
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.2)
    if folder.exists():
        raise TrialError(f"the removal leaves {sorted(path.name for path in folder.rglob('*'))}")
    if wine.value(rf"{CLASSES}\.mynahvoice") or wine.value(UNINSTALL, "DisplayVersion"):
        raise TrialError("the removal leaves entries in the registry")
    _there(*made)


def _set(environment: Mapping[str, str]) -> list[str]:
    return [f"{name}={environment[name]}" for name in environment if name.startswith("WINE")]


def _there(*paths: Path) -> None:
    for path in paths:
        if not path.is_file():
            raise TrialError(f"{path} is not there")


if __name__ == "__main__":
    raise SystemExit(main())
