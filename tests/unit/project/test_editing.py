"""Cutting samples: exact audio, nothing lost, and a kill at any step leaves before or after."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from helpers.samples import FakeAssessment
from mynah.audio import decode
from mynah.project import atomic, edit_journal, editing, leftovers
from mynah.project.dataset import Dataset, Entry
from mynah.project.samples import Library
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

RATE = 16000
SILENCES = {"silence_before_s": 0.5, "silence_after_s": 0.4}


class Measured(FakeAssessment):
    """As if half a second before and 0.4 s after the voice were silent."""

    def __init__(self, path):
        super().__init__(path)
        self.data["measures"] = dict(SILENCES)


@pytest.fixture
def sample(bring_in, make_wav, workspace):
    path = make_wav("talk.wav", seconds=4.0, text="All that is said.")
    bring_in(path, assess=Measured, consent="mine")
    return Library(workspace).list()[0]


def audio(path):
    return soundfile.read(path, dtype="float32", always_2d=True)[0]


def trim(workspace, sample, start, end):
    return editing.trim_sample(workspace, sample.id, start, end, assess=FakeAssessment)


def split(workspace, sample, *at):
    return editing.split_sample(workspace, sample.id, at, assess=FakeAssessment)


def code_of(call, *args):
    with pytest.raises(MynahError) as caught:
        call(*args)
    return caught.value.code


def test_a_trim_keeps_the_part_sample_for_sample(workspace, sample):
    before = audio(sample.path)
    edit = trim(workspace, sample, 1.0, 2.5)
    library = Library(workspace)
    (made,) = library.list()
    assert edit.pieces == (made.id,)
    assert np.array_equal(audio(made.path), before[RATE : RATE * 5 // 2])
    assert made.duration == 1.5
    assert made.content_sha256 == decode.scan(made.path).sha256
    assert made.id == made.content_sha256[:16]
    assert made.score == FakeAssessment(Path("audio.wav")).to_dict()["score"]
    assert made.original_name == "talk.wav"
    assert made.imported_at == sample.imported_at
    assert made.meta["consent"] == "mine"
    came = made.meta["edited_from"]
    assert (came["id"], came["edit"], came["range"]) == (sample.id, "trim", [[1.0, 2.5]])
    (binned,) = library.binned()
    assert binned.sample.id == sample.id
    assert np.array_equal(audio(binned.sample.path), before)
    assert library.problems() == []
    assert {p.name for p in workspace.samples_dir.iterdir() if p.name[0] == "."} == {".lock"}


@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
def test_the_coding_stays(workspace, bring_in, make_wav, subtype):
    bring_in(make_wav("a.wav", rate=44100, subtype=subtype))
    (one,) = Library(workspace).list()
    before = soundfile.read(one.path, dtype="float64")[0]
    stored = soundfile.info(one.path).subtype
    trim(workspace, one, 0.25, 1.75)
    (made,) = Library(workspace).list()
    assert soundfile.info(made.path).subtype == stored
    after = soundfile.read(made.path, dtype="float64")[0]
    assert np.array_equal(after, before[11025:77175])


def test_a_split_leaves_nothing_out(workspace, sample):
    before = audio(sample.path)
    edit = split(workspace, sample, 2.5, 1.0)
    library = Library(workspace)
    pieces = [library.get(one) for one in edit.pieces]
    assert np.array_equal(np.concatenate([audio(one.path) for one in pieces]), before)
    assert [one.original_name for one in pieces] == ["talk (1).wav", "talk (2).wav", "talk (3).wav"]
    assert len(library.list()) == 3


def test_words_stay_where_only_silence_goes(workspace, sample):
    edit = trim(workspace, sample, 0.4, 3.7)
    assert not edit.needs_review
    (made,) = Library(workspace).list()
    assert made.transcript == "All that is said."
    assert made.meta["transcript"]["origin"] == "file"


def test_words_that_were_cut_wait_to_be_divided(workspace, sample):
    edit = split(workspace, sample, 2.0)
    assert edit.needs_review
    library = Library(workspace)
    for one in library.list():
        assert one.transcript == ""
        assert one.meta["transcript"]["origin"] == editing.cutting.NEEDS_REVIEW
        assert editing.cutting.waiting_words(one) == "All that is said."
    # Cutting once more keeps them waiting; writing them ends that.
    edit = split(workspace, library.get(edit.pieces[0]), 1.0)
    one = library.get(edit.pieces[0])
    assert editing.cutting.waiting_words(one) == "All that is said."
    written = library.set_transcript(one.id, "All")
    assert editing.cutting.waiting_words(written) == ""
    again = editing.put_transcript(workspace, one.id, "", one.meta["transcript"])
    assert editing.cutting.waiting_words(again) == "All that is said."


def test_pauses_are_taken_out_and_the_words_stay(workspace, sample):
    before = audio(sample.path)
    keep = [(0.0, 1.0), (2.0, 3.0)]
    editing.remove_pauses(workspace, sample.id, keep, assess=FakeAssessment)
    (made,) = Library(workspace).list()
    joined = np.concatenate([before[:RATE], before[2 * RATE : 3 * RATE]])
    assert np.array_equal(audio(made.path), joined)
    assert made.transcript == "All that is said."


def test_undo_and_redo_change_everything_back_and_forth(workspace, sample):
    Dataset("mine", (Entry(sample.id, sample.sha256, held_out=True),)).save(workspace)
    edit = split(workspace, sample, 2.0)
    assert edit.datasets == ("mine.json",)
    library = Library(workspace)
    first = [(one.id, one.meta_text, one.transcript) for one in library.list()]
    for _ in range(2):
        undone = editing.undo_edit(workspace, edit)
        assert undone.undone
        (back,) = library.list()
        assert (back.id, back.meta_text, back.transcript) == (
            sample.id,
            sample.meta_text,
            sample.transcript,
        )
        assert Dataset.load(workspace, "mine").entries == (
            Entry(sample.id, sample.sha256, held_out=True),
        )
        assert {one.sample.id for one in library.binned()} == set(edit.pieces)
        edit = editing.redo_edit(workspace, undone)
        assert [(one.id, one.meta_text, one.transcript) for one in library.list()] == first
        entries = Dataset.load(workspace, "mine").entries
        assert [one.sample_id for one in entries] == list(edit.pieces)
        assert all(one.held_out for one in entries)
        assert [one.sha256 for one in entries] == [library.get(i).sha256 for i in edit.pieces]


def test_datasets_without_the_sample_are_not_touched(workspace, sample):
    Dataset("other", (Entry("0" * 16, ""),)).save(workspace)
    path = workspace.datasets_dir / "other.json"
    before = path.read_bytes()
    (workspace.datasets_dir / "torn.json").write_text("{")
    assert trim(workspace, sample, 1.0, 2.0).datasets == ()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("start", "end"), [(0.0, 4.0), (-1.0, 9.0), (1.0, 1.1), (2.0, 1.0), (5.0, 6.0)]
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(workspace, sample, start, end):
    assert code_of(trim, workspace, sample, start, end) is ErrorCode.USAGE
    assert [one.id for one in Library(workspace).list()] == [sample.id]
    assert {p.name for p in workspace.samples_dir.iterdir() if p.name[0] == "."} == {".lock"}


def test_splits_that_make_no_sense_are_refused(workspace, sample):
    assert code_of(split, workspace, sample) is ErrorCode.USAGE
    assert code_of(split, workspace, sample, 0.1) is ErrorCode.USAGE
    assert code_of(split, workspace, sample, 3.9) is ErrorCode.USAGE


def test_a_part_that_is_there_already_is_not_made_twice(workspace, sample, bring_in):
    edit = trim(workspace, sample, 1.0, 2.0)
    Library(workspace).restore(edit.binned[sample.id])
    assert code_of(trim, workspace, sample, 1.0, 2.0) is ErrorCode.EXISTS
    assert len(Library(workspace).list()) == 2


def test_a_missing_or_broken_recording_is_said(workspace, sample):
    sample.path.write_bytes(b"RIFF")
    assert code_of(trim, workspace, sample, 1.0, 2.0) is ErrorCode.BROKEN_FILE
    sample.path.unlink()
    assert code_of(trim, workspace, sample, 1.0, 2.0) is ErrorCode.BROKEN_FILE
    assert code_of(editing.trim_sample, workspace, "nope", 1.0, 2.0) is ErrorCode.NOT_FOUND


def test_undo_when_the_original_is_gone_or_back(workspace, sample, make_wav, bring_in):
    edit = trim(workspace, sample, 1.0, 2.0)
    bring_in(make_wav("talk.wav", seconds=4.0))
    assert code_of(editing.undo_edit, workspace, edit) is ErrorCode.EXISTS
    library = Library(workspace)
    library.delete(sample.id)
    library.purge_bin()
    assert code_of(editing.undo_edit, workspace, edit) is ErrorCode.NOT_FOUND
    assert [one.id for one in library.list()] == list(edit.pieces)


def test_undo_when_a_piece_was_deleted_brings_the_original_back(workspace, sample):
    edit = split(workspace, sample, 2.0)
    library = Library(workspace)
    library.delete(edit.pieces[0])
    editing.undo_edit(workspace, edit)
    assert [one.id for one in library.list()] == [sample.id]


def test_the_silence_at_the_ends_is_known_from_the_measures(sample):
    assert editing.edge_silence(sample) == pytest.approx((0.35, 3.75))
    assert editing.edge_silence(sample, margin=0.5) is None


def test_a_full_disk_leaves_everything_as_it_was(workspace, sample, monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "write_json", full)
    assert code_of(trim, workspace, sample, 1.0, 2.0) is ErrorCode.DISK_FULL
    assert [one.id for one in Library(workspace).list()] == [sample.id]


class Killed(BaseException):
    pass


def state(workspace):
    """Ids in the library and in the bin, and what the dataset refers to; all files whole."""
    library = Library(workspace)
    samples = library.list()
    for one in [*samples, *(item.sample for item in library.binned())]:
        assert decode.scan(one.path).sha256 == one.content_sha256
    assert library.problems() == []
    assert not list(workspace.samples_dir.glob(f"{leftovers.STAGING_PREFIX}*"))
    data = json.loads((workspace.datasets_dir / "mine.json").read_text())
    referred = [one["sample_id"] for one in data["entries"]]
    return (
        {one.id for one in samples},
        {item.sample.id for item in library.binned()},
        referred,
    )


@pytest.mark.parametrize("what", ["split", "undo", "redo"])
def test_a_kill_at_each_step_leaves_before_or_after(workspace, sample, monkeypatch, what):
    """Stops before every rename, new folder and removal in turn, then opens the workspace."""
    Dataset("mine", (Entry(sample.id, sample.sha256),)).save(workspace)
    edit = None if what == "split" else split(workspace, sample, 2.0)
    if what == "redo":
        edit = editing.undo_edit(workspace, edit)
    act = {
        "split": lambda ws: split(ws, sample, 2.0),
        "undo": lambda ws: editing.undo_edit(ws, edit),
        "redo": lambda ws: editing.redo_edit(ws, edit),
    }[what]
    root = workspace.root
    before = state(workspace)
    saved = root.with_name("saved")
    shutil.copytree(root, saved)
    act(workspace)
    after = state(workspace)
    seen = []
    for step in range(200):
        shutil.rmtree(root)
        shutil.copytree(saved, root)
        left = [step]

        def dies(call, left=left):
            def wrapped(*args, **options):
                left[0] -= 1
                if left[0] < 0:
                    raise Killed
                return call(*args, **options)

            return wrapped

        opened = Workspace.open(root)
        with monkeypatch.context() as patch:
            # A killed process does not tidy up, but its locks are gone.
            patch.setattr(leftovers.Staging, "close", lambda self: self._lock.release())
            for owner, name in (
                (Path, "rename"),
                (Path, "replace"),
                (Path, "mkdir"),
                (Path, "unlink"),
                (shutil, "rmtree"),
            ):
                patch.setattr(owner, name, dies(getattr(owner, name)))
            try:
                act(opened)
            except Killed:
                finished = False
            else:
                finished = True
        reopened = Workspace.open(root)
        found = state(reopened)
        assert found in (before, after)
        seen.append(found == after)
        if finished:
            break
    assert seen == sorted(seen)  # from one step on it is decided
    assert seen[0] is False
    assert seen[-1] is True
    assert len(seen) > 8


CUTTER = """
import sys
sys.path.insert(0, sys.argv[3])
from helpers.samples import FakeAssessment
from mynah.project import editing
from mynah.project.workspace import Workspace
workspace = Workspace.open(sys.argv[1])
sys.stdout.write("go\\n"); sys.stdout.flush()
sys.stdin.readline()
edit = editing.split_sample(workspace, sys.argv[2], [1.0, 2.0], assess=FakeAssessment)
edit = editing.undo_edit(workspace, edit)
editing.redo_edit(workspace, edit)
"""


def test_killed_for_real_it_is_whole_when_opened_again(workspace, sample, python_env, request):
    Dataset("mine", (Entry(sample.id, sample.sha256),)).save(workspace)
    saved = workspace.root.with_name("saved")
    shutil.copytree(workspace.root, saved)
    expected = None
    draw = np.random.default_rng(3)
    for _ in range(6):
        shutil.rmtree(workspace.root)
        shutil.copytree(saved, workspace.root)
        helpers = str(request.config.rootpath / "tests")
        with subprocess.Popen(
            [sys.executable, "-c", CUTTER, str(workspace.root), sample.id, helpers],
            env=python_env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout.readline() == "go\n"
            process.stdin.write("\n")
            process.stdin.flush()
            time.sleep(draw.uniform(0.0, 0.06))
            process.send_signal(signal.SIGKILL)
        ids, binned, referred = state(Workspace.open(workspace.root))
        assert sample.id in ids | binned
        assert set(referred) == ids
        assert len(ids) in (1, 3)
        if len(ids) == 3:
            expected = expected or ids
            assert ids == expected


def test_a_decided_change_that_the_disk_refused_is_finished_later(workspace, sample, monkeypatch):
    def refuses(*_args):
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(edit_journal, "_remove", refuses)
        with pytest.raises(MynahError):
            trim(workspace, sample, 1.0, 2.0)
    assert len(Library(workspace).list()) == 2
    again = Workspace.open(workspace.root)
    assert [one.duration for one in Library(again).list()] == [1.0]
    assert [item.sample.id for item in Library(again).binned()] == [sample.id]
