import hashlib
import io
import socket
import time
import urllib.request

import pytest

from helpers.file_server import serving
from mynah.project import catalogue as shelf
from mynah.project import download as fetching
from mynah.project.download import Patience, download
from mynah.project.download_stream import Refused, SafeRedirects
from mynah.project.locks import FileLock
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Interrupted

CONTENT = bytes(range(256)) * 1200
DIGEST = hashlib.sha256(CONTENT).hexdigest()
WHOLE = len(CONTENT)
QUICK = Patience(silence_s=0.4, least_bytes=1000, tries=2, pause_s=0.01)


class Listener:
    """Keeps the progress, and asks to end after so many bytes."""

    def __init__(self, end_after=None):
        self.seen = []
        self.requested = None
        self._end_after = end_after

    def progress(self, stage, done, total, unit="items", eta_s=None):
        self.seen.append((stage, done, total))
        if self._end_after is not None and done >= self._end_after:
            self.requested = "stop"

    def raise_if_requested(self):
        if self.requested:
            raise Interrupted(self.requested)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "models ü" / "model.pth"


def fetch(target, *servers, listener=None, sha256=DIGEST, patience=QUICK, size=WHOLE, look=None):
    listener = listener or Listener()
    return download(
        [getattr(one, "address", one) for one in servers],
        target,
        size=size,
        look=look,
        sha256=sha256,
        reporter=listener,
        control=listener,
        patience=patience,
    )


def part_of(target):
    return target.with_name(target.name + ".part")


def test_a_file_is_fetched_and_checked(target):
    listener = Listener()
    with serving(CONTENT) as server:
        assert fetch(target, server, listener=listener) == target
    assert target.read_bytes() == CONTENT
    assert listener.seen[-1] == ("verify", len(CONTENT), len(CONTENT))
    assert [path.name for path in target.parent.iterdir()] == ["model.pth"]


@pytest.mark.parametrize("manner", ["breaks_off", "stalls", "drips"])
def test_what_breaks_off_goes_on_where_it_stopped(target, manner):
    with serving(CONTENT, manner, "good") as server:
        fetch(target, server)
        second = server.requests[1][1]
    assert target.read_bytes() == CONTENT
    assert second.startswith("bytes=")
    assert second != "bytes=0-"


def test_a_server_that_keeps_breaking_off_but_gives_more_each_time_gets_there(target):
    with serving(CONTENT, *["breaks_off"] * 12, "good") as server:
        fetch(target, server)
    assert target.read_bytes() == CONTENT


def test_a_server_without_ranges_is_read_from_the_beginning(target):
    with serving(CONTENT, "breaks_off", "no_ranges") as server:
        fetch(target, server)
    assert target.read_bytes() == CONTENT


def test_a_server_without_a_length_will_do(target):
    with serving(CONTENT, "no_length") as server:
        fetch(target, server)
    assert target.read_bytes() == CONTENT


def test_wrong_bytes_never_get_the_final_name(target):
    with serving(CONTENT, "wrong") as server, pytest.raises(MynahError) as caught:
        fetch(target, server)
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED
    assert "another one" in caught.value.items[0][1]
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize(
    "manner", ["wrong", "longer", "shorter", "lies_long", "lies_short", "odd_range", "status:404"]
)
def test_another_address_helps(target, manner):
    with serving(CONTENT, manner) as bad, serving(CONTENT) as good:
        fetch(target, bad, good)
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize("manner", ["silent", "status:503"])
def test_a_silent_or_busy_server_is_left_for_the_next(target, manner):
    with serving(CONTENT, manner) as bad, serving(CONTENT) as good:
        fetch(target, bad, good)
        assert len(bad.requests) == QUICK.tries
    assert target.read_bytes() == CONTENT


def test_half_a_wrong_file_does_not_spoil_the_next_address(target):
    wrong = bytes(255 - byte for byte in CONTENT)
    with serving(wrong, "breaks_off", "status:404") as bad, serving(CONTENT) as good:
        fetch(target, bad, good)
    assert target.read_bytes() == CONTENT


def test_redirects_are_followed(target):
    with serving(CONTENT) as good, serving(CONTENT, f"redirect:{good.address}") as first:
        fetch(target, first)
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize("to", ["http://example.org/model.pth", "file:///etc/passwd", "ftp://x/y"])
def test_redirects_to_an_open_connection_are_not_followed(target, to):
    with serving(CONTENT, f"redirect:{to}") as server, pytest.raises(MynahError) as caught:
        fetch(target, server)
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED


def test_redirects_in_a_circle_end(target):
    with serving(CONTENT) as server:
        server.manners = [f"redirect:{server.address}"]
        with pytest.raises(MynahError):
            fetch(target, server)
        assert len(server.requests) < 20


@pytest.mark.parametrize("address", ["http://example.org/a", "file:///etc/passwd", "a"])
def test_only_safe_addresses_are_asked(target, address):
    with pytest.raises(MynahError) as caught:
        fetch(target, address)
    assert "safe" in caught.value.items[0][1]


def test_a_server_that_is_not_there_is_told(target):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(MynahError) as caught:
        fetch(target, f"http://127.0.0.1:{port}/x")
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED
    assert "refused" in caught.value.items[0][1].lower()


def test_a_stop_keeps_what_came_and_the_next_try_goes_on(target):
    with serving(CONTENT) as server:
        with pytest.raises(Interrupted):
            fetch(target, server, listener=Listener(end_after=100_000))
        kept = part_of(target).stat().st_size
        assert 100_000 <= kept < len(CONTENT)
        fetch(target, server)
        assert server.requests[1][1] == f"bytes={kept}-"
    assert target.read_bytes() == CONTENT


