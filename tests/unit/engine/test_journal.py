import errno
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mynah.engine.journal import Journal, JournalReader, read_journal
from mynah.protocol.codec import encode
from mynah.protocol.events import Done, Log, Progress, Stage, State


@pytest.fixture
def path(tmp_path):
    return tmp_path / "events.jsonl"


def write(path, *events):
    journal = Journal(path)
    for event in events:
        journal.emit(event)
    journal.close()


EVENTS = [State("checking"), Stage("train"), Log("info", "a"), Stage("train", "done")]


@given(st.integers(0, 400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_journal_cut_anywhere_is_mended_and_goes_on(tmp_path, cut):
    path = tmp_path / "events.jsonl"
    path.unlink(missing_ok=True)
    write(path, *EVENTS)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) - cut % len(content)])
    before = read_journal(path)
    write(path, Log("info", "after"))
    messages = read_journal(path)
    assert [m.seq for m in messages] == list(range(1, len(messages) + 1))
    assert messages[-1].event == Log("info", "after")
    assert messages[: len(before)] == before
    assert path.read_bytes().endswith(b"\n")
    assert len(path.read_bytes().splitlines()) == len(messages)


@pytest.mark.parametrize(
    "tail", [b"\0" * 100, b'{"v":1', b"\xff\xfe", encode(Log("info", "x"), 5, 9.0).encode()]
)
def test_what_a_crash_leaves_at_the_end(path, tail):
    write(path, *EVENTS)
    with path.open("ab") as file:
        file.write(tail)
    write(path, Log("info", "after"))
    messages = read_journal(path)
    whole = tail.startswith(b'{"v":1,')
    assert [m.seq for m in messages] == [1, 2, 3, 4, 5] + ([6] if whole else [])
    assert messages[-1].t >= (9.0 if whole else 0.0)


def test_a_reader_sees_whole_lines_only_and_each_once(path):
    reader = JournalReader(path)
    assert reader.poll() == []
    lines = [encode(event, n, 0.0).encode() + b"\n" for n, event in enumerate(EVENTS)]
    stream = b"".join(lines)
    seen = []
    for end in range(0, len(stream) + 1, 5):
        path.write_bytes(stream[:end])
        seen += reader.poll()
    path.write_bytes(stream)
    seen += reader.poll()
    assert [m.event for m in seen] == EVENTS


def test_a_full_disk_does_not_leave_a_torn_line_behind(path, monkeypatch):
    journal = Journal(path)
    journal.emit(Log("info", "first"))
    real = journal._file

    class Full:
        def __getattr__(self, name):
            return getattr(real, name)

        def write(self, data):
            if len(data) > 10:
                return real.write(data[:10])
            raise OSError(errno.ENOSPC, "No space left on device")

    journal._file = Full()
    with pytest.raises(OSError, match="No space"):
        journal.emit(Log("info", "longer than ten bytes"))
    journal._file = real
    journal.emit(Log("info", "second"))
    journal.close()
    assert [m.event.text for m in read_journal(path)] == ["first", "second"]
    assert [m.seq for m in read_journal(path)] == [1, 2]


def test_progress_is_thinned_and_the_last_one_kept(path):
    now = [0.0]
    journal = Journal(path, clock=lambda: now[0])
    for step in range(1, 1001):
        now[0] = step / 1000
        journal.emit(Progress("train", step, 1000))
    journal.emit(Stage("train", "done"))
    journal.emit(Done())
    journal.emit(Log("info", "nothing comes after the end"))
    journal.close()
    events = [m.event for m in read_journal(path)]
    progress = [e for e in events if isinstance(e, Progress)]
    assert len(progress) <= 11
    assert progress[-1].done == 1000
    assert events[-1] == Done()


def test_a_line_of_many_megabytes_is_passed_over_in_portions(path):
    write(path, *EVENTS)
    whole = path.read_bytes()
    with path.open("wb") as file:
        file.write(b"x" * (30 << 20) + b"\n" + whole + b"y" * (9 << 20))
    reader = JournalReader(path)
    tracemalloc.start()
    try:
        assert [message.event for message in reader.poll()] == EVENTS
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()
    with path.open("ab") as file:
        file.write(b"\n" + whole)
    assert [message.event for message in reader.poll()] == EVENTS


@pytest.mark.parametrize("portion", [256, 300, 301])
def test_lines_are_read_whole_wherever_a_portion_ends(path, monkeypatch, portion):
    monkeypatch.setattr("mynah.engine.journal._PORTION", portion)
    write(path, *(Log("info", "x" * (number % 90)) for number in range(60)))
    assert [message.seq for message in read_journal(path)] == list(range(1, 61))
