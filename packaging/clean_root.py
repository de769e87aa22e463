"""Try a package in a clean Debian: install, use, upgrade, remove. As root.

    python3 packaging/clean_root.py DEB [--base FOLDER] [--python PYTHON] [--keep]

A root is made by debootstrap (or copied from --base, which is made when missing), and in it:
an older version of the package is installed with its dependencies and nothing else; it starts; a
person drops recordings on its window under Xvfb, trains a voice by the button of the window and
converts with it; the smoke test passes; the package is upgraded and what the person made is as
before; it is removed, and nothing is left in the system but that. PYTHON is one with PySide6, for
the little program that files are dragged from. Needs debootstrap, xvfb, openbox and xdotool.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import about

MIRROR, SUITE = "http://deb.debian.org/debian", "bookworm"
PERSON = 1000
HOME = Path("/home/person")
OLDER = "0.0.1-1"
DISPLAY = ":97"
DEMO = about.ROOT / "resources" / "demo"
SETTINGS = '{"schema_version": 1, "first_start_done": true, "train": {"minutes": 1.0}}'
# What a package manager keeps for itself, and what is made anew at each start.
NOT_OURS: tuple[str, ...] = (
    "proc",
    "sys",
    "dev",
    "run",
    "tmp",
    "home",
    "var/cache",
    "var/lib/apt",
    "var/log",
)
NOT_OURS += ("var/lib/dpkg", "var/lib/systemd", "etc/ld.so.cache", "usr/share/mime", "root")
MISSING = ("cannot open shared object", "No module named", "Could not load the Qt platform")


class TrialError(Exception):
    """Something is not as a person would expect it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do all of it; 1 where something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("deb", type=Path)
    parser.add_argument("--base", type=Path, help="a clean root, made there when missing")
    parser.add_argument("--python", default=str(about.ROOT / ".venv" / "bin" / "python"))
    parser.add_argument("--keep", action="store_true", help="leave the root for looking at")
    options = parser.parse_args(argv)
    if os.geteuid() != 0:
        print("this needs the rights of root: it makes a system of its own", file=sys.stderr)
        return 2
    place = Path(tempfile.mkdtemp(prefix="mynah-root-"))
    try:
        root = Root(make_root(place, options.base))
        with root.mounted():
            trial(root, options.deb.resolve(), options.python)
    except (TrialError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", "") or getattr(error, "stdout", "") or ""
        print(f"failed: {error}\n{said[-3000:]}", file=sys.stderr)
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(place, ignore_errors=True)
    print("installed, used, upgraded and removed")
    return 0


def make_root(place: Path, base: Path | None) -> Path:
    """A clean minimal Debian."""
    root = place / "root"
    source = base or root
    if not (source / "etc" / "debian_version").exists():
        run("debootstrap", "--variant=minbase", SUITE, str(source), MIRROR)
    if base is not None:
        run("cp", "-a", str(base), str(root))
    return root


class Root:
    """A system in a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextlib.contextmanager
    def mounted(self) -> Iterator[None]:
        """With what programs expect of a kernel, and the sockets of the display."""
        sockets = Path("/tmp/.X11-unix")  # noqa: S108 - where X has them
        sockets.mkdir(mode=0o1777, exist_ok=True)
        (self.path / "tmp/.X11-unix").mkdir(parents=True, exist_ok=True)
        mounts = [("-t", "proc", "proc"), ("--bind", "/dev"), ("--bind", "/dev/shm")]  # noqa: S108
        mounts.append(("--bind", str(sockets)))
        targets = ["proc", "dev", "dev/shm", "tmp/.X11-unix"]
        done: list[str] = []
        try:
            for words, target in zip(mounts, targets, strict=True):
                run("mount", *words, str(self.path / target))
                done.append(target)
            yield
        finally:
            for target in reversed(done):
                run("umount", "--lazy", str(self.path / target))

    def command(self, *words: str, person: bool = False) -> list[str]:
        """A command in the system, as root or as the person."""
        who = [f"--userspec={PERSON}:{PERSON}"] if person else []
        home = str(HOME) if person else "/root"
        clean = ["env", "-i", f"HOME={home}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"]
        clean += ["DEBIAN_FRONTEND=noninteractive"]
        return ["chroot", *who, str(self.path), *clean, *words]

    def run(self, *words: str, person: bool = False, seconds: float = 900) -> str:
        """Run a command in the system to its end; what it said.

        Raises:
            TrialError: It failed, took too long, or a library is missing.
        """
        try:
            done = subprocess.run(
                self.command(*words, person=person),
                capture_output=True,
                text=True,
                check=False,
                timeout=seconds,
            )
        except subprocess.TimeoutExpired:
            raise TrialError(f"{' '.join(words)} is not done after {seconds} s") from None
        said = done.stdout + done.stderr
        if done.returncode or any(marker in said for marker in MISSING):
            raise TrialError(f"{' '.join(words)} ended with {done.returncode}:\n{said[-3000:]}")
        return said

    def files(self) -> set[str]:
        """Paths of all that belongs to the system."""
        found: set[str] = set()
        for folder, names, leaves in os.walk(self.path):
            inside = os.path.relpath(folder, self.path)
            names[:] = [one for one in names if os.path.normpath(f"{inside}/{one}") not in NOT_OURS]
            found.update(os.path.normpath(f"{inside}/{one}") for one in [*names, *leaves])
        return {path for path in found if path not in NOT_OURS}

    def made(self) -> dict[str, str]:
        """What the person made: paths with the SHA-256 of their content."""
        home = self.path / HOME.relative_to("/")
        return {
            str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted((home / "Documents").rglob("*"))
            if path.is_file() and "cache" not in path.parts
        }


def trial(root: Root, deb: Path, python: str) -> None:
    """Install, use, upgrade, remove.

    Raises:
        TrialError: At the first thing that is wrong.
    """
    before = root.files()
    root.run("apt-get", "update")
    root.run("useradd", "--create-home", "--uid", str(PERSON), "--home-dir", str(HOME), "person")
    older = aged(deb, root.path / "tmp")
    say("install", lambda: install(root, older))
    said = root.run("mynah", "--version", person=True)
    say("start without a screen", lambda: root.run("mynah", "doctor", person=True))
    say("from a drop to a voice", lambda: use(root, python))
    root.run("apt-get", "install", "-y", "--no-install-recommends", "python3")
    root.run("apt-mark", "auto", "python3")
    smoke = Path(__file__).resolve().parent / "smoke_test.py"
    shutil.copy(smoke, root.path / "tmp")
    shutil.copytree(smoke.with_name("smoke"), root.path / "tmp" / "smoke")
    test = f"/tmp/{smoke.name}"  # noqa: S108 - of the clean root
    say("smoke test", lambda: root.run("python3", test, "mynah", person=True))

    made = root.made()
    shutil.copy(deb, root.path / "tmp")
    say("upgrade", lambda: install(root, root.path / "tmp" / deb.name))
    if root.made() != made:
        raise TrialError("the upgrade changed what the person made")
    if root.run("mynah", "--version", person=True) != said:
        raise TrialError("the program does not say which version it is")
    listed = root.run("mynah", "voices", "list", person=True)
    if "Kept" not in listed:
        raise TrialError(f"the voice is not listed after the upgrade: {listed}")

    root.run("apt-get", "purge", "-y", "mynah")
    root.run("apt-get", "autoremove", "--purge", "-y")
    root.run("userdel", "person")
    if root.made() != made:
        raise TrialError("the removal changed what the person made")
    left = {path for path in root.files() - before if not path.endswith(("-", ".pyc"))}
    if left:
        raise TrialError(f"the removal leaves {sorted(left)[:20]}")


def install(root: Root, deb: Path) -> None:
    """Install a package as people do, with what it depends on and nothing else."""
    inside = f"/{deb.relative_to(root.path)}"
    root.run("apt-get", "install", "-y", "--no-install-recommends", inside)


def aged(deb: Path, folder: Path) -> Path:
    """The same package with an older number."""
    target = folder / f"mynah_{OLDER}.deb"
    with tempfile.TemporaryDirectory() as place:
        run("dpkg-deb", "--raw-extract", str(deb), f"{place}/tree")
        control = Path(place, "tree", "DEBIAN", "control")
        lines = control.read_text("utf-8").splitlines(keepends=True)
        lines = [f"Version: {OLDER}\n" if one.startswith("Version:") else one for one in lines]
        control.write_text("".join(lines), "utf-8")
        run("dpkg-deb", "--root-owner-group", "-Znone", "--build", f"{place}/tree", str(target))
    return target


def use(root: Root, python: str) -> None:
    """Drop recordings on the window, train, and let the voice say the demo sentence."""
    home = root.path / HOME.relative_to("/")
    recordings = home / "my recordings"
    recordings.mkdir()
    for path in sorted(DEMO.glob("*.flac")) + sorted(DEMO.glob("*.ogg")):
        shutil.copy(path, recordings)
    settings = home / ".config" / "mynah" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS, "utf-8")
    run("chown", "-R", f"{PERSON}:{PERSON}", str(home))
    workspace = home / "Documents" / "Mynah"
    with screen() as environment, contextlib.ExitStack() as ends:
        window = started(ends, root.command("env", f"DISPLAY={DISPLAY}", "mynah", person=True))
        wait("a window", lambda: named(environment, "Mynah"), 60, window)
        dragging = [python, str(about.ROOT / "tests" / "helpers" / "drag_source.py")]
        started(ends, [*dragging, str(HOME / recordings.name)], environment)
        wait("something to drag", lambda: named(environment, "Files"), 60, window)
        drag(environment)
        samples, dropped = workspace / "samples", len(list(recordings.iterdir()))
        told = "*.meta.json"  # written last of what a sample has
        wait("imported recordings", lambda: len(list(samples.glob(told))) == dropped, 180, window)
        press_train(environment)
        wait("a training", lambda: list(workspace.glob("runs/*/job.json")), 60, window)
        voices = workspace / "voices"
        wait("a voice", lambda: list(voices.glob("*/v*/voice.json")), 600, window)
        window.send_signal(signal.SIGTERM)
        try:
            ended = window.wait(60)
        except subprocess.TimeoutExpired:
            window.send_signal(signal.SIGABRT)  # it then says what it is doing
            window.wait(30)
            raise TrialError("the window did not end when it was asked to") from None
        if ended != 0:
            raise TrialError(f"the window ended with {ended}")
    out = str(HOME / "Documents" / "said.wav")
    source = min(recordings.iterdir()).name
    root.run(
        "mynah", "convert", "Kept", f"{HOME}/{recordings.name}/{source}", "-o", out, person=True
    )


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """An X server that draws into memory, with a window manager."""
    environment = {**os.environ, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
    with contextlib.ExitStack() as ends:
        server = started(ends, ["Xvfb", DISPLAY, "-screen", "0", "1280x860x24", "-ac"])
        socket = Path("/tmp/.X11-unix") / f"X{DISPLAY[1:]}"  # noqa: S108 - where X has them
        wait("a display", socket.exists, 20, server)
        started(ends, ["openbox"], environment)
        yield environment


def started(
    ends: contextlib.ExitStack, command: Sequence[str], environment: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """A program that is ended with the others."""
    child = subprocess.Popen(command, env=environment, start_new_session=True)

    def end() -> None:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()

    ends.callback(end)
    return child


def named(environment: dict[str, str], name: str) -> str:
    """Ids of visible windows with this title."""
    command = ["xdotool", "search", "--onlyvisible", "--name", name]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def press_train(environment: dict[str, str]) -> None:
    """Name the voice and train it, as a person does: keys, and the main button at the bottom right.

    What the button does depends on what is missing: at first it asks for a name. With a name it
    would check the computer first, and beside it is "Train without the check": the main button gets
    the focus by a press that is let go elsewhere, the one beside it is a Tab before it.
    """
    window = named(environment, "Mynah").split()[-1]
    size = ["xdotool", "getwindowgeometry", "--shell", window]
    said = subprocess.run(size, env=environment, capture_output=True, text=True, check=True).stdout
    facts = dict(line.split("=") for line in said.split())
    across, down = int(facts["WIDTH"]) - 80, int(facts["HEIGHT"]) - 44
    main_button = f"mousemove --window {window} {across} {down}"
    beside_it = f"mousemove --window {window} {across} {down - 76}"
    for words in (
        f"windowfocus {window} key ctrl+2 sleep 5",
        f"{main_button} click 1 sleep 2 type Kept",
        f"sleep 5 {main_button} mousedown 1 {beside_it} mouseup 1 sleep 1",
        "key shift+Tab sleep 1 key space",
    ):
        subprocess.run(["xdotool", *words.split()], env=environment, check=True)


def drag(environment: dict[str, str]) -> None:
    """With the mouse, from the window of files at the top left into the middle of the other."""
    steps = [f"mousemove {60 + step * 45} {45 + step * 25}" for step in range(12)]
    for words in ("mousemove 50 40", "mousedown 1", *steps, "sleep 1", "mouseup 1"):
        subprocess.run(["xdotool", *words.split()], env=environment, check=True)
        time.sleep(0.1)


def wait(
    what: str, there: Callable[[], object], seconds: float, child: subprocess.Popen[bytes]
) -> None:
    """Wait until something is there.

    Raises:
        TrialError: It did not come in time, or the program ended.
    """
    until = time.monotonic() + seconds
    while not there():
        if child.poll() is not None:
            raise TrialError(f"waiting for {what}, the program ended with {child.returncode}")
        if time.monotonic() > until:
            raise TrialError(f"{what} did not come within {seconds:.0f} s")
        time.sleep(0.2)


def say(what: str, do: Callable[[], object]) -> None:
    """Do one step and say how long it took."""
    begun = time.monotonic()
    do()
    print(f"{what}: {time.monotonic() - begun:.1f} s", flush=True)


def run(*words: str) -> None:
    """Run a program of this system."""
    subprocess.run(words, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    raise SystemExit(main())
