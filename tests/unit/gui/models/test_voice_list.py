"""The list of the gallery: what a voice is said to be, order, search, and keeping rows."""

import dataclasses
import time

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from helpers.gui_voices import LITE, RVC, publish
from mynah.gui import voice_words
from mynah.gui.models import card_facts, voice_import_report
from mynah.gui.models.voice_list import VoiceFilter, VoiceListModel, VoiceOrder, VoiceRole
from mynah.gui.models.voice_row import LOST, NONE, THERE, UNFIT, VoiceRow, read_rows
from mynah.project.voice_card import VoiceCard
from mynah.project.voices import Voice, VoiceStore, VoiceVersion
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "ws", create=True)


def plain(text):
    """Without the blanks at which a line is not broken."""
    return text.replace("\xa0", " ")


def made_row(tmp_path, name, **card):
    version = VoiceVersion(name, "v001", tmp_path / name, VoiceCard(name=name, **card), True)
    return VoiceRow(Voice(name, tmp_path / name, (version,)))


def names(model):
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def rows_of(workspace, active=""):
    return read_rows(VoiceStore(workspace).list(), active)


def test_the_list_and_its_filter_are_proper_models_while_they_change(
    qtmodeltester, workspace, tmp_path
):
    model = VoiceListModel()
    shown = VoiceFilter(model)
    publish(workspace, "Ada")
    publish(workspace, "Ben")
    qtmodeltester.check(model)
    model.set_rows(rows_of(workspace))
    qtmodeltester.check(model)
    qtmodeltester.check(shown)
    model.set_rows([made_row(tmp_path, name) for name in ("Aaa", "Ada", "Ben", "Cid")])
    assert names(model) == names(shown) == ["Aaa", "Ada", "Ben", "Cid"]
    model.set_rows([made_row(tmp_path, name) for name in ("Ada", "Cid")])
    assert names(shown) == ["Ada", "Cid"]
    model.set_rows([made_row(tmp_path, name) for name in ("Cid", "Ada")])  # another order
    assert names(model) == ["Cid", "Ada"]
    model.set_rows([])
    assert shown.rowCount() == 0


def test_what_stays_keeps_its_index(workspace, tmp_path):
    model = VoiceListModel()
    model.set_rows([made_row(tmp_path, name) for name in ("Ada", "Ben", "Cid")])
    kept = model.index(1)
    followed = QPersistentModelIndex(kept)
    model.set_rows([made_row(tmp_path, name) for name in ("Abe", "Ben")])
    assert followed.data() == "Ben"
    assert followed.row() == 1


