"""Tables of a training: stages, saved states, log, runs; they stay sound while they change."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex

from mynah.gui.models.checkpoint_table import (
    Checkpoint,
    CheckpointColumn,
    CheckpointTableModel,
    Lead,
    lead_of,
)
from mynah.gui.models.log_model import MOST_LINES, LogLine, LogModel, moment
from mynah.gui.models.run_progress import StageRow, all_stages
from mynah.gui.models.run_table import RunTableModel
from mynah.gui.models.stage_table import StageColumn, StageTableModel

pytestmark = pytest.mark.gui


def test_stages_change_in_place(qtmodeltester, qtbot):
    model = StageTableModel()
    qtmodeltester.check(model)
    changed = []
    model.dataChanged.connect(lambda top, bottom: changed.append((top.row(), bottom.row())))
    working = StageRow("train", "started", 120, 429, "steps", 700.0)
    model.set_stages(all_stages({"preprocess": StageRow("preprocess", "done"), "train": working}))
    assert changed == [(0, 0), (2, 2)]
    assert model.current == working
    assert model.index(2, StageColumn.PROGRESS).data() == "120 of 429 steps"
    assert "12 min" in model.index(2, StageColumn.TIME_LEFT).data()
    model.set_stages(all_stages({"train": working, "judge": StageRow("judge", "started")}))
    assert model.rowCount() == 7
    qtmodeltester.check(model)


def test_an_unknown_unit_is_still_counted(qapp):
    model = StageTableModel()
    model.set_stages(all_stages({"index": StageRow("index", "started", 1, 2, "shards")}))
    assert model.index(3, StageColumn.PROGRESS).data() == "1 / 2 shards"


def test_checkpoints_are_inserted_and_the_best_moves(qtmodeltester):
    model = CheckpointTableModel()
    qtmodeltester.check(model)
    first = Checkpoint(100, 2.5, 0.7, 12.0, 0.9, best=True)
    model.set_checkpoints([first])
    inserted = []
    model.rowsInserted.connect(lambda _parent, a, b: inserted.append((a, b)))
    model.set_checkpoints([replace(first, best=False), Checkpoint(200, 5.0, 0.8, 9.0, best=True)])
    assert inserted == [(1, 1)]
    assert model.lead is not None
    assert model.lead.best.step == 200
    model.set_published(200)
    assert model.index(1, CheckpointColumn.MARK).data() == "best, published"
    assert model.index(0, CheckpointColumn.SIMILARITY).data() == "70\N{NO-BREAK SPACE}%"
    assert model.index(1, CheckpointColumn.INTELLIGIBILITY).data() == "\N{EN DASH}"
    model.set_checkpoints([Checkpoint(50)])
    assert model.rowCount() == 1
    qtmodeltester.check(model)


def test_the_lead_is_over_the_next_best_and_its_margin_that_of_the_later_of_the_two():
    early = Checkpoint(100, score=0.7, lead=None, margin=None)
    best = Checkpoint(200, score=0.8, lead=0.1, margin=0.03, in_doubt=False, best=True)
    assert lead_of([early]) is None
    found = lead_of([early, best])
    assert found == Lead(best, pytest.approx(0.1), 0.03, False)
    rival = Checkpoint(300, score=0.79, lead=-0.01, margin=0.05, in_doubt=True)
    assert lead_of([early, best, rival]) == Lead(best, pytest.approx(0.01), 0.05, True)


def test_odd_items_make_no_checkpoint():
    assert Checkpoint.from_item({"step": "many"}) is None
    assert Checkpoint.from_item({}) is None
    one = Checkpoint.from_item({"step": 3, "similarity": None, "pitch_error": "?", "best": 1})
    assert one == Checkpoint(3)


def test_log_is_filtered_while_it_grows(qtmodeltester):
    model = LogModel()
    qtmodeltester.check(model)
    model.append(
        [
            LogLine(1.0, "info", "extract", "one"),
            LogLine(2.0, "warning", "train", "Batch size is now 8."),
        ]
    )
    model.set_filter("warning")
    assert [model.line(row).text for row in range(model.rowCount())] == ["Batch size is now 8."]
    model.append([LogLine(3.0, "debug", "train", "x"), LogLine(4.0, "error", "train", "batch")])
    assert model.rowCount() == 2
    model.set_filter("debug", "train", "BATCH")
    assert model.rowCount() == 2
    assert model.stages == ["extract", "train"]
    assert "Batch size is now 8." in model.as_text([0])
    assert len(model.as_text().splitlines()) == 2
    qtmodeltester.check(model)
    model.clear()
    assert model.total == 0


def test_a_very_long_log_forgets_its_beginning(qapp):
    model = LogModel()
    model.append(LogLine(float(k), "info", "train", str(k)) for k in range(MOST_LINES))
    model.append([LogLine(0.0, "info", "train", "last")])
    assert model.total < MOST_LINES
    assert model.line(model.rowCount() - 1).text == "last"


def test_moments_read_like_a_clock():
    assert [moment(t) for t in (0.4, 61, 3729)] == ["0:00", "1:01", "1:02:09"]


@dataclass(frozen=True)
class Run:
    run: str
    voice: str = "Anna"
    kind: str = "lite"
    state: str = "training"
    reason: str = ""
    created_at: str = "2026-01-02T03:04:05+00:00"
    alive: bool = True
    resumable: bool = False


def test_a_new_run_comes_on_top_and_others_stay(qtmodeltester):
    model = RunTableModel()
    model.set_runs([Run("b"), Run("a")])
    qtmodeltester.check(model)
    inserted, changed, reset = [], [], []
    model.rowsInserted.connect(lambda _p, a, b: inserted.append((a, b)))
    model.dataChanged.connect(lambda a, _b: changed.append(a.row()))
    model.modelReset.connect(lambda: reset.append(1))
    model.set_runs([Run("c"), Run("b", state="interrupted", reason="stopped"), Run("a")])
    assert (inserted, changed, reset) == ([(0, 0)], [1], [])
    assert model.index(1, 2).data() == "Stopped and saved"
    assert model.row_of("a") == 2
    assert model.rowCount(QModelIndex()) == 3
    model.set_runs([Run("c")])
    assert reset == [1]
    qtmodeltester.check(model)
