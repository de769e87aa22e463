"""One command to open Mynah, one to try it whole and one to test it, from a fresh clone.

    python3 packaging/dev.py window [FILES]         set up, open the window
    python3 packaging/dev.py run [--samples DIR]    set up, train a small voice, convert with it
    python3 packaging/dev.py test [pytest options]  set up, then lint, types and the whole suite
    python3 packaging/dev.py setup [--extra NAME]   set up only
    python3 packaging/dev.py shell                  a shell in which `mynah` is the command
    python3 packaging/dev.py doctor                 what this computer can do

Standard library only. Everything goes into one virtual environment (`.venv` in the checkout, or
the folder named by MYNAH_VENV) and is skipped when pyproject.toml and the pinned versions have
not changed since. MYNAH_TORCH names another build of torch than the CPU one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = "mynah-setup.json"
TORCH = "torch==2.13.0"
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
# torchcrepe asks for torchaudio, whose PyPI build needs CUDA libraries, and does not use it for
# pitch: it is installed without its dependencies, and these are the ones that it does use.
CREPE_NEEDS = ("librosa", "resampy", "tqdm")
DEMO_MINUTES = 4.0
# What Qt loads from the system, by Debian's names, and what its tests need besides: an X server
# that draws into memory, a window manager, a tray, a hand that moves the mouse.
WINDOW_LIBRARIES = [
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libpulse0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
]
WINDOW_TESTS = ["espeak-ng", "fonts-dejavu-core", "openbox", "trayer", "xdotool", "xvfb"]
# What tests of the packages validate metadata and compile small libraries with.
PACKAGE_TESTS = [
    "appstream",
    "desktop-file-utils",
    "gcc",
    "libc6-dev",
    "librsvg2-bin",
    "man-db",
    "shared-mime-info",
]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

# Opens both files with the library that Mynah ships; the standard library reads no float WAV.
LISTEN = """
import sys, numpy, soundfile
source, result = (soundfile.info(path).duration for path in sys.argv[1:3])
samples, _ = soundfile.read(sys.argv[2], dtype="float32")
level = 20 * numpy.log10(max(float(numpy.sqrt(numpy.mean(samples**2))), 1e-9))
print(f"{result:.1f} s at {level:.0f} dBFS")
sound = numpy.isfinite(samples).all() and level > -50
sys.exit(0 if sound and abs(result - source) < 0.5 else 1)
"""


if TYPE_CHECKING:  # an older Python must get as far as check_python
    Part = str | Path


class SetupError(Exception):
    """What went wrong, in words for the person at the terminal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Read the command and do it; the exit code of what was run."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        check_python(sys.version_info[:2])
        if arguments[:1] == ["test"]:  # everything after it belongs to pytest, options included
            return test(arguments[1:])
        options = parse(arguments)
        return int(options.action(options))
    except SetupError as error:
        say(f"stopped: {error}")
        return 1
    except KeyboardInterrupt:
        say("stopped by you")
        return 130


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of every command but ``test``."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="window|run|test|setup|shell|doctor")
    window_parser = commands.add_parser("window", help="open the window")
    window_parser.add_argument("arguments", nargs=argparse.REMAINDER, help="files to import")
    window_parser.set_defaults(action=window)
    run_parser = commands.add_parser("run", help="train a small voice and convert with it")
    run_parser.add_argument("--samples", type=Path, default=ROOT / "resources" / "demo")
    run_parser.add_argument("--source", type=Path, help="a recording to convert")
    run_parser.add_argument("--minutes", type=float, default=DEMO_MINUTES, help="of training")
    run_parser.add_argument("--workspace", type=Path, default=ROOT / "demo-workspace")
    run_parser.set_defaults(action=run_demo)
    setup_parser = commands.add_parser("setup", help="set up only")
    setup_parser.add_argument("--extra", action="append", default=[], help="of pyproject.toml")
    setup_parser.set_defaults(action=lambda options: set_up(options.extra) and 0)
    commands.add_parser("test", help="lint, types and the whole suite")
    commands.add_parser("shell", help="a shell with the environment").set_defaults(action=shell)
    commands.add_parser("doctor", help="what this computer can do").set_defaults(action=doctor)
    return parser.parse_args(arguments)


# Setting up


def check_python(version: tuple[int, ...]) -> None:
    """Refuse a Python that is too old, before anything is written."""
    if version < (3, 11):
        found = ".".join(map(str, version))
        raise SetupError(
            f"Mynah needs Python 3.11 or newer, and this is {found} ({sys.executable})"
        )


