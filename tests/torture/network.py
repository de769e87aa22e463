"""Mynah is used where every packet and every call for the network is recorded; there are none.

Each try is one use, in a network of its own that has the loopback and one device with a way to
everywhere, both listened to. All calls of all processes that have to do with the network are
recorded besides: a connection to this computer itself would send no packet on the device, and
one without a way none at all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import mynah
from helpers.gui_voices import publish
from helpers.lite import made_base
from helpers.voicelike import write_voicelike
from helpers.whole_window import made_workspace
from mynah.engine.cli.main import build_parser
from mynah.project.atomic import write_json
from mynah.protocol.exitcodes import ExitCode
from torture.attack import Attack, Ground

HERE = Path(__file__).resolve()
INSIDE = HERE.with_name("network_inside.py")
TOUR = HERE.with_name("window_tour.py")
ENGINE = HERE.parents[1] / "helpers" / "lite_engine.py"
VOICE = os.environ.get("MYNAH_TORTURE_VOICE", "")
"""A workspace with a trained voice, for conversions; without it they are only refused."""
LIMIT_S = 400
_CALL = re.compile(r"\b(connect|bind|listen|sendto|sendmsg|socket)\((.*)")
_INTERNET = re.compile(r"AF_INET6?\b")
_UNIX = re.compile(r'sun_path=(@?"[^"]*")')
# Of the system: who draws, who plays, who looks up names, and the bus between programs.
_SYSTEM = re.compile(r"X11-unix|pulse|pipewire|dbus|/run/nscd|at-spi|wayland|/run/systemd|/dev/log")
Lines = list[list[str]]


def make(ground: Ground) -> None:
    """One use a try, all uses in turn."""
    uses = [_window, _window_first, _reading, _changing, _working, _commands]
    if ground.tries < len(uses):
        uses = [_glance]
    for number, (seed, _rng) in enumerate(ground.each()):
        use = uses[number % len(uses)]
        place = ground.work / f"try {seed}"
        home, root = place / "home", place / "ws"
        workspace = made_workspace(root)
        publish(workspace, "Ada")
        if VOICE:
            shutil.copytree(Path(VOICE) / "voices", root / "voices", dirs_exist_ok=True)
        write_json(
            home / "config" / "settings.json",
            {"schema_version": 1, "first_start_done": use is not _window_first},
        )
        found = _used(place, home, use(root))
        ground.count("processes", found["processes"])
        ground.count(f"uses: {use.__name__[1:]}")
        if found["packets"]:
            ground.failed(seed, "a packet was sent", found["packets"])
        for what, calls in _judged(found["calls"], ground).items():
            ground.failed(seed, what, Counter(calls).most_common(10))
        for line, code in zip(found["lines"], found["codes"], strict=True):
            ground.count(f"exit {code}")
            if code == -1:
                ground.failed(seed, "a use did not end", line)
            elif code == ExitCode.USAGE or code > ExitCode.USAGE + 100:
                raise AssertionError(f"this is no use of it: {line} ended with {code}")
        shutil.rmtree(place, ignore_errors=True)


def _window(root: Path) -> Lines:
    return [[sys.executable, str(TOUR), str(root), "60"]]


def _window_first(root: Path) -> Lines:
    return [[sys.executable, str(TOUR), str(root), "40"]]


def _glance(root: Path) -> Lines:
    """What the suite has time for: the window for a moment, and a list."""
    return [[sys.executable, str(TOUR), str(root), "2"], _reading(root)[0]]


def _mynah(*words: str) -> list[str]:
    return [sys.executable, "-m", "mynah", *words]


def _reading(root: Path) -> Lines:
    where = ("--workspace", str(root))
    return [
        _mynah("dataset", "list", *where),
        _mynah("readiness", *where),
        _mynah("voices", "list", *where),
        _mynah("voices", "show", "Ada", *where),
        _mynah("runs", *where),
        _mynah("models", "list"),
        _mynah("storage", *where),
        _mynah("speak", "--list"),
        _mynah("pronunciations", "list", *where),
        _mynah("doctor"),
    ]


def _changing(root: Path) -> Lines:
    where = ("--workspace", str(root))
    sound = str(next((root / "samples").glob("*.wav")))
    return [
        _mynah("check", sound),
        _mynah("import", sound, *where),
        _mynah("voices", "duplicate", "Ada", "Eve", *where),
        _mynah("voices", "export", "Ada", "-o", str(root.parent / "ada.zip"), *where),
        _mynah("voices", "delete", "Eve", *where),
        _mynah("pronunciations", "set", "Ada", "Ayda", *where),
    ]


def _working(root: Path) -> Lines:
    """A voice from recordings, a conversion, and spoken words."""
    where = ("--workspace", str(root))
    out, takes = root.parent, root.parent / "takes"
    takes.mkdir(exist_ok=True)
    for number in range(2):
        write_voicelike(takes / f"clip-{number:02d}.wav", seconds=2.5, seed=number)
    engine = [sys.executable, str(ENGINE), str(made_base(out / "base.safetensors"))]
    train = ("train", "--voice", "New", "--samples", str(takes), "--epochs", "1")
    train += ("--batch-size", "2", "--threads", "1")
    sound, voice = str(takes / "clip-00.wav"), "kathleen" if VOICE else "New"
    return [
        [*engine, *train, *where],
        [*engine, "runs", *where],
        [*engine, "checkpoints", *where],
        _mynah("convert", voice, sound, "-o", str(out / "c.wav"), *where),
        _mynah("speak", voice, "Good morning.", "-o", str(out / "s.wav"), *where),
        _mynah("provenance", str(out / "c.wav")),
        _mynah("voices", "export", "New", "-o", str(out / "new"), *where),
        _mynah("voices", "import", str(out / "new" / "New.mynahvoice"), *where),
    ]


def _commands(_root: Path) -> Lines:
    """The help of every command, so that importing one calls nobody either."""
    parser = build_parser()
    names = next(one.choices for one in parser._actions if one.choices)
    return [_mynah(name, "--help") for name in names]


def _used(place: Path, home: Path, lines: Lines) -> dict[str, Any]:
    """Use it in a network of its own; returns packets, calls and exit codes."""
    orders, result = place / "orders.json", place / "found.json"
    orders.write_text(json.dumps({"lines": lines, "trace": str(place / "trace")}))
    environment = {
        **os.environ,
        "MYNAH_HOME": str(home),
        "PYTHONPATH": str(Path(mynah.__file__).resolve().parents[1]),
        # Where somebody has set a proxy, it is not asked either.
        "https_proxy": "http://10.99.0.9:3128",
        "http_proxy": "http://10.99.0.9:3128",
    }
    command = ["unshare", "--net", sys.executable, str(INSIDE), str(orders), str(result)]
    subprocess.run(command, env=environment, timeout=LIMIT_S + 30, check=True, capture_output=True)
    found: dict[str, Any] = json.loads(result.read_text())
    return {**found, "lines": lines}


def _judged(calls: list[str], ground: Ground) -> dict[str, list[str]]:
    """The calls that should not have been made, by what is wrong with them."""
    wrong: dict[str, list[str]] = {}
    for line in calls:
        match = _CALL.search(line)
        if match is None:
            continue
        call, rest = match.groups()
        path = _UNIX.search(rest)
        if _INTERNET.search(rest):
            kind = "asked for a socket" if call == "socket" else f"called {call}"
            wrong.setdefault(f"somebody {kind} of the internet", []).append(rest[:120])
        elif path is not None and call in {"connect", "bind"}:
            name = path.group(1)
            own = "/mynah-" in name and not name.startswith("@")
            if not own and not (call == "connect" and _SYSTEM.search(name)):
                wrong.setdefault(f"somebody called {call} of another program", []).append(name)
            ground.count(f"{call}: {'own' if own else 'of the system'}")
        elif "AF_NETLINK" in rest:
            ground.count("netlink")
    return wrong


def _needs() -> str:
    if sys.platform != "linux" or os.geteuid() != 0:
        return "needs root on Linux"
    missing = [one for one in ("unshare", "ip", "strace") if shutil.which(one) is None]
    missing += [] if Path("/dev/net/tun").exists() else ["/dev/net/tun"]
    return f"needs {', '.join(missing)}" if missing else ""


NETWORK = Attack(
    "network",
    "The window and every command are used with all packets and calls for the network recorded; "
    "nobody is called and nobody is listened to but the window's own local name",
    12,
    1,
    make,
    _needs,
)
