"""What every version of the program wrote opens today; what a newer one writes is left alone."""

import contextlib
import json
import sqlite3

import pytest

from helpers.golden import MARK, RUN, VERSIONS, golden, mark_all, marks_in, tree
from helpers.samples import FakeAssessment
from mynah.engine.checkpoint_ledger import SCHEMA_VERSION as LEDGER
from mynah.engine.job import SCHEMA_VERSION as JOB
from mynah.engine.run_folder import find_run
from mynah.engine.run_state import SCHEMA_VERSION as STATE
from mynah.engine.run_state import RunStatus
from mynah.project import (
    activity,
    atomic,
    dataset,
    decisions,
    edit_journal,
    listening,
    presets,
    pronunciations,
    sample,
    settings,
    speech_draft,
    voice_card,
    voice_look,
    workspace,
)
from mynah.project.active_voice import active_voice
from mynah.project.editing import trim_sample, undo_edit
from mynah.project.pronunciations import Pronunciation
from mynah.project.samples import Library
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

IDS = ("122b6cdaf612d2ad", "bd942c0cd09e5116")
NEWEST = {
    workspace.SCHEMA_VERSION,
    dataset.SCHEMA_VERSION,
    sample.SCHEMA_VERSION,
    voice_card.SCHEMA_VERSION,
    settings.SCHEMA_VERSION,
    pronunciations.SCHEMA_VERSION,
    presets.SCHEMA_VERSION,
    speech_draft.SCHEMA_VERSION,
    listening.SCHEMA_VERSION,
    edit_journal.DATASET_VERSION,
    JOB,
    STATE,
    LEDGER,
}


@pytest.fixture
def old(tmp_path):
    return Workspace.open(golden(1, tmp_path))


def test_every_format_has_its_golden_workspace():
    """Whoever makes a new format adds the workspace that the program before it wrote."""
    assert set(VERSIONS) >= NEWEST
    assert edit_journal.DATASET_VERSION == dataset.SCHEMA_VERSION


@pytest.mark.parametrize("version", VERSIONS)
def test_all_of_an_older_workspace_is_there(version, tmp_path, monkeypatch):
    monkeypatch.setenv("MYNAH_HOME", str(tmp_path / "home"))
    old = Workspace.open(golden(version, tmp_path))
    library = Library(old)
    assert {one.id for one in library.list()} == set(IDS)
    assert library.problems() == []
    first = library.get(IDS[0])
    assert (first.transcript, first.score, first.duration) == ("Words 1.", 0.9, 0.6)
    assert decisions.decision_of(first) == decisions.KEEP
    report = dataset.show(old, "My set", verify=True)
    assert [one.state for one in report.entries] == ["ok", "ok"]
    assert [one.id for one in report.held_out] == [IDS[1]]
    store = VoiceStore(old)
    voice = store.show("Ada")
    store.verify(voice.current)
    card = voice.current.card
    assert (card.author, card.licence, card.consent) == ("Somebody", "CC0", "Hers.")
    assert (card.minutes, card.measurements["similarity"]) == (1.5, 0.8)
    assert active_voice(old) == "Ada"
    assert voice_look.voice_look(voice.dir).colour == "#3a7bd5"
    assert [dict(one.settings) for one in presets.load_presets(old, "Ada")] == [{"pitch": -3.0}]
    assert pronunciations.load_pronunciations(old) == (Pronunciation("Ada", "Ayda"),)
    draft = speech_draft.load_draft(old)
    assert (draft.text, draft.voice, draft.speed) == ("Good morning.", "Ada", 1.25)
    run = find_run(old)
    assert (run.run_id, run.job.voice, run.job.settings.minutes) == (RUN, "Ada", 1.5)
    assert [one.held_out for one in run.job.entries] == [False, True]
    assert run.status().state == "cancelled"
    assert [one.steps for one in listening.load_tests(old, RUN)] == [(10, 20)]
    assert {one.kind for one in activity.read(old)} >= {"imported", "published", "dataset_saved"}
    kept = settings.load().settings
    assert (kept.theme, kept.threads, kept.train) == ("dark", 2, {"minutes": 3.0})


