import io
import os
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest

from mynah.engine.control import CommandFile, Control, watch_stream
from mynah.engine.reporter import JsonLinesReporter, ListReporter, TeeReporter
from mynah.engine.reporter_text import TextReporter, duration_words
from mynah.protocol.codec import decode
from mynah.protocol.events import Cancelled, Done, Failed, Log, Progress, Stage, State
from mynah.protocol.ports import Interrupted


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_json_lines_count_and_thin_out_progress():
    stream, clock = io.StringIO(), Clock()
    reporter = JsonLinesReporter(stream, clock=clock)
    reporter.stage("a")
    for n in range(1, 501):
        clock.now += 0.002
        reporter.progress("a", n, 500)
    reporter.stage("a", "done")
    reporter.emit(Done())
    reporter.emit(Done())
    messages = [decode(line) for line in stream.getvalue().splitlines()]
    assert [m.seq for m in messages] == list(range(len(messages)))
    progress = [m for m in messages if isinstance(m.event, Progress)]
    assert len(progress) <= 11
    assert progress[-1].event.done == 500
    gaps = [b.t - a.t for a, b in pairwise(progress)]
    assert min(gaps[:-1]) >= 0.099
    assert sum(isinstance(m.event, Done) for m in messages) == 1


def test_a_reader_that_went_away_is_noticed_once():
    class Gone(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    noticed = []
    reporter = JsonLinesReporter(Gone(), on_broken=lambda: noticed.append(1))
    reporter.log("a")
    reporter.log("b")
    assert noticed == [1]


def test_many_threads_make_whole_lines():
    stream = io.StringIO()
    reporter = JsonLinesReporter(stream)
    threads = [
        threading.Thread(target=lambda: [reporter.log("x" * 50) for _ in range(100)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    messages = [decode(line) for line in stream.getvalue().splitlines()]
    assert [m.seq for m in messages] == list(range(400))


def test_a_tee_gives_everything_to_all():
    first, second = ListReporter(), ListReporter()
    tee = TeeReporter(first, second)
    tee.metric("loss", float("nan"), 1)
    tee.progress("a", 1, 2, eta_s=float("inf"))
    tee.artifact("voice", "x")
    assert first.events == second.events
    assert first.events[0].value is None
    assert first.events[1].eta_s is None


class Terminal(io.StringIO):
    encoding = "ascii"

    def isatty(self):
        return True


def test_a_terminal_gets_a_bar_that_is_wiped_before_lines():
    stream, clock = Terminal(), Clock()
    reporter = TextReporter(stream, clock=clock)
    reporter.stage("train")
    reporter.progress("train", 0, 10, "steps")
    clock.now += 5
    reporter.metric("loss", 0.5, 5)
    reporter.progress("train", 5, 10, "steps")
    reporter.log("größer")
    out = stream.getvalue()
    assert "[############............] train: 5/10 steps, 5 s left, loss 0.5" in out
    assert out.count("\n") == 2
    assert "gr\\xf6\\xdfer" in out


def test_elsewhere_progress_is_seldom_and_in_lines():
    stream, clock = io.StringIO(), Clock()
    reporter = TextReporter(stream, clock=clock)
    for n in range(1, 101):
        clock.now += 1
        reporter.progress("train", n, 100)
    lines = stream.getvalue().splitlines()
    assert "\r" not in stream.getvalue()
    assert 9 <= len(lines) <= 12
    assert lines[-1].startswith("train: 100/100")


def test_ends_are_told_in_words():
    stream = io.StringIO()
    reporter = TextReporter(stream, hint="mynah resume x")
    reporter.emit(State("queued", "run y"))
    reporter.emit(Stage("train", "skipped", "same"))
    reporter.emit(Log("debug", "hidden"))
    reporter.emit(Cancelled("stopped"))
    out = stream.getvalue()
    assert "Waiting: run y" in out
    assert "train: skipped (same)" in out
    assert "hidden" not in out
    assert "mynah resume x" in out
    stream = io.StringIO()
    items = tuple((f"f{n}", "bad") for n in range(30))
    TextReporter(stream).emit(Failed("NOTHING_USABLE", "None.", "Try.", items=items))
    out = stream.getvalue()
    assert "Error: None." in out
    assert "What to do: Try." in out
    assert "f19: bad" in out
    assert "10 more" in out


def test_a_line_stays_a_line():
    stream = io.StringIO()
    TextReporter(stream).log("name\nwith\x1b[31m\u202e größe")
    assert stream.getvalue() == "name\\nwith\\x1b[31m\\u202e größe\n"


def test_durations():
    assert [duration_words(s) for s in (0, 59, 60, 200, 7500)] == [
        "0 s",
        "59 s",
        "1 min 0 s",
        "3 min 20 s",
        "2 h 5 min",
    ]


def test_stronger_requests_win_and_resume_takes_back_all_but_cancel():
    control = Control()
    control.raise_if_requested()
    for asked, expected in [
        ("pause", "pause"),
        ("stop", "stop"),
        ("pause", "stop"),
        ("resume", None),
        ("cancel", "cancel"),
        ("stop", "cancel"),
        ("resume", "cancel"),
    ]:
        control.apply(asked)
        assert control.requested == expected
    with pytest.raises(Interrupted) as caught:
        control.raise_if_requested()
    assert caught.value.kind == "cancel"


def test_the_end_of_the_stream_is_a_stop():
    control = Control()
    watch_stream(control, io.BytesIO(b'{"v":1,"cmd":"pause"}\n')).join(5)
    assert control.requested == "stop"


def test_commands_before_the_last_resume_are_history(tmp_path):
    path, control = tmp_path / "c.jsonl", Control()
    path.write_text('{"v":1,"cmd":"cancel"}\n{"v":1,"cmd":"stop"}\n{"v":1,"cmd":"resume"}\n')
    commands = CommandFile(path, control)
    commands.poll()
    assert control.requested is None
    with path.open("a") as file:
        file.write('{"v":1,"cmd":"pau')
        file.flush()
        commands.poll()
        assert control.requested is None
        file.write('se"}\nrubbish\n')
    commands.poll()
    assert control.requested == "pause"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_behind_the_output_is_no_traceback():
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "mynah", "doctor", "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_private_stdout_keeps_strays_out(tmp_path):
    program = (
        "import os, subprocess, sys\n"
        "from mynah.engine.reporter_stdout import private_stdout\n"
        "with private_stdout() as stream:\n"
        "    print('stray'); os.write(1, b'raw\\n')\n"
        "    subprocess.run([sys.executable, '-c', 'print(1234)'])\n"
        "    stream.write('event\\n')\n"
        "print('after')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, env=os.environ
    )
    assert done.stdout.split() == [b"event", b"after"]
    assert sorted(done.stderr.split()) == [b"1234", b"raw", b"stray"]
