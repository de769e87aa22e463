import time
from pathlib import Path

import numpy as np
import pytest

from mynah.gui.models.run_history import MOST_LINES, Curve, RunHistory
from mynah.protocol.codec import Message, StreamDecoder, encode
from mynah.protocol.events import (
    Artifact,
    Cancelled,
    Done,
    Failed,
    Hello,
    Item,
    Log,
    Metric,
    Progress,
    Stage,
    Started,
    State,
    Warning_,
)

pytestmark = pytest.mark.gui
TRANSCRIPTS = Path(__file__).parents[3] / "data" / "transcripts"


@pytest.fixture
def history(qapp):
    made = RunHistory()
    made.told = []
    made.changed.connect(made.told.append)
    return made


def messages_of(name):
    decoded = StreamDecoder().feed((TRANSCRIPTS / name).read_bytes())
    return [one for one in decoded if isinstance(one, Message)]


def test_a_whole_run_with_a_stop_in_it(history):
    history.apply_all(messages_of("lite_voice_stopped_and_resumed.jsonl"))
    assert (history.state, history.voice, history.kind) == ("completed", "Demo", "lite")
    assert history.run.startswith("2026")
    assert {name: row.state for name, row in history.stages.items()} == {
        "preprocess": "skipped",
        "extract": "skipped",
        "train": "done",
        "index": "done",
        "verify": "done",
        "publish": "done",
    }
    assert (history.stages["train"].done, history.stages["train"].total) == (20, 20)
    steps, values = history.metrics["held_out"]
    assert steps.tolist() == [15, 17, 19, 20]
    assert values[-1] == pytest.approx(2.0107, abs=1e-4)
    assert sorted(history.saves) == [15, 17, 19, 20]
    assert history.artifacts["voice"][0].endswith("v001")
    assert history.result["voice"] == "Demo"
    assert isinstance(history.ended, Done)
    assert history.sessions == 2
    assert history.current is None
    assert history.told == list(dict.fromkeys(history.told))  # each aspect once
    assert {"state", "stages", "metrics", "result", "log", "artifacts"} <= set(history.told)


def test_one_by_one_is_the_same_as_all_at_once(qapp):
    messages = messages_of("lite_voice_stopped_and_resumed.jsonl")
    whole, pieces = RunHistory(), RunHistory()
    whole.apply_all(messages)
    for message in messages:
        pieces.apply(message.event, message.seq, message.t)
    assert whole.stages == pieces.stages
    assert whole.log == pieces.log
    assert whole.saves == pieces.saves
    assert [c.steps.tolist() for c in whole.metrics.values()] == [
        c.steps.tolist() for c in pieces.metrics.values()
    ]


def test_a_failed_run_tells_its_error_until_it_goes_on(history):
    history.apply_all(messages_of("failed.jsonl"))
    assert (history.state, history.error.code) == ("failed", "DIVERGED")
    assert history.ended is history.error
    assert history.log[-1].level == "error"
    history.told.clear()
    history.apply_all([Message(Started("train", "r", {"voice": "x"}), 30, 1.0)])
    assert history.error is None
    assert history.ended is None
    assert history.told == ["parameters", "error", "result"]


def test_what_is_no_news_changes_nothing(history):
    history.apply(Hello(1, "0", 1), 5, 1.0)
    assert history.told == []
    assert history.seq == 0


def test_a_stage_as_it_goes(history):
    history.apply(Stage("extract"))
    assert (history.current.name, history.current.done) == ("extract", 0)
    history.apply(Progress("extract", 3, 10, "recordings", 7.5))
    assert (history.current.done, history.current.eta_s) == (3, 7.5)
    history.apply(Stage("extract", "done", "2 left out"))
    row = history.stages["extract"]
    assert (row.state, row.done, row.eta_s, row.text) == ("done", 3, None, "2 left out")
    assert history.current is None
    history.apply_all(
        [Message(Progress("extract", 10, 10), 1, 0.0), Message(Stage("extract"), 2, 0.0)]
    )
    assert history.stages["extract"].done == 0  # what came before it began again is over


def test_checkpoints_with_one_best(history):
    history.apply(Artifact("checkpoint", "/r/checkpoints/ab/step-000000010"))
    history.apply(Artifact("preview_source", "/r/previews/source.flac"))
    history.apply(Artifact("preview", "/r/previews/preview-00010.flac"))
    facts = {"similarity": 0.7, "pitch_error": 20, "intelligibility": None, "margin": 0.1}
    history.apply(Item("checkpoint", {"step": 20, "best": True, **facts}))
    history.apply(Item("checkpoint", {"step": 10, "best": True, "preview": "/p", "model": "/m"}))
    history.apply(Item("checkpoint", {"no": "step"}))
    assert [(one.step, one.best) for one in history.checkpoints] == [(10, True), (20, False)]
    assert history.checkpoints[1].similarity == 0.7
    assert history.saves == {10: "/r/checkpoints/ab/step-000000010"}
    assert history.previews == {10: "/p"}
    assert history.preview_source == "/r/previews/source.flac"
    assert history.items == {"checkpoint": [{"no": "step"}]}