def set_up(extras: Iterable[str] = ()) -> Path:
    """Make the environment what pyproject.toml and the constraints say; the folder of it."""
    venv = Path(os.environ.get("MYNAH_VENV") or ROOT / ".venv").absolute()
    wanted = sorted({*extras, *known_extras(venv)})
    stamp = {"hash": setup_hash(), "extras": wanted, "checkout": str(ROOT)}
    if works(venv) and read_stamp(venv) == stamp:
        return venv
    started = time.monotonic()
    if not works(venv):
        make_venv(venv)
    (venv / STAMP).unlink(missing_ok=True)
    install(venv, wanted)
    (venv / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    say(f"installed into {venv} in {time.monotonic() - started:.0f} s")
    return venv


def setup_hash() -> str:
    """Changes when another installation would come out."""
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for path in (ROOT / "pyproject.toml", CONSTRAINTS, Path(__file__)):
        digest.update(path.read_bytes())
    digest.update(os.environ.get("MYNAH_TORCH", "").encode())
    return digest.hexdigest()


def read_stamp(venv: Path) -> dict[str, object]:
    """What the last complete installation left; empty when there was none."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def known_extras(venv: Path) -> list[str]:
    """Extras that are there already: they are kept up to date, not dropped."""
    extras = read_stamp(venv).get("extras")
    return [str(extra) for extra in extras] if isinstance(extras, list) else []


def works(venv: Path) -> bool:
    """Whether the environment's own Python starts and is the version that runs this."""
    program = "import sys, pip; print(sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [venv / SCRIPTS / "python", "-c", program], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.strip() == str(sys.version_info[:2])


def make_venv(venv: Path) -> None:
    """Make the environment anew; get Debian's venv package first where it is a separate one."""
    if venv.exists() and any(venv.iterdir()) and not (venv / "pyvenv.cfg").exists():
        raise SetupError(f"{venv} is not a virtual environment, so nothing was changed in it")
    if subprocess.run([sys.executable, "-c", "import ensurepip"], check=False).returncode != 0:
        version = ".".join(map(str, sys.version_info[:2]))
        need_system_packages([f"python{version}-venv"])
    call([sys.executable, "-m", "venv", "--clear", venv])


def need_system_packages(packages: Sequence[str]) -> None:
    """Install system packages where this may be done, otherwise say which command does it."""
    say(f"missing on this system: {' '.join(packages)}")
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        hint = f"sudo apt-get install {' '.join(packages)}" if apt else "your system's packages"
        raise SetupError(f"install them first ({hint})")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call([apt, "update", "-qq"], quiet)
    call([apt, "install", "-y", "-qq", "--no-install-recommends", *packages], quiet)


def missing_packages(wanted: Iterable[str]) -> list[str]:
    """Those Debian packages that are not installed; none where dpkg does not say."""
    query = shutil.which("dpkg-query")
    if query is None:
        return []
    answer = subprocess.run(
        [query, "--show", "--showformat=${Package} ${Provides} ${Status}\n"],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in answer.stdout.splitlines() if line.endswith("ok installed")]
    there = {name.rstrip(",") for line in lines for name in line.split()}
    return sorted(name for name in wanted if name not in there)


def install(venv: Path, extras: Sequence[str]) -> None:
    """Install torch, then Mynah itself and what it needs, then torchcrepe by itself."""
    pip: list[Part] = [
        venv / SCRIPTS / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--quiet",
        "--no-input",
    ]
    pip += ["--disable-pip-version-check", "--constraint", CONSTRAINTS]
    say("installing (some hundred megabytes the first time)")
    call([*pip, "setuptools"])
    install_torch(pip)
    project = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    # Without isolation the build uses the pinned setuptools instead of today's newest.
    call([*pip, "--no-build-isolation", "--editable", project, *CREPE_NEEDS])
    call([*pip, "--no-deps", "torchcrepe", *(["torchfcpe"] if "compat" in extras else [])])


def install_torch(pip: Sequence[Part]) -> None:
    """Install the CPU build of torch: on Linux, PyPI's own brings gigabytes of CUDA libraries."""
    chosen = os.environ.get("MYNAH_TORCH")
    if chosen or sys.platform != "linux":
        call([*pip, chosen or TORCH])
        return
    configured = [*pip, f"{TORCH}+cpu"]  # a mirror or a folder of wheels may have it
    if subprocess.run(configured, check=False, stderr=subprocess.DEVNULL).returncode != 0:
        call([*configured, "--extra-index-url", TORCH_CPU_INDEX])


# Commands


def run_demo(options: argparse.Namespace) -> int:
    """Train a small voice, convert one recording with it, and look at what came out."""
    venv = set_up()
    mynah = venv / SCRIPTS / "mynah"
    workspace = options.workspace.absolute()
    source = options.source or ROOT / "resources" / "demo_source" / "source_001.ogg"
    result = workspace / "exports" / f"{source.stem}-demo.wav"
    started = time.monotonic()
    say(f"training a voice on {options.samples} for {options.minutes:g} minutes")
    train: list[Part] = [
        mynah,
        "train",
        "--voice",
        "demo",
        "--kind",
        "lite",
        "--workspace",
        workspace,
    ]
    call([*train, "--samples", options.samples.absolute(), "--minutes", f"{options.minutes:g}"])
    say(f"converting {source.name}")
    result.parent.mkdir(parents=True, exist_ok=True)
    result.unlink(missing_ok=True)
    convert: list[Part] = [mynah, "convert", "--workspace", workspace, "demo"]
    call([*convert, source.absolute(), "--out", result])
    voice = newest_voice(workspace / "voices" / "demo")
    sound = listen(venv, source, result)
    say(f"done in {(time.monotonic() - started) / 60:.1f} minutes")
    say(f"the voice:      {voice}")
    say(f"the source:     {source}")
    say(f"the conversion: {result} ({sound})")
    say(f"more of it:     {shlex.join(map(str, convert))} YOUR-RECORDINGS --out FOLDER")
    return 0


def newest_voice(versions: Path) -> Path:
    """The newest complete version of a voice; an exit code alone is no proof that there is one."""
    complete = [card.parent for card in versions.glob("*/voice.json")]
    complete = [folder for folder in complete if (folder / "model.safetensors").is_file()]
    if not complete:
        raise SetupError(f"the training ended without a voice in {versions}")
    return max(complete, key=lambda folder: (folder / "voice.json").stat().st_mtime)


def listen(venv: Path, source: Path, result: Path) -> str:
    """Open the conversion: as long as its source, finite and not silent; length and level of it."""
    if not result.is_file():
        raise SetupError(f"the conversion ended without {result}")
    command: list[Part] = [venv / SCRIPTS / "python", "-c", LISTEN, source, result]
    heard = subprocess.run(command, capture_output=True, text=True, check=False)
    if heard.returncode != 0:
        raise SetupError(f"{result} is not right: {heard.stdout.strip()}{heard.stderr}")
    return heard.stdout.strip()


def test(pytest_options: Sequence[str]) -> int:
    """Lint, types, import rules, then the suite, whose closing line is the last one."""
    absent = missing_packages([*WINDOW_LIBRARIES, *WINDOW_TESTS, *PACKAGE_TESTS])
    if absent:
        need_system_packages(absent)
    venv = set_up(["compat", "test", "words"])
    scripts = venv / SCRIPTS
    python = scripts / "python"
    checks: list[list[Part]] = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [scripts / "lint-imports"],
    ]
    failed = [check for check in checks if run(check).returncode != 0]
    for check in failed:
        say(f"FAILED: {shlex.join(str(part) for part in check)} (this run ends with an error)")
    if not pytest_options:  # the whole suite, on all cores
        workers = str(min(4, os.cpu_count() or 1))
        pytest_options = ["-n", workers, "--dist", "worksteal", "--durations", "30"]
    # One thread for each test: threads that wait for one another on busy cores only burn them.
    threads = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}
    suite = run([python, "-m", "pytest", *pytest_options], threads).returncode
    return suite or len(failed)


