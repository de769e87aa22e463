"""A process with limits: its answers come through, and its end is no end for the caller."""

import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mynah.engine import shut_in
from mynah.engine.confined import leave_network, run_confined
from mynah.engine.control import Control
from mynah.engine.lock import process_start
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Interrupted

JOBS = "helpers.misbehaving_jobs"


def _run(job: str, control: Control | None = None, **options: Any) -> dict[str, Any]:
    request = {"file": "Änna.pth"}
    control = control or Control()
    return run_confined(f"{JOBS}:{job}", request, control, memory_bytes=1 << 28, **options)


def _refused(job: str, **options: Any) -> MynahError:
    with pytest.raises(MynahError) as caught:
        _run(job, **options)
    return caught.value


def test_an_answer_comes_from_another_process() -> None:
    answer = _run("answer")

    assert answer["file"] == "Änna.pth"
    assert answer["pid"] != os.getpid()


def test_a_refusal_keeps_its_words() -> None:
    error = _refused("refuse")

    assert (error.code, error.message) == (ErrorCode.BROKEN_FILE, "Änna.pth is damaged.")
    assert error.items == (("a", "b"),)


def test_a_process_that_breaks_or_takes_too_long_is_told_in_words() -> None:
    assert "broke" in _refused("die").message
    started = time.monotonic()
    assert "too long" in _refused("sleep", seconds=0.5).message
    assert time.monotonic() - started < 30


@pytest.mark.skipif(sys.platform != "linux", reason="no limit on memory there")
def test_memory_is_limited() -> None:
    assert _refused("swell").code is ErrorCode.OUT_OF_MEMORY


def test_a_request_ends_it() -> None:
    control = Control()
    control.request("cancel")

    with pytest.raises(Interrupted):
        _run("sleep", control)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such networks")
def test_a_process_has_no_network_where_the_system_allows_that(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        request = {"port": server.getsockname()[1], "folder": str(tmp_path)}
        answer = run_confined(f"{JOBS}:network", request, Control(), memory_bytes=1 << 28)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        allowed = pool.apply(leave_network)
    assert answer == {"reached": not allowed, "owner": os.getuid()}


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize("how", ["system", "thread"])
def test_it_ends_with_a_process_that_is_killed(tmp_path: Path, how: str) -> None:
    place = tmp_path / "pid"
    job = "stay" if how == "system" else "stay_without_the_system"
    request = f"from mynah.engine.confined import run_confined as run; run('{JOBS}:{job}', "
    request += f"{{'file': {str(place)!r}}}, Control(), memory_bytes=1 << 28)"
    words = f"from mynah.engine.control import Control\nif __name__ == '__main__': {request}"
    program = tmp_path / "program.py"
    program.write_text(words)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, str(program)], env=environment) as process:
        _until(lambda: place.exists() and place.read_text().endswith("\n"))
        child = int(place.read_text())
        process.kill()
    _until(lambda: process_start(child) is None)


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    ticking = threading.Event()
    while not true():
        assert time.monotonic() < deadline
        ticking.wait(0.02)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have nothing of the kind")
def test_nothing_is_reached_but_what_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, own, given = tmp_path / "outside", tmp_path / "own", tmp_path / "given.pth"
    for folder in (outside, own):
        folder.mkdir()
    for name in ("secret", "removed"):
        (outside / name).write_text("secret")
    given.write_text("given")
    monkeypatch.setenv("SECRET_TOKEN", "secret")
    abstract = f"\0mynah-{os.getpid()}"
    before = sorted(outside.iterdir())
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as named,
        socket.socket(socket.AF_UNIX) as hidden,
        (outside / "secret").open("rb") as held,
    ):
        os.set_inheritable(held.fileno(), True)
        named.bind(str(outside / "socket"))
        hidden.bind(abstract)
        for one in (named, hidden):
            one.listen()
        request = {
            "port": server.getsockname()[1],
            "outside": str(outside),
            "abstract": abstract,
            "given": str(given),
        }
        answer = run_confined(
            f"{JOBS}:escape",
            request,
            Control(),
            memory_bytes=1 << 28,
            reads=[given],
            writes=[own],
        )
    if not _can_be_shut_in():
        pytest.skip("this kernel has no Landlock or no filter of system calls")

    assert answer["out"] == []
    assert answer["tried"] > 25
    assert str(outside / "secret") not in answer["files"], "a descriptor of this process"
    assert answer["read"] == given.read_text() == "given"
    assert (outside / "secret").read_text() == "secret"
    assert sorted(outside.iterdir()) == sorted([*before, outside / "socket"])


def _can_be_shut_in() -> bool:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return bool(
            pool.apply(shut_in.reach_only, ((), (), ())) and pool.apply(shut_in.do_nothing_else)
        )
