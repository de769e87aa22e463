import pytest
import soundfile
from PySide6.QtCore import Qt

from helpers.library import fake_sample
from helpers.samples import speech_like
from mynah.gui import dataset_words
from mynah.gui.models.clip_table import LENGTH, NAME, SCORE, USE, ClipTableModel
from mynah.gui.models.dataset_list import DatasetListModel
from mynah.gui.models.export_problems import CLIP, REASON, WHAT, ExportProblemModel
from mynah.gui.models.export_settings import ExportSettings
from mynah.gui.models.joined_clip import join_clips
from mynah.gui.models.reference_table import ORDER, TEXT, ReferenceTableModel
from mynah.project.dataset import Dataset, Entry
from mynah.project.export_formats import Problem
from mynah.project.export_reference import Part
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


def texts(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def parts(*lengths):
    return [
        Part(fake_sample(number, score=0.9 - number / 100), f"Text {number}.", seconds)
        for number, seconds in enumerate(lengths)
    ]


def test_the_list_of_datasets_begins_with_none(qtmodeltester):
    model = DatasetListModel()
    qtmodeltester.check(model)
    model.set_datasets([Dataset("b", (Entry("1", "", True), Entry("2", ""))), Dataset("A", ())])
    model.set_datasets([*(model.dataset(name) for name in model.names()), Dataset("c", ())])
    assert model.names() == ["A", "b", "c"]
    assert model.rowCount() == 4
    assert [model.row_of(name) for name in ("A", "c", "gone", "")] == [1, 3, 0, 0]
    assert model.index(0).data(model.NameRole) == ""
    assert model.index(2).data(model.NameRole) == "b"
    assert model.index(2).data(model.DatasetRole) is model.dataset("b")
    assert "1" in model.index(2).data(Qt.ItemDataRole.ToolTipRole)
    assert model.dataset("gone") is None


def test_clips_that_would_be_taken(qtmodeltester):
    model = ClipTableModel()
    qtmodeltester.check(model)
    some = [fake_sample(number, duration=2.5, score=0.876) for number in range(3)]
    model.set_samples(some, [some[1].id])
    assert texts(model, 0)[NAME] == "0.wav"
    assert texts(model, 0)[SCORE] == dataset_words.quality(0.87)
    assert texts(model, 0)[LENGTH] == dataset_words.seconds_exactly(2.5)
    assert texts(model, 0)[USE] != texts(model, 1)[USE]
    assert model.sample(2) is some[2]
    model.set_samples([])
    assert model.rowCount() == 0


def test_what_is_left_out_comes_before_what_to_look_at(qtmodeltester):
    model = ExportProblemModel()
    qtmodeltester.check(model)
    model.set_problems(
        [
            Problem("1", "a.wav", "warning", "low_rate", "English."),
            Problem("2", "b.wav", "error", "no_transcript", "English."),
            Problem("", "", "error", "no_reference", "English."),
            Problem("3", "", "warning", "of_a_newer_engine", "In its own words."),
        ]
    )
    assert [texts(model, row)[CLIP] for row in range(4)] == ["b.wav", "The export", "a.wav", "3"]
    assert texts(model, 0)[REASON] == "It has no transcript."
    assert texts(model, 3)[REASON] == "In its own words."
    assert [texts(model, row)[WHAT] for row in range(3)] == ["Left out", "Missing", "To look at"]
    colours = [model.index(row, WHAT).data(Qt.ItemDataRole.ForegroundRole).name() for row in (0, 2)]
    assert colours[0] != colours[1]
    assert model.problem(0).sample_id == "2"


def test_reference_clips_are_joined_in_the_order_of_their_ticks(qtmodeltester, qtbot):
    model = ReferenceTableModel()
    qtmodeltester.check(model)
    some = parts(2.0, 3.0, 4.0)
    model.set_parts(some)
    tick, checked = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked
    for row in (2, 0):
        with qtbot.waitSignal(model.chosen_changed):
            assert model.setData(model.index(row, ORDER), checked, tick)
    assert model.chosen() == [some[2].sample.id, some[0].sample.id]
    assert [one.text for one in model.chosen_parts()] == ["Text 2.", "Text 0."]
    assert [model.index(row, ORDER).data() for row in range(3)] == ["2", None, "1"]
    model.move(some[0].sample.id, -1)
    assert model.chosen()[0] == some[0].sample.id
    model.move(some[1].sample.id, -1)  # not ticked: nothing to move
    model.move(some[0].sample.id, -5)
    assert model.chosen()[0] == some[0].sample.id
    model.setData(model.index(0, ORDER), Qt.CheckState.Unchecked, tick)
    assert model.chosen() == [some[2].sample.id]
    with qtbot.waitSignal(model.chosen_changed):
        model.set_parts(some[:2])
    assert model.chosen() == []
    assert not model.setData(model.index(0, TEXT), checked, tick)
    assert model.flags(model.index(0, ORDER)) & Qt.ItemFlag.ItemIsUserCheckable
    assert model.index(0, ORDER).data(Qt.ItemDataRole.AccessibleTextRole) == "Use 0.wav"


def test_ticks_of_clips_that_are_not_offered_are_ignored(qtbot):
    model = ReferenceTableModel()
    some = parts(2.0, 3.0)
    model.set_parts(some)
    with qtbot.assertNotEmitted(model.chosen_changed):
        model.set_chosen(["gone"])
        model.set_parts(list(reversed(some)))


def test_a_joined_clip_can_be_seen_and_heard(tmp_path):
    paths = [tmp_path / name for name in ("a.wav", "b.wav")]
    for path in paths:
        soundfile.write(path, speech_like(1.0), 16000)
    clip = join_clips(paths, 0.5, tmp_path / "new" / "joined.wav")
    assert clip.seconds == pytest.approx(2.5, abs=0.01)
    assert soundfile.info(clip.path).duration == pytest.approx(2.5, abs=0.01)
    assert len(clip.peaks) == 240
    assert max(clip.peaks) <= 1
    assert max(clip.peaks[100:140]) == 0  # the silence between


def test_values_of_an_export_never_look_like_options(tmp_path):
    workspace = Workspace(tmp_path)
    settings = ExportSettings("sovits", "-n", None, "-o", "-s", "-l", reference=("a", "b"))
    arguments = settings.arguments(workspace, None)
    assert arguments[:2] == ["dataset", "export"]
    assert all(one.startswith("--") for one in arguments[2:])
    assert [one for one in arguments if "reference=" in one] == ["--reference=a", "--reference=b"]
    assert "--all" in arguments
    some = ExportSettings("piper", "n", ("1",), "", rate=16000, replace=True)
    arguments = some.arguments(workspace, tmp_path / "ids")
    assert f"--ids={tmp_path / 'ids'}" in arguments
    assert {"--rate=16000", "--replace"} <= set(arguments)
    assert not any("out" in one or "speaker" in one for one in arguments)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59.99, "59 s"), (60, "1 min"), (119.9, "1 min 59 s"), (4000, "66 min")],
)
def test_lengths_are_never_rounded_up_over_a_rule(seconds, words):
    assert dataset_words.length(seconds) == words


def test_codes_of_a_newer_engine_stand_for_themselves():
    assert dataset_words.problem("strange", "English.") == "English."
    assert dataset_words.problem("strange") == "strange"
    assert dataset_words.rule("strange") == "strange"
    assert dataset_words.stop_reason("strange") == "strange"
    assert dataset_words.export_note("strange") == ""
    assert dataset_words.language("xx") == "xx"
    assert dataset_words.provider_name("xx") == "xx"
