"""What the recorder gives to the library, and what waits after a crash."""

from __future__ import annotations

import pytest
import soundfile

from helpers.library import fake_sample
from helpers.made_microphone import voice_like
from helpers.recorder_use import SENTENCES, do, kept, record
from mynah.gui.models.record_state import RecordState
from mynah.project.prompts import load
from mynah.project.takes import Takes
from mynah.protocol.errors import ErrorCode

pytestmark = pytest.mark.gui


# The library


def test_what_the_library_holds_is_not_read_again(qtbot, build, session):
    session.hold([fake_sample(n, transcript=SENTENCES[n]) for n in (0, 1)])
    recorder = build()
    qtbot.waitUntil(lambda: recorder.reading.text == SENTENCES[2])
    assert recorder.view.progress.words.text().startswith("2 of 100 · 0:12 min")


def test_the_script_that_was_begun_is_gone_on_with(qtbot, build, session):
    spanish = load("es").prompts
    session.hold([fake_sample(n, transcript=spanish[n]) for n in range(3)])
    recorder = build()
    qtbot.waitUntil(lambda: recorder.reading.script.key == "es")
    assert recorder.reading.text == spanish[3]


def test_enough_for_a_voice_leads_to_training(qtbot, recorder, session):
    session.hold([fake_sample(n, duration=30.0) for n in range(5)])
    button = recorder.view.progress.train
    qtbot.waitUntil(button.isVisible)
    assert "enough for Lite" in recorder.view.progress.words.text()
    button.click()
    assert session.sections == ["train"]


def test_a_refused_take_waits_with_its_reason(qtbot, recorder, session, microphone):
    take = record(qtbot, recorder, microphone)
    job = kept(qtbot, recorder, session)
    assert recorder.reading.spot.done == 1
    job.finish("refused", "no_speech")
    assert recorder.reading.spot.done == 0
    assert [one.reason for one in recorder.keeper.waiting] == ["No voice was found in it."]
    assert take.path.exists()
    assert session.problems == []


def test_an_engine_that_found_nothing_usable_gives_its_reasons(
    qtbot, recorder, session, microphone
):
    take = record(qtbot, recorder, microphone)
    job = kept(qtbot, recorder, session)
    job.fail(ErrorCode.NOTHING_USABLE, [(str(take.path), "No voice was found in it.")])
    assert [one.reason for one in recorder.keeper.waiting] == ["No voice was found in it."]
    assert session.problems == []


def test_an_engine_that_fails_loses_nothing(qtbot, recorder, session, microphone):
    take = record(qtbot, recorder, microphone)
    kept(qtbot, recorder, session).fail(ErrorCode.DISK_FULL)
    assert len(session.problems) == 1
    assert [one.take.path for one in recorder.keeper.waiting] == [take.path]
    assert take.path.exists()
    recorder.view.waiting.keep.click()
    qtbot.waitUntil(lambda: len(session.jobs.started) == 2)
    assert recorder.keeper.waiting == ()
    session.jobs.started[1].finish("duplicate")
    qtbot.waitUntil(lambda: not take.path.exists())


def test_takes_that_are_kept_meanwhile_are_imported_together(qtbot, recorder, session, microphone):
    takes = []
    for _ in range(3):
        takes.append(record(qtbot, recorder, microphone, voice_like(0.8)))
        do(recorder, "keep")
    qtbot.waitUntil(lambda: len(session.jobs.started) == 1 and len(recorder.keeper.coming) == 3)
    assert session.jobs.started[0].paths == [str(takes[0].path)]
    qtbot.waitUntil(lambda: len(recorder.keeper._queue) == 2)
    session.jobs.started[0].finish()
    qtbot.waitUntil(lambda: len(session.jobs.started) == 2)
    assert session.jobs.started[1].paths == [str(take.path) for take in takes[1:]]


def test_the_end_of_the_script_is_told(qtbot, build, session, microphone):
    session.hold([fake_sample(n, transcript=text) for n, text in enumerate(SENTENCES[:-1])])
    recorder = build()
    qtbot.waitUntil(lambda: recorder.reading.text == SENTENCES[-1])
    record(qtbot, recorder, microphone)
    kept(qtbot, recorder, session)
    assert session.notices == ["Every sentence of this script is recorded."]


# After a crash


def test_takes_of_a_program_that_crashed_are_offered(qtbot, build, session, microphone, tmp_path):
    first = build()
    take = record(qtbot, first, microphone)
    first.close()
    second = build(shown=False)
    qtbot.waitUntil(lambda: len(second.keeper.waiting) == 1)
    assert second.keeper.waiting[0].take.path == take.path
    assert second.keeper.waiting[0].take.text == SENTENCES[0]
    assert len(session.notices) == 1
    second.view.show()
    second.view.waiting.keep.click()
    qtbot.waitUntil(lambda: len(session.jobs.started) == 1)
    session.jobs.started[0].finish()
    qtbot.waitUntil(lambda: not take.path.parent.exists())


def test_takes_that_were_kept_before_a_crash_are_imported(qtbot, build, session, microphone):
    first = build()
    take = record(qtbot, first, microphone)
    kept(qtbot, first, session)  # and the engine never answers
    first.close()
    second = build(shown=False)
    qtbot.waitUntil(lambda: len(session.jobs.started) == 2)
    assert session.jobs.started[1].paths == [str(take.path)]
    assert second.keeper.waiting == ()
    assert session.notices == []


def test_a_take_that_was_refused_is_offered_and_not_tried_again_by_itself(
    qtbot, build, session, microphone
):
    first = build()
    record(qtbot, first, microphone)
    kept(qtbot, first, session).finish("refused", "no_speech")
    first.close()
    second = build(shown=False)
    qtbot.waitUntil(lambda: len(second.keeper.waiting) == 1)
    assert len(session.jobs.started) == 1


def test_a_take_that_was_being_recorded_is_whole_after_closing(qtbot, build, session, microphone):
    first = build()
    do(first, "toggle")
    microphone.hear(voice_like(2.0))
    first.close()
    left = Takes().left_behind(session.workspace.root)
    assert [soundfile.info(take.path).duration for take in left] == [pytest.approx(1.9)]


def test_another_workspace_has_its_own_takes(qtbot, recorder, session, microphone, tmp_path):
    take = record(qtbot, recorder, microphone)
    session.open_workspace(tmp_path / "other")
    assert recorder.take is None
    assert recorder.state is RecordState.READY
    assert take.path.exists()
    assert recorder.keeper.waiting == ()