def test_a_stop_does_not_wait_for_a_silent_server(target):
    listener = Listener()
    listener.requested = "cancel"
    patient = Patience(silence_s=60)
    began = time.monotonic()
    with serving(CONTENT, "silent") as server, pytest.raises(Interrupted):
        fetch(target, server, listener=listener, patience=patient)
    assert time.monotonic() - began < 5


def test_what_is_left_of_another_file_is_replaced(target):
    target.parent.mkdir()
    part_of(target).write_bytes(b"old" * 1000)
    with serving(CONTENT) as server:
        fetch(target, server)
    assert target.read_bytes() == CONTENT


def test_a_rest_that_is_too_long_is_thrown_away(target):
    target.parent.mkdir()
    part_of(target).write_bytes(CONTENT + b"more")
    with serving(CONTENT) as server:
        fetch(target, server)
    assert target.read_bytes() == CONTENT


def test_a_rest_that_is_whole_needs_no_server(target):
    target.parent.mkdir()
    part_of(target).write_bytes(CONTENT)
    with serving(CONTENT) as server:
        fetch(target, server)
        assert server.requests == []
    assert target.read_bytes() == CONTENT


def test_without_a_known_checksum_the_size_is_checked(target):
    with serving(CONTENT, "wrong") as server:
        fetch(target, server, sha256="")
    assert target.stat().st_size == len(CONTENT)


@pytest.mark.parametrize("manner", ["good", "breaks_off", "stalls"])
def test_without_a_known_size_the_server_has_to_say_it(target, manner):
    listener = Listener()
    with serving(CONTENT, manner, "good") as server:
        fetch(target, server, sha256="", size=0, listener=listener)
    assert target.read_bytes() == CONTENT
    assert listener.seen[-1] == ("download", len(CONTENT), len(CONTENT))


def test_a_server_that_does_not_say_the_size_either_is_left(target):
    with serving(CONTENT, "no_length") as bad, serving(CONTENT) as good:
        fetch(target, bad, good, sha256="", size=0)
        assert len(bad.requests) == 1
    assert target.read_bytes() == CONTENT


def test_an_absurd_size_is_refused(target, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    with serving(CONTENT) as server, pytest.raises(MynahError) as caught:
        fetch(target, server, sha256="", size=0)
    assert "more than any model" in caught.value.items[0][1]


def test_without_a_known_checksum_two_files_are_never_joined(target):
    other = bytes(255 - byte for byte in CONTENT)
    target.parent.mkdir()
    part_of(target).write_bytes(other[:5000])
    with serving(other, "breaks_off", "status:404") as bad, serving(CONTENT) as good:
        fetch(target, bad, good, sha256="")
        assert good.requests[0][1] is None
    assert target.read_bytes() == CONTENT


def test_without_a_known_size_the_next_server_may_say_another(target):
    with serving(CONTENT + b"more", "lies_long") as bad, serving(CONTENT) as good:
        fetch(target, bad, good, sha256="", size=0)
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize("manner", ["wrong", "lies_short"])
def test_what_does_not_look_right_never_gets_the_final_name(target, manner):
    def look(path):
        return "" if path.read_bytes() == CONTENT else "it is no model"

    with serving(CONTENT, manner) as bad, pytest.raises(MynahError) as caught:
        fetch(target, bad, sha256="", size=0, look=look)
    assert caught.value.items[0][1] == "it is no model"
    assert list(target.parent.iterdir()) == []
    with serving(CONTENT, manner) as bad, serving(CONTENT) as good:
        fetch(target, bad, good, sha256="", size=0, look=look)
    assert target.read_bytes() == CONTENT


def test_a_safe_connection_does_not_lead_to_an_open_one():
    request = urllib.request.Request("https://example.org/a")
    with pytest.raises(Refused, match="open one"):
        SafeRedirects().redirect_request(
            request, io.BytesIO(), 302, "", None, "http://127.0.0.1:1/a"
        )


def test_a_chain_of_redirects_is_followed_and_resumed(target):
    with (
        serving(CONTENT, "breaks_off", "good") as good,
        serving(CONTENT, f"redirect:{good.address}") as middle,
        serving(CONTENT, f"redirect:{middle.address}") as first,
    ):
        fetch(target, first)
        assert len(first.requests) == 2
        assert good.requests[1][1] == f"bytes={len(CONTENT) // 2}-"
    assert target.read_bytes() == CONTENT


def test_the_third_address_goes_on_where_the_first_stopped(target):
    with (
        serving(CONTENT, "breaks_off", "status:500") as first,
        serving(CONTENT, "status:404") as second,
        serving(CONTENT) as third,
    ):
        fetch(target, first, second, third)
        assert third.requests[0][1] == f"bytes={len(CONTENT) // 2}-"
    assert target.read_bytes() == CONTENT


def test_a_full_disk_is_told_before_anything_is_fetched(target, monkeypatch):
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(shelf.shutil, "disk_usage", lambda path: usage)
    with serving(CONTENT) as server, pytest.raises(MynahError) as caught:
        fetch(target, server)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert server.requests == []


def test_two_at_once_do_not_write_the_same_file(target):
    target.parent.mkdir()
    lock = FileLock(target.with_name(".model.pth.lock"))
    assert lock.acquire()
    with serving(CONTENT) as server, pytest.raises(MynahError) as caught:
        fetch(target, server)
    lock.release()
    assert caught.value.code is ErrorCode.BUSY
