"""Locks of other computers on a shared folder: said, not broken while they may be alive."""

from __future__ import annotations

import json
import os
import threading
from contextlib import contextmanager

from helpers.fake_stages import make_job
from mynah.engine import lock as locking
from mynah.engine.lock import RunLock, live_holder
from mynah.engine.run import create_run
from mynah.engine.run_folder import training_lock_path
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from torture.attack import Attack

WATCH = 0.4
KINDS = {
    # what the lock file says (None: as it is here), and whether only the heartbeat can tell
    "other host": ({"host": "other", "machine": "m2", "boot": "b2"}, True),
    "other host, same number": ({"host": "other", "machine": "m2", "boot": "b2", "pid": 1}, True),
    "same name": ({"machine": "m2", "boot": "b2"}, True),
    "no machine number": ({"machine": "", "boot": "b2"}, True),
    "other container": ({"namespace": "pid:[1]"}, True),
    "rebooted": ({"boot": "b2"}, False),
    "reused number": ({"process_start": "1"}, False),
    "ended": ({"pid": 2**22 + 5}, False),
}
GARBAGE = (b"", b"{", b"[]", b"null", b"\0" * 300, b"\xff\xfe", b'{"pid": {}}', b"7" * 5000)


def foreign(ground):
    """Runs that are asked for while a lock says that somebody else is there."""
    watch, locking._WATCH_S = locking._WATCH_S, WATCH
    defaults, live_holder.__defaults__ = live_holder.__defaults__, (WATCH,)
    try:
        for seed, rng in ground.each():
            workspace = Workspace.open(ground.work / f"ws{seed}", create=True)
            run = create_run(workspace, make_job("V", "run"))
            path = rng.choice([run.lock_path, training_lock_path(workspace)])
            what = rng.choice([*KINDS, "garbage", "folder"])
            ground.count(what)
            if what == "garbage":
                _garbage(ground, seed, path, rng.choice(GARBAGE))
            elif what == "folder":
                _folder(ground, seed, path)
            else:
                _held(ground, seed, path, what, beats=rng.random() < 0.5)
    finally:
        locking._WATCH_S, live_holder.__defaults__ = watch, defaults


def _held(ground, seed, path, what, *, beats):
    changes, by_beat = KINDS[what]
    other = RunLock(path, "theirs", "yesterday", heartbeat_s=3600)
    other.acquire()
    content = json.loads(path.read_text()) | changes
    path.write_text(json.dumps(content))
    alive = by_beat and beats
    mine = RunLock(path, "mine", "now", heartbeat_s=3600)
    with _beating(path) if beats and by_beat else _nothing():
        holder = mine.acquire()
    where = f"{what}, {'beats' if beats else 'silent'}"
    if alive and holder is None:
        ground.failed(seed, "a living holder's lock was broken", where)
    elif alive:
        words = locking.busy(holder)
        if "theirs" not in words.message or not words.hint:
            ground.failed(seed, "not said who holds it", words.message)
        elif content["host"] not in words.message:
            ground.failed(seed, "not said on which computer", f"{where}: {words.message}")
        if json.loads(path.read_text())["token"] != content["token"]:
            ground.failed(seed, "the lock was changed", where)
    elif holder is not None:
        ground.failed(seed, "a lock that nobody holds stays for ever", where)
    mine.release()
    other.release()


def _garbage(ground, seed, path, content):
    path.write_bytes(content)
    mine = RunLock(path, "mine", "now")
    try:
        if mine.acquire() is not None:
            ground.failed(seed, "a damaged lock stays for ever", content[:20])
        mine.release()
    except Exception as error:
        ground.failed(seed, "a damaged lock is no sentence", f"{content[:20]!r}: {error!r}")


def _folder(ground, seed, path):
    path.mkdir()
    (path / "x").touch()
    try:
        RunLock(path, "mine", "now").acquire()
        ground.failed(seed, "a folder is no lock", path)
    except MynahError as error:
        if error.code is not ErrorCode.BROKEN_FILE or str(path) not in error.message:
            ground.failed(seed, "a folder is not named", error.message)
    except OSError as error:
        ground.failed(seed, "a folder is no sentence", repr(error))


@contextmanager
def _beating(path):
    ended = threading.Event()

    def beat():
        while not ended.wait(0.05):
            os.utime(path)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextmanager
def _nothing():
    yield


ATTACKS = (
    Attack(
        "disk-locks",
        "Locks of other computers, of other boots, reused, damaged, or folders.",
        400,
        8,
        foreign,
    ),
)