def test_lines_and_warnings_with_the_stage_they_belong_to(history):
    history.apply(Log("info", "first"), 1, 0.5)
    history.apply(Stage("train"))
    seen = history.log_total
    history.apply(Warning_("DATASET", "gone"), 3, 2.0)
    assert [(line.t, line.level, line.stage, line.text) for line in history.log] == [
        (0.5, "info", "", "first"),
        (2.0, "warning", "train", "gone"),
    ]
    assert history.warnings == [Warning_("DATASET", "gone")]
    assert [line.text for line in history.log_since(seen)] == ["gone"]
    assert history.log_since(history.log_total) == []


def test_very_many_lines_lose_the_oldest(history):
    lines = [Message(Log("info", str(k)), k, 0.0) for k in range(MOST_LINES + 10)]
    history.apply_all(lines)
    assert len(history.log) < MOST_LINES
    assert history.log[-1].text == str(MOST_LINES + 9)
    assert history.log_total == MOST_LINES + 10
    assert len(history.log_since(0)) == len(history.log)


def test_an_end_that_was_wanted(history):
    history.apply(State("interrupted", "stopped"))
    history.apply(Cancelled("stopped"))
    assert (history.state, history.reason) == ("interrupted", "stopped")
    assert history.ended == Cancelled("stopped")
    history.apply(Failed("INTERNAL", "x"))
    assert history.error.code == "INTERNAL"


def test_a_curve_grows_and_is_cut_where_the_run_went_back():
    curve = Curve()
    for step in range(1000):
        curve.append(step, step * 0.5)
    early = curve.steps
    curve.append(500, None)
    curve.append(501, 3.0)
    steps, values = curve
    assert len(curve) == len(steps) == len(values) == 502
    assert steps[-2:].tolist() == [500, 501]
    assert np.isnan(values[-2])
    assert curve.last == 3.0
    assert len(early) == 1000
    with pytest.raises(ValueError, match="read-only"):
        values[0] = 1.0
    assert Curve().last is None


def test_points_that_a_replay_joined(history):
    history.apply(Metric("loss", 9.0, 1))
    data = {"name": "loss", "steps": [2, 3, 5], "values": [1, None, 0.5]}
    history.apply(Item("curve", data))
    assert history.metrics["loss"].steps.tolist() == [1, 2, 3, 5]
    assert np.isnan(history.metrics["loss"].values[2])
    history.apply(Item("curve", data | {"steps": [4, 5, 4]}))  # it went back twice
    assert history.metrics["loss"].steps.tolist() == [1, 2, 3, 4]
    assert history.metrics["loss"].last == 0.5
    history.apply(Metric("loss", 7.0, 6))
    assert history.metrics["loss"].last == 7.0
    assert history.items == {}
    for odd in ({}, {"steps": [1]}, {"values": ["x"] * 3}, {"steps": 3}):
        history.apply(Item("curve", {"name": "odd", **data, **odd} if odd else odd))
    assert len(history.items["curve"]) == 4


def test_a_journal_of_a_hundred_thousand_events_is_taken_in_well_under_a_second(history):
    lines = []
    for k in range(1, 100_001):
        event = Progress("train", k, 100_000, "steps", 1.0) if k % 4 else Metric("loss", 1 / k, k)
        lines.append(encode(event, k, k * 0.1))
    decoder = StreamDecoder()
    stream = ("\n".join(lines) + "\n").encode()
    taken = 0.0
    for start in range(0, len(stream), 65536):
        messages = decoder.feed(stream[start : start + 65536])
        begun = time.process_time()
        history.apply_all(messages)
        taken += time.process_time() - begun
    assert len(history.metrics["loss"]) == 25_000
    assert history.stages["train"].done == 99_999
    assert taken < 0.5


def test_a_stall_is_shown_until_something_comes(history):
    history.apply(Warning_("STALLED", "nothing"), 1)
    assert history.stalled
    assert "state" in history.told
    history.apply(Warning_("OTHER", "x"), 2)
    assert history.stalled
    history.apply(Progress("train", 1, 2), 3)
    assert not history.stalled
