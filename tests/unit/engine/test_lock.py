import dataclasses
import json
import os
import subprocess
import sys
import threading
import time

import pytest

from helpers.stand_in import stand_in
from mynah.engine import lock as lock_module
from mynah.engine.lock import RunLock, live_holder, process_start, read_holder
from mynah.project.locks import locked
from mynah.protocol.errors import MynahError

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lock"


def change(path, **values):
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def test_one_holder_at_a_time(path):
    first, second = RunLock(path, "a", "now"), RunLock(path, "b", "now")
    assert first.acquire() is None
    holder = second.acquire()
    assert (holder.run, holder.pid) == ("a", os.getpid())
    second.release()  # not held, must not free the other's
    assert live_holder(path) is not None
    first.release()
    assert not path.exists()
    assert second.acquire() is None
    second.release()


def test_without_memory_for_its_heartbeat_it_is_not_held(path, monkeypatch):
    def no_room(self):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", no_room)
        lock = RunLock(path, "run", "2026")
        with pytest.raises(RuntimeError, match="new thread"):
            lock.acquire()
        lock.release()
    assert not path.exists()
    lock = RunLock(path, "run", "2026")
    assert lock.acquire() is None
    lock.release()


def test_many_at_once_give_one_winner(path):
    locks = [RunLock(path, str(n), "now") for n in range(8)]
    start = threading.Barrier(8)
    won = []

    def attempt(lock):
        start.wait()
        if lock.acquire() is None:
            won.append(lock)

    threads = [threading.Thread(target=attempt, args=(lock,)) for lock in locks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    won[0].release()


@linux
def test_a_reused_process_number_does_not_look_alive(path):
    held = RunLock(path, "a", "now", heartbeat_s=60)
    held.acquire()
    change(path, process_start="1")  # this process number lives, but began at another time
    assert live_holder(path) is None
    other = RunLock(path, "b", "now")
    assert other.acquire() is None
    held.release()  # its lock was taken over
    assert read_holder(path).run == "b"
    other.release()


@linux
def test_a_killed_process_does_not_hold_even_before_it_is_reaped(path):
    program = (
        "import sys, time; from pathlib import Path; from mynah.engine.lock import RunLock;"
        "RunLock(Path(sys.argv[1]), 'x', 'now').acquire(); print('held', flush=True);"
        "time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, env=os.environ
    )
    process.stdout.readline()
    assert live_holder(path).pid == process.pid
    process.kill()
    deadline = time.monotonic() + 10
    while live_holder(path) is not None:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.communicate()
    assert live_holder(path) is None


def test_a_lock_from_before_the_last_boot_is_stale(path):
    held = RunLock(path, "a", "now", heartbeat_s=60)
    held.acquire()
    change(path, boot="another boot")
    assert live_holder(path) is None
    held.release()


@pytest.mark.parametrize(("beats", "alive"), [(True, True), (False, False)])
def test_elsewhere_only_the_heartbeat_tells(path, beats, alive):
    held = RunLock(path, "a", "now", heartbeat_s=0.05 if beats else 60)
    held.acquire()
    change(path, boot="another boot", host="another host")
    begun = time.monotonic()
    assert (live_holder(path, watch_s=1.0) is not None) == alive
    assert time.monotonic() - begun < 2
    held.release()


def test_clock_changes_do_not_matter(path, monkeypatch):
    held = RunLock(path, "a", "now", heartbeat_s=60)
    held.acquire()
    monkeypatch.setattr(lock_module, "time", stand_in(time, time=lambda: 0.0))
    os.utime(path, (0, 0))
    assert live_holder(path) is not None
    held.release()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "{}", '{"pid": "x"}'])
def test_a_damaged_lock_file_does_not_lock_for_ever(path, content, monkeypatch):
    monkeypatch.setattr(lock_module, "_WATCH_S", 0.3)
    monkeypatch.setattr(lock_module.live_holder, "__defaults__", (0.3,))
    path.write_text(content)
    taken = RunLock(path, "a", "now")
    assert taken.acquire() is None
    taken.release()


def test_losing_the_lock_is_noticed(path):
    lost = threading.Event()
    held = RunLock(path, "a", "now", heartbeat_s=0.05, on_lost=lost.set)
    held.acquire()
    change(path, token="other")  # noqa: S106
    assert lost.wait(5)
    held.release()
    assert path.exists()


def test_process_start_tells_processes_apart():
    assert process_start(os.getpid())
    assert process_start(os.getpid()) == process_start(os.getpid())
    assert process_start(2**22 + 1) is None
    assert dataclasses.is_dataclass(lock_module.Holder)


def test_another_computer_of_the_same_name_is_not_taken_for_a_boot_of_this_one(path):
    held = RunLock(path, "a", "now", heartbeat_s=0.05)
    held.acquire()
    change(path, boot="another boot", machine="another machine")
    holder = live_holder(path, watch_s=2.0)
    assert holder is not None
    words = lock_module.busy(holder)
    assert f"on the computer {holder.host}" in words.message
    assert "switched off" in words.hint
    held.release()


def test_the_computer_is_not_named_where_it_is_this_one(path):
    held = RunLock(path, "a", "now", heartbeat_s=60)
    held.acquire()
    assert "computer" not in lock_module.busy(live_holder(path)).message
    held.release()


def test_a_folder_in_place_of_a_lock_is_named_with_a_way_out(path):
    path.mkdir()
    for attempt in (lambda: live_holder(path), RunLock(path, "a", "now").acquire):
        with pytest.raises(MynahError) as caught:
            attempt()
        assert str(path) in caught.value.message
        assert "Remove the folder" in caught.value.hint
    guard = path.parent / "guard"
    guard.mkdir()
    with pytest.raises(MynahError), locked(guard):
        pass