# One change of each file, by name. What it changes has unknown keys everywhere before.
CHANGES = {
    "transcript": lambda w: Library(w).set_transcript(IDS[0], "Other words."),
    "meta": lambda w: Library(w).update_meta(IDS[0], consent="asked"),
    "decision": lambda w: decisions.take_back(w, decisions.decide(w, IDS[0], decisions.EXCLUDE)),
    "bin": lambda w: Library(w).restore(Library(w).delete(IDS[0])),
    "cut": lambda w: undo_edit(w, trim_sample(w, IDS[0], 0.1, 0.5, assess=FakeAssessment)),
    "info": lambda w: w.update_info(title="Mine"),
    "set": lambda w: dataset.Dataset("My set", tuple(dataset.Entry(one, "") for one in IDS)).save(
        w, replace=True
    ),
    "set again": lambda w: dataset.rename(w, dataset.rename(w, "My set", "Its").name, "My set"),
    "card": lambda w: VoiceStore(w).edit_card("Ada", notes="More."),
    "voice": lambda w: VoiceStore(w).rename(VoiceStore(w).rename("Ada", "Eve").name, "Ada"),
    "voice bin": lambda w: VoiceStore(w).restore(VoiceStore(w).delete("Ada")),
    "version": lambda w: VoiceStore(w).rollback("Ada", "v001"),
    "active": lambda w: VoiceStore(w).use("Ada"),
    "look": lambda w: voice_look.set_voice_look(w, "Ada", colour="#000000"),
    "preset": lambda w: presets.save_preset(w, "Ada", "Low", {"pitch": 2.0}),
    "other preset": lambda w: presets.save_preset(w, "Ada", "High", {"pitch": 2.0}),
    "word": lambda w: pronunciations.save_pronunciations(w, [Pronunciation("ada", "Aida")]),
    "draft": lambda w: speech_draft.save_draft(w, speech_draft.SpeechDraft(text="Other.")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_unknown_keys_survive_every_change(change, old):
    counts = mark_all(old.root)
    before = tree(old.root)
    CHANGES[change](Workspace.open(old.root))
    after = tree(old.root)
    assert after != before, "nothing was changed"
    if change == "set":  # how the clips were chosen goes with the choice
        counts[old.datasets_dir / "My set.json"] -= 1
    assert {path: marks_in(path) for path in counts} == counts


def test_unknown_keys_of_the_settings_survive(tmp_path, monkeypatch):
    monkeypatch.setenv("MYNAH_HOME", str(tmp_path / "home"))
    golden(1, tmp_path)
    path = settings.settings_path()
    data = atomic.read_json(path)
    atomic.write_json(path, {**data, MARK: 1, "theme": "sepia"})
    settings.change({"threads": 7})
    kept = atomic.read_json(path)
    assert (kept[MARK], kept["theme"], kept["threads"]) == (1, "sepia", 7)
    assert settings.load().settings.theme == "system"


def test_a_run_with_unknown_keys_is_read(old):
    mark_all(old.runs_dir)
    run = find_run(old)
    assert len(run.job.entries) == 2
    assert run.job.settings.extra[MARK]
    assert run.status().state == "cancelled"


def test_missing_keys_have_their_defaults(old):
    for path in old.root.rglob("*.json"):
        if path.name in {"job.json", "state.json"}:
            continue
        data = json.loads(path.read_text("utf-8"))
        kept = {key: data[key] for key in ("id", "entries", "name", "version") if key in data}
        path.write_text(json.dumps(kept), "utf-8")
    reader = Workspace.open(old.root)
    assert len(Library(reader).list()) == 2
    assert len(dataset.show(reader, "My set").samples) == 2
    assert VoiceStore(reader).show("Ada").current.card.made_by_ai is True
    assert speech_draft.load_draft(reader).speed == 1.0
    assert presets.load_presets(reader, "Ada") == ()


# A file of a newer format, and the change that must not touch it.
NEWER = {
    "datasets/My set.json": ("set", "set again", "cut", "decision"),
    f"samples/{IDS[0]}.meta.json": ("transcript", "meta", "decision", "cut"),
    "voices/Ada/presets.json": ("preset", "other preset"),
    "voices/Ada/look.json": ("look",),
    "voices/Ada/v001/voice.json": ("card", "version"),
    "pronunciations.json": ("word",),
    "speak.json": ("draft",),
}


@pytest.mark.parametrize(
    ("name", "change"), [(name, one) for name, changes in NEWER.items() for one in changes]
)
def test_a_file_of_a_newer_format_is_never_written(name, change, old):
    path = old.root / name
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "schema_version": 2}))
    before = path.read_bytes()
    told = []
    with contextlib.suppress(MynahError):
        try:
            CHANGES[change](old)
        except MynahError as error:
            told = [error.message, *(why for _, why in error.items)]
            raise
    assert not told or any("newer" in words for words in told)
    assert path.read_bytes() == before