def test_a_row_tells_a_screen_reader_all_that_it_shows(workspace):
    publish(workspace, "Ada Berg")
    model = VoiceListModel()
    model.set_rows(rows_of(workspace, "Ada Berg"))
    spoken = plain(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("Ada Berg", "Lite", "10 min", "32 kHz", "31", "1241", "With index", "90 %"):
        assert part in spoken
    assert "Active" in spoken
    assert model.rows[0].initials == "AB"
    assert model.index(0).data(VoiceRole.ROW) is model.rows[0]


@pytest.mark.parametrize(
    ("card", "width", "state"),
    [
        (LITE, 384, THERE),
        (LITE, 768, UNFIT),
        (LITE, 0, NONE),
        (RVC, 768, THERE),
        (RVC, 256, UNFIT),
    ],
)
def test_the_state_of_the_index_is_read_from_its_file(workspace, card, width, state):
    publish(workspace, "Ada", index=width, card=card)
    assert rows_of(workspace)[0].index == state


def test_an_index_that_is_gone_is_said_to_be_missing(workspace):
    version = publish(workspace, "Ada")
    (version.dir / "added_made.index").unlink()
    (row,) = rows_of(workspace)
    assert row.index == LOST
    assert "missing" in row.spoken


def test_search_looks_at_every_word_and_at_what_people_wrote(tmp_path):
    model = VoiceListModel()
    rows = [
        made_row(tmp_path, "Ada", kind="lite", consent="Her own, for the museum"),
        made_row(tmp_path, "Ben", kind="rvc", author="Museum of Speech"),
    ]
    model.set_rows(rows)
    shown = VoiceFilter(model)
    shown.search("MUSEUM")
    assert names(shown) == ["Ada", "Ben"]
    shown.search("museum her")
    assert names(shown) == ["Ada"]
    shown.search("rvc")
    assert names(shown) == ["Ben"]
    shown.search("nobody")
    assert names(shown) == []
    shown.search("")
    assert names(shown) == ["Ada", "Ben"]


def test_they_are_sorted_by_name_or_the_newest_first(tmp_path):
    model = VoiceListModel()
    stamps = {"ada": "2026-01-01", "Ben": "2026-03-01", "cid": "2026-02-01"}
    model.set_rows(
        [made_row(tmp_path, name, created_at=f"{day}T10:00:00Z") for name, day in stamps.items()]
    )
    shown = VoiceFilter(model)
    assert names(shown) == ["ada", "Ben", "cid"]
    shown.set_order(VoiceOrder.NEWEST)
    assert names(shown) == ["Ben", "cid", "ada"]


def test_two_hundred_voices_are_searched_and_changed_at_once(tmp_path):
    rows = [made_row(tmp_path, f"Voice {number:03d}", kind="lite") for number in range(200)]
    model = VoiceListModel()
    shown = VoiceFilter(model)
    begun = time.process_time()
    model.set_rows(rows)
    for text in ("v", "vo", "voice 1", "voice 19", ""):
        shown.search(text)
    model.set_rows([dataclasses.replace(rows[0], active=True), *rows[2:]])
    assert shown.rowCount() == 199
    assert time.process_time() - begun < 1.0


def test_measures_are_said_with_the_doubt_about_them():
    measures = voice_words.measures(LITE["measurements"])
    texts = plain(" ".join(f"{one.figure} {one.text}" for one in measures))
    assert "90 %" in texts
    assert "93 %" in texts
    assert "5.7 cents" in texts
    (doubt,) = voice_words.doubts(LITE["measurements"])
    assert "3" in doubt
    learnt = {"similarity": 0.9, "tested_on_held_out": False}
    assert "learnt" in voice_words.doubts(learnt)[0]
    assert voice_words.measures({"similarity": "high", "pitch_error_cents": True}) == []


def test_what_differs_between_two_versions_is_said():
    used = VoiceCard(kind="lite", minutes=10.0, epochs=30)
    other = VoiceCard(kind="lite", minutes=25.0, epochs=30, files={"a": None})
    assert voice_words.differences(other, used) == ["25 min of recordings instead of 10 min"]


def test_a_blend_names_its_parents():
    parents = [{"name": "Ada", "share": 0.7}, {"name": "Ben", "share": 0.3}]
    said = plain(voice_words.origin(VoiceCard(lineage={"blend": parents})))
    assert "70 % “Ada”" in said
    assert "30 % “Ben”" in said
    assert voice_words.origin(VoiceCard(lineage={"blend": "nonsense"})) == ""


def test_a_card_of_nested_lists_is_told_at_once(tmp_path):
    deep = "x"
    for _ in range(200):
        deep = [deep]
    card = VoiceCard(name="Ada", lineage={"a": deep, "b": list(range(10**6))}, extra={"c": deep})
    version = VoiceVersion("Ada", "v001", tmp_path, card, True)
    begun = time.monotonic()
    told = [*card_facts.lineage(version), *card_facts.further(version)]
    assert time.monotonic() - begun < 1
    assert all(len(text) <= 301 for _, text in told)


def test_measures_that_are_no_numbers_are_not_told():
    measured = {"similarity": float("nan"), "intelligibility": float("inf")}
    assert voice_words.measures(measured) == []


def test_counts_of_foreign_files_can_be_shown():
    facts = {"epoch": 10**30, "step": 10**30, "sample_rate": 10**30, "speakers": 10**30}
    entry = {"name": "Cid", "file": "/in/Cid.pth", "facts": facts}
    report = voice_import_report.report_of({"voices": [entry]}, ["/in/Cid.pth"])
    assert report.voices[0].facts


def test_a_name_that_looks_like_html_is_no_html_in_a_tooltip(tmp_path):
    model = VoiceListModel()
    model.set_rows([made_row(tmp_path, '<img src="//server/x.png">')])
    assert "<img" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00", "9999-12-31T23:59:59+00:00", "x", ""])
def test_moments_that_no_calendar_has_are_told_as_unknown_or_far(stamp):
    assert isinstance(voice_words.moment(stamp), float)
