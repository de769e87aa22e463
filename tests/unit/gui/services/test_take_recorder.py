"""Writing takes on a thread of its own."""

from __future__ import annotations

import time

import numpy as np
import pytest
import soundfile

from mynah.audio.growing import GrowingWav
from mynah.gui.services import take_recorder
from mynah.gui.services.take_recorder import DiskTooSlowError, TakeRecorder
from mynah.project.takes import Takes

pytestmark = pytest.mark.gui

RATE = 16_000


@pytest.fixture
def recorder(qapp, tmp_path):
    made = TakeRecorder(Takes(tmp_path / "takes"))
    yield made
    made.close()
    made.deleteLater()


def ramp(seconds):
    return np.linspace(-0.5, 0.5, round(seconds * RATE)).astype(np.float32)


def kept(signal):
    """What a signal carries from now on."""
    got = []
    signal.connect(got.append)
    return got


def feed(recorder, sound, size=160):
    for start in range(0, len(sound), size):
        recorder.append(sound[start : start + size])


def test_everything_that_was_heard_is_in_the_take(qtbot, recorder, tmp_path):
    sound = ramp(1.234)
    recorder.begin("Words.", tmp_path, RATE, 16)
    assert recorder.recording
    feed(recorder, sound)
    assert recorder.seconds == pytest.approx(1.234)
    with qtbot.waitSignal(recorder.finished) as ended:
        recorder.end()
    take = ended.args[0]
    assert not recorder.recording
    assert (take.text, take.workspace) == ("Words.", str(tmp_path))
    assert take.seconds == pytest.approx(1.234)
    stored, rate = soundfile.read(take.path, dtype="float32")
    assert rate == RATE
    assert np.abs(stored - sound).max() < 1e-4


def test_the_file_is_there_while_it_is_recorded(qtbot, recorder, tmp_path):
    recorder.begin("Words.", tmp_path, RATE, 24)
    feed(recorder, ramp(1.0))
    qtbot.waitUntil(lambda: any(tmp_path.rglob("*.wav")))
    path = next(tmp_path.rglob("*.wav"))
    qtbot.waitUntil(lambda: soundfile.info(path).frames == RATE)


def test_a_take_of_nothing_is_none(qtbot, recorder, tmp_path):
    with qtbot.waitSignal(recorder.emptied):
        recorder.begin("Words.", tmp_path, RATE, 16)
        feed(recorder, ramp(0.1))
        recorder.end()
    assert not list(tmp_path.rglob("*.wav"))


def test_sound_without_a_take_is_dropped(recorder):
    recorder.append(ramp(1.0))
    recorder.end()
    assert recorder.seconds == 0


def test_the_next_take_ends_the_one_before(qtbot, recorder, tmp_path):
    recorder.begin("One.", tmp_path, RATE, 16)
    feed(recorder, ramp(0.5))
    with qtbot.waitSignal(recorder.finished) as ended:
        recorder.begin("Two.", tmp_path, RATE, 16)
    assert ended.args[0].text == "One."
    assert recorder.recording


def test_a_full_disk_ends_the_take_with_what_was_written(qtbot, recorder, tmp_path, monkeypatch):
    recorder.begin("Words.", tmp_path, RATE, 16)
    feed(recorder, ramp(0.5))
    qtbot.waitUntil(lambda: any(tmp_path.rglob("*.wav")))
    qtbot.waitUntil(lambda: soundfile.info(next(tmp_path.rglob("*.wav"))).frames == RATE // 2)

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(GrowingWav, "append", full)
    takes = kept(recorder.finished)
    with qtbot.waitSignals([recorder.failed, recorder.finished], order="strict"):
        feed(recorder, ramp(0.5))
    assert takes[0].seconds == 0.5
    assert not recorder.recording


def test_a_place_that_cannot_be_written_is_told(qtbot, recorder, tmp_path):
    recorder.takes.root.parent.mkdir(exist_ok=True)
    recorder.takes.root.write_text("a file is here", "utf-8")
    with qtbot.waitSignals([recorder.failed, recorder.emptied], order="strict"):
        recorder.begin("Words.", tmp_path, RATE, 16)


def test_a_disk_that_cannot_follow_does_not_fill_the_memory(qtbot, recorder, tmp_path, monkeypatch):
    monkeypatch.setattr(take_recorder, "MOST_WAITING_SECONDS", 1.0)
    slow = GrowingWav.append
    monkeypatch.setattr(GrowingWav, "append", lambda *args: (time.sleep(0.1), slow(*args)))
    recorder.begin("Words.", tmp_path, RATE, 16)
    takes, errors = kept(recorder.finished), kept(recorder.failed)
    with qtbot.waitSignals([recorder.failed, recorder.finished], order="strict"):
        feed(recorder, ramp(3.0))
    assert isinstance(errors[0], DiskTooSlowError)
    assert takes[0].seconds >= 1.0


def test_a_take_that_is_as_long_as_one_may_be_ends(qtbot, recorder, tmp_path, monkeypatch):
    monkeypatch.setattr(take_recorder, "LONGEST_SECONDS", 1.0)
    recorder.begin("", tmp_path, RATE, 16)
    takes = kept(recorder.finished)
    with qtbot.waitSignals([recorder.filled, recorder.finished], order="strict"):
        feed(recorder, ramp(2.0))
    assert takes[0].seconds == pytest.approx(1.0, abs=0.02)


def test_closing_writes_what_was_heard(qtbot, tmp_path):
    takes = Takes(tmp_path / "takes")
    recorder = TakeRecorder(takes)
    recorder.begin("Words.", tmp_path, RATE, 16)
    feed(recorder, ramp(1.1))
    recorder.close()
    left = Takes(takes.root).left_behind(tmp_path)
    assert [take.seconds for take in left] == [pytest.approx(1.1)]


def test_work_on_the_files_waits_its_turn(qtbot, recorder, tmp_path):
    order = []
    recorder.finished.connect(lambda take: order.append("take"))
    recorder.begin("Words.", tmp_path, RATE, 16)
    feed(recorder, ramp(1.0))
    recorder.end()
    recorder.run(lambda: 7, order.append, owner=recorder)
    qtbot.waitUntil(lambda: order == ["take", 7])