@pytest.mark.parametrize("change", CHANGES)
def test_a_newer_workspace_is_never_written(change, old):
    path = old.root / "workspace.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "schema_version": 2}))
    before = tree(old.root)
    reader = Workspace.open_or_read(old.root)
    assert reader.newer == 2
    assert len(Library(reader).list()) == 2
    if change == "draft":
        CHANGES[change](reader)  # nobody is told with every letter that is typed
    else:
        with pytest.raises(MynahError) as caught:
            CHANGES[change](reader)
        assert caught.value.code is ErrorCode.NEWER_SCHEMA
    assert tree(old.root) == before


@pytest.mark.parametrize("version", [1, 99])
def test_a_cache_of_another_version_is_made_again(old, version):
    Library(old).list()
    cache = old.cache_dir / "samples.sqlite"
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE samples SET meta = '{}'")
        database.execute(f"PRAGMA user_version = {version}")
    assert len(Library(old).list()) == 2
    with sqlite3.connect(cache) as database:
        found = database.execute("PRAGMA user_version").fetchone()[0]
        rows = database.execute("SELECT count(*) FROM samples WHERE meta != '{}'").fetchone()[0]
    assert found != version
    assert rows in {0, 2}


def test_a_state_of_another_version_is_told_anew_from_the_journal(old):
    run = find_run(old)
    data = json.loads(run.state_path.read_text("utf-8"))
    run.state_path.write_text(json.dumps({**data, "schema_version": 2, "state": "odd"}), "utf-8")
    assert run.status().state == "cancelled"
    with pytest.raises(ValueError, match="another schema version"):
        RunStatus.from_dict({**data, "schema_version": 2})


def test_a_run_of_a_newer_program_is_refused_and_listed(old):
    path = find_run(old).path / "job.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "schema_version": 2}))
    with pytest.raises(MynahError) as caught:
        _ = find_run(old).job
    assert caught.value.code is ErrorCode.NEWER_SCHEMA


def test_lines_of_the_journal_that_a_newer_program_wrote_stay_as_they_are(old):
    path = activity.path_of(old)
    line = json.dumps({"at": "2999-01-01T00:00:00.000Z", "kind": "dreamt", MARK: 1})
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    activity.append(old, "edited", "a\u2028b\x85c")
    aged = json.dumps({"at": "2001-01-01T00:00:00.000Z", "kind": "edited"})
    path.write_text(f"{aged}\n" + path.read_text("utf-8"), "utf-8")
    assert activity.forget_old(old, 365) == 1
    assert line in path.read_text("utf-8")
    assert any(one.subject == "a\u2028b\x85c" for one in activity.read(old))
