"""Mynah.dmg out of Mynah.app, on macOS.

    python3 installer/macos/make_image.py check          the parts that can be checked anywhere
    python3 installer/macos/make_image.py build APP [--identity NAME] [--out DIR]

`build` signs the program with the hardened run-time ("-" signs it for this computer alone), makes
the disk image with dmgbuild, and says how to have Apple notarise it. It refuses to run elsewhere.
"""

from __future__ import annotations

import argparse
import plistlib
import runpy
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import about
import bundle_info

HERE = Path(__file__).resolve().parent
ROOT = about.ROOT
ENTITLEMENTS = HERE / "entitlements.plist"
SETTINGS = HERE / "dmg_settings.py"


class ImageError(Exception):
    """What went wrong, in words for the person at the terminal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Read the command and do it; 1 when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, dest="command")
    commands.add_parser("check")
    build_parser = commands.add_parser("build")
    build_parser.add_argument("app", type=Path)
    build_parser.add_argument("--identity", default="-", help="whose signature")
    build_parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args(argv)
    try:
        if options.command == "check":
            faults = check()
            print("\n".join(faults) or "the parts are in order")
            return 1 if faults else 0
        print(build(options.app, options.out, options.identity))
    except ImageError as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 1
    return 0


def check() -> list[str]:
    """What is wrong with the property lists and the settings."""
    faults = []
    made = plistlib.loads(plistlib.dumps(bundle_info.info_plist(about.version())))
    exported = {one["UTTypeIdentifier"] for one in made["UTExportedTypeDeclarations"]}
    opened = {kind for one in made["CFBundleDocumentTypes"] for kind in one["LSItemContentTypes"]}
    faults += [f"the type {kind} is opened by nobody" for kind in sorted(exported - opened)]
    if not made["NSMicrophoneUsageDescription"]:
        faults.append("macOS ends a program that records and does not say what for")
    entitlements = plistlib.loads(ENTITLEMENTS.read_bytes())
    if not entitlements.get("com.apple.security.device.audio-input"):
        faults.append("the hardened run-time would forbid recording")
    settings = runpy.run_path(str(SETTINGS), {"defines": {"app": "somewhere/Mynah.app"}})
    if (
        settings["files"] != ["somewhere/Mynah.app"]
        or "Mynah.app" not in settings["icon_locations"]
    ):
        faults.append("the disk image does not hold the program")
    return faults


def build(app: Path, out: Path, identity: str) -> Path:
    """Sign the program and put it into a disk image.

    Raises:
        ImageError: Not on macOS, no program, or what a tool said.
    """
    if sys.platform != "darwin":
        raise ImageError("a program for macOS is signed and packed on macOS")
    if faults := check():
        raise ImageError("; ".join(faults))
    if not (app / "Contents" / "Info.plist").is_file():
        raise ImageError(f"{app} is no program for macOS")
    out.mkdir(parents=True, exist_ok=True)
    image = out / f"Mynah-{about.version()}.dmg"
    sign = ["codesign", "--force", "--deep", "--options", "runtime", "--timestamp"]
    if identity == "-":
        sign.remove("--timestamp")  # a signature for this computer has no time to prove
    _run(*sign, "--entitlements", str(ENTITLEMENTS), "--sign", identity, str(app))
    _run("codesign", "--verify", "--deep", "--strict", str(app))
    _run("dmgbuild", "-s", str(SETTINGS), "-D", f"app={app}", "Mynah", str(image))
    if identity != "-":
        print(f"now: xcrun notarytool submit {image} --wait && xcrun stapler staple {image}")
    return image


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise ImageError(f"{command[0]} is not installed") from None
    except subprocess.CalledProcessError as error:
        raise ImageError(f"{command[0]} failed: {error.stderr or error.stdout}") from error


if __name__ == "__main__":
    raise SystemExit(main())
