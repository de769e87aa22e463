"""A process with limits: its answers come through, and its end is no end for the caller."""

import multiprocessing
import os
import socket
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mynah.engine.confined import leave_network, run_confined
from mynah.engine.control import Control
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
