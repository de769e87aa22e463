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