def window(options: argparse.Namespace) -> int:
    """Open the window; say which libraries of the system are missing for it, where that is so."""
    absent = missing_packages(WINDOW_LIBRARIES)
    if absent:
        need_system_packages(absent)
    return run([set_up() / SCRIPTS / "mynah", *options.arguments], cwd=Path.cwd()).returncode


def shell(_options: argparse.Namespace) -> int:
    """A shell in which the environment's commands come first."""
    venv = set_up()
    path = os.pathsep.join([str(venv / SCRIPTS), os.environ.get("PATH", "")])
    program = os.environ.get("SHELL" if os.name != "nt" else "COMSPEC", "/bin/sh")
    say(f"a shell with {venv}; leave it with exit")
    return run([program], {"PATH": path, "VIRTUAL_ENV": str(venv)}, cwd=Path.cwd()).returncode


def doctor(_options: argparse.Namespace) -> int:
    """Ask Mynah itself."""
    return run([set_up() / SCRIPTS / "mynah", "doctor"]).returncode


# Running programs


def run(
    command: Sequence[Part], extra: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    """Run a program from the checkout; its output is shown, its exit code is in the answer."""
    sys.stdout.flush()
    return subprocess.run(command, env={**os.environ, **(extra or {})}, cwd=cwd, check=False)


def call(command: Sequence[Part], extra: Mapping[str, str] | None = None) -> None:
    """Run a program that must succeed."""
    try:
        code = run(command, extra).returncode
    except OSError as error:
        raise SetupError(f"{command[0]} could not be started: {error}") from error
    if code != 0:
        shown = shlex.join(str(part) for part in command)
        raise SetupError(f"exit code {code} from: {shown}")


def say(text: str) -> None:
    """One line for the person at the terminal, in step with the programs' own output."""
    print(f"[mynah] {text}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
