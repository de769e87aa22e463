import errno
import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from helpers.samples import FakeAssessment
from mynah.audio import decode
from mynah.audio.write import StreamWriter, WriteError
from mynah.project import activity, disk, leftovers, storing
from mynah.project.importing import import_paths
from mynah.project.progress import SilentReporter
from mynah.project.samples import Library
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


def files(folder):
    """All files below a folder but lock files, with the hash of their content."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != leftovers.LOCK_NAME
    }


class Ask:
    """A control that asks for something after some questions."""

    def __init__(self, kind, after):
        self.kind, self.left = kind, after

    @property
    def requested(self):
        self.left -= 1
        return self.kind if self.left < 0 else None

    def raise_if_requested(self):
        raise AssertionError


class Heard:
    def __init__(self):
        self.said = []

    def __getattr__(self, name):
        return lambda *args, **kwargs: self.said.append((name, *args))


def test_a_recording_becomes_three_files_and_the_original_is_untouched(
    workspace, bring_in, make_wav, tmp_path
):
    path = make_wav("Zoë 声.wav", rate=22050, text="Hello there.\r\n")
    before = files(tmp_path / "in")
    summary = bring_in(path, consent="my own voice")
    (item,) = summary.imported
    names = {f"{item.sample_id}{suffix}" for suffix in (".wav", ".txt", ".meta.json")}
    assert set(files(workspace.samples_dir)) == names
    assert files(tmp_path / "in") == before
    (sample,) = Library(workspace).list()
    assert sample.transcript == "Hello there."
    assert sample.original_name == path.name
    assert sample.sample_rate == 22050
    assert sample.duration == pytest.approx(3.0)
    assert sample.score == 0.9
    assert sample.verdict == "ok"
    assert sample.meta["consent"] == "my own voice"
    assert sample.sha256 == files(workspace.samples_dir)[sample.path.name]
    assert str(tmp_path) not in sample.meta_text
    json.dumps(summary.to_dict())


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
@pytest.mark.parametrize("channels", [1, 2])
def test_nothing_is_lost(workspace, bring_in, tmp_path, subtype, channels):
    rng = np.random.default_rng(5)
    x = rng.uniform(-1, 1, (5000, channels))
    x[:4] = [[1.0], [-1.0], [0.0], [2**-31]]
    path = tmp_path / "a.wav"
    soundfile.write(path, x, 48000, subtype=subtype)
    bring_in(path)
    (sample,) = Library(workspace).list()
    wide = {"PCM_32": "int32", "DOUBLE": "float64"}.get(subtype, "float32")
    one, rate = soundfile.read(path, dtype=wide)
    other, other_rate = soundfile.read(sample.path, dtype=wide)
    assert rate == other_rate
    np.testing.assert_array_equal(one, other)


def test_floats_over_full_scale_are_kept_as_they_are(workspace, bring_in, tmp_path):
    x = np.linspace(-3, 3, 4000, dtype=np.float32)
    soundfile.write(tmp_path / "a.wav", x, 16000, subtype="FLOAT")
    bring_in(tmp_path / "a.wav")
    (sample,) = Library(workspace).list()
    np.testing.assert_array_equal(soundfile.read(sample.path, dtype="float32")[0], x)
    assert [note["code"] for note in sample.meta["notes"]] == ["over_full_scale"]


def test_samples_that_are_not_numbers_are_repaired_with_a_note(workspace, bring_in, tmp_path):
    for subtype in ("FLOAT", "DOUBLE"):
        x = np.linspace(-0.5, 0.5, 4000) * (0.5 if subtype == "FLOAT" else 1)
        x[100] = np.nan
        soundfile.write(tmp_path / f"{subtype}.wav", x, 16000, subtype=subtype)
    summary = bring_in(tmp_path)
    assert len(summary.imported) == 2
    for sample in Library(workspace).list():
        assert np.isfinite(soundfile.read(sample.path)[0]).all()
        assert sample.meta["notes"][0]["code"] == "nan"


@pytest.mark.parametrize(("suffix", "options"), [("flac", {}), ("wav", {"subtype": "FLOAT"})])
def test_a_lossless_copy_is_a_duplicate(workspace, bring_in, make_wav, tmp_path, suffix, options):
    path = make_wav("a.wav")
    x, rate = soundfile.read(path, dtype="float32")
    copy = tmp_path / "in" / f"b.{suffix}"
    soundfile.write(copy, x, rate, **options)
    summary = bring_in(path, copy)
    assert [item.path for item in summary.imported] == [path]
    assert [item.path for item in summary.duplicates] == [copy]
    assert summary.duplicates[0].sample_id == summary.imported[0].sample_id
    again = bring_in(copy, path)
    assert not again.imported
    assert len(again.duplicates) == 2
    assert len(Library(workspace).list()) == 1


def test_the_librarys_own_file_is_a_duplicate(workspace, bring_in, make_wav):
    bring_in(make_wav("a.wav", subtype="PCM_24"))
    summary = bring_in(Library(workspace).list()[0].path)
    assert len(summary.duplicates) == 1


def test_a_duplicate_brings_the_transcript_that_was_missing(workspace, bring_in, make_wav):
    bring_in(make_wav("a.wav"))
    summary = bring_in(make_wav("b.wav", text="Said."))
    assert summary.duplicates[0].notes
    assert Library(workspace).list()[0].transcript == "Said."
    bring_in(make_wav("c.wav", text="Something else."))
    assert Library(workspace).list()[0].transcript == "Said."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"\xef\xbb\xbfna\xc3\xafve", "naïve", "utf-8"),
        ("naïve".encode(), "naïve", "utf-8"),
        (b"na\xefve", "naïve", "latin-1"),
        ("naïve".encode("utf-16"), "naïve", "utf-16"),
        (b"", "", "utf-8"),
        (b" one\r\ntwo\r ", "one\ntwo", "utf-8"),
    ],
)
def test_transcripts_of_many_encodings(workspace, bring_in, make_wav, data, text, encoding):
    path = make_wav("a.wav")
    path.with_suffix(".txt").write_bytes(data)
    summary = bring_in(path)
    (sample,) = Library(workspace).list()
    assert sample.transcript == text
    assert sample.meta["transcript"]["encoding"] == encoding
    assert bool(summary.imported[0].notes) == (encoding == "latin-1")


def test_an_enormous_or_locked_text_is_not_a_transcript(workspace, bring_in, make_wav):
    path = make_wav("a.wav")
    path.with_suffix(".txt").write_bytes(b"x" * 2_000_000)
    assert "too large" in bring_in(path).imported[0].notes[0]
    assert Library(workspace).list()[0].transcript == ""


def test_bad_files_never_end_the_batch(workspace, bring_in, make_wav, tmp_path):
    good = make_wav("good.wav", seed=1)
    make_wav("bad-noise.wav", seed=2)
    (tmp_path / "in" / "text.wav").write_text("not audio at all, really not " * 50)
    (tmp_path / "in" / "empty.wav").touch()
    (tmp_path / "in" / "cut.wav").write_bytes(good.read_bytes()[:44])
    (tmp_path / "in" / "notes.txt").write_text("passed over")
    summary = bring_in(tmp_path / "in", tmp_path / "missing.wav")
    assert [item.path.name for item in summary.imported] == ["good.wav"]
    listed = {item.path.name for item in (*summary.refused, *summary.problems)}
    assert listed == {"bad-noise.wav", "text.wav", "empty.wav", "cut.wav", "missing.wav"}
    assert all(item.words for item in (*summary.refused, *summary.problems))
    assert len(Library(workspace).list()) == 1


def test_a_judge_that_fails_costs_only_its_file(bring_in, make_wav):
    def judge(path):
        if path.name == "odd.wav":
            raise ZeroDivisionError
        return FakeAssessment(path)

    summary = bring_in(make_wav("odd.wav", seed=1), make_wav("b.wav", seed=2), assess=judge)
    assert [item.path.name for item in summary.imported] == ["b.wav"]
    assert summary.refused[0].reasons[0].code == "unmeasured"


def test_what_was_not_usable_is_counted_in_what_is_written_down(bring_in, workspace, make_wav):
    (make_wav("a.wav", seed=2).parent / "text.wav").write_text("no")
    bring_in(make_wav("bad1.wav", seed=1), make_wav("a.wav", seed=2).parent)
    assert activity.read(workspace)[0].facts["refused"] == 2


def test_nothing_usable_lists_every_file_and_writes_nothing(tmp_path, make_wav):
    make_wav("bad1.wav", seed=1)
    (tmp_path / "in" / "x.wav").write_text("no")
    workspace = Workspace.plan(tmp_path / "new" / "ws")
    heard = Heard()
    with pytest.raises(MynahError) as caught:
        import_paths(
            workspace,
            [tmp_path / "in", tmp_path / "gone.wav"],
            assess=FakeAssessment,
            reporter=heard,
        )
    told = [said[2] for said in heard.said if said[:2] == ("item", "import")]
    assert len(told) == 3
    assert all(one["reasons"][0]["code"] for one in told)  # by which a window finds its words
    assert caught.value.code is ErrorCode.NOTHING_USABLE
    assert {name.rsplit("/", 1)[-1] for name, _ in caught.value.items} == {
        "bad1.wav",
        "x.wav",
        "gone.wav",
    }
    assert all(reason for _, reason in caught.value.items)
    assert not (tmp_path / "new").exists()


def test_a_file_that_changes_while_it_is_stored_leaves_nothing(
    tmp_path, make_wav, bring_in, monkeypatch
):
    path = make_wav("a.wav")
    real = storing._write

    def write(source, scan, target, subtype):
        make_wav("a.wav", seed=77)
        real(source, scan, target, subtype)

    monkeypatch.setattr(storing, "_write", write)
    workspace = Workspace.plan(tmp_path / "other")
    with pytest.raises(MynahError) as caught:
        bring_in(path, workspace=workspace)
    assert caught.value.code is ErrorCode.NOTHING_USABLE
    assert not workspace.root.exists()


def test_a_request_is_followed_between_two_files(workspace, bring_in, make_wav):
    paths = [make_wav(f"{n}.wav", seed=n, seconds=0.5) for n in range(5)]
    summary = bring_in(*paths, control=Ask("cancel", 2))
    assert summary.interrupted == "cancel"
    assert (len(summary.imported), summary.left) == (2, 3)
    assert len(Library(workspace).list()) == 2
    assert len(bring_in(*paths).imported) == 3


def test_progress_counts_files(bring_in, make_wav):
    heard = Heard()
    bring_in(make_wav("1.wav", seed=1), make_wav("bad.wav", seed=2), reporter=heard)
    steps = [said[2:4] for said in heard.said if said[0] == "progress"]
    assert steps == [(1, 2), (2, 2)]
    assert ("stage", "import", "done") in heard.said
    assert any(said[0] == "warning" and "bad.wav" in said[2] for said in heard.said)


def test_a_full_disk_ends_the_import_with_its_code_and_leaves_no_part(
    workspace, bring_in, make_wav, monkeypatch
):
    bring_in(make_wav("1.wav", seed=1))

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(leftovers, "move_into_library", full)
    with pytest.raises(MynahError) as caught:
        bring_in(make_wav("2.wav", seed=2))
    assert caught.value.code is ErrorCode.DISK_FULL
    assert len(files(workspace.samples_dir)) == 3


def test_a_read_only_workspace_takes_nothing(workspace, bring_in, make_wav):
    reader = Workspace.open(workspace.root, read_only=True)
    with pytest.raises(MynahError) as caught:
        bring_in(make_wav(), workspace=reader)
    assert caught.value.code is ErrorCode.NO_PERMISSION


@pytest.mark.parametrize("name", ["n" * 200 + ".wav", "with space.wav", "Ünïcödé 声.wav", "-x.wav"])
def test_names_of_every_kind(workspace, bring_in, make_wav, name):
    bring_in(make_wav(name))
    assert Library(workspace).list()[0].original_name == name


def test_a_reader_that_fails_costs_only_its_file(bring_in, make_wav, monkeypatch):
    real = decode.scan

    def scan(path):
        if path.name == "odd.wav":
            raise UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed")
        return real(path)

    monkeypatch.setattr(decode, "scan", scan)
    summary = bring_in(make_wav("odd.wav", seed=1), make_wav("b.wav", seed=2))
    assert [item.path.name for item in summary.imported] == ["b.wav"]
    assert summary.refused[0].reasons[0].code == "unreadable"


def test_the_same_content_in_the_bin_can_be_imported_again(workspace, bring_in, make_wav):
    path = make_wav("a.wav")
    bring_in(path)
    library = Library(workspace)
    entry = library.delete(library.list()[0].id)
    assert len(bring_in(path).imported) == 1
    with pytest.raises(MynahError) as caught:
        library.restore(entry)
    assert caught.value.code is ErrorCode.EXISTS


def test_the_stored_audio_is_the_content_of_the_original(workspace, bring_in, make_wav):
    path = make_wav("a.flac", subtype="PCM_24")
    bring_in(path)
    (sample,) = Library(workspace).list()
    assert decode.scan(path).sha256 == decode.scan(sample.path).sha256 == sample.content_sha256
    assert sample.id == sample.content_sha256[:16]


@pytest.mark.parametrize(
    ("number", "free", "code"),
    [
        (errno.ENOSPC, 0, "DISK_FULL"),
        (errno.ENOSPC, 10**12, "DISK_FULL"),  # no more names, or no more of a quota
        (errno.EACCES, 10**12, "NO_PERMISSION"),
        (errno.EIO, 10**12, "DISK_FAILED"),
    ],
)
def test_a_recording_that_cannot_be_written_says_why(
    tmp_path, bring_in, make_wav, monkeypatch, number, free, code
):
    def fail(self, block):
        raise WriteError(Path("x"), "no room", number)

    monkeypatch.setattr(StreamWriter, "write", fail)
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    workspace = Workspace.plan(tmp_path / "fresh")
    said = []
    reporter = SilentReporter()
    monkeypatch.setattr(reporter, "log", said.append)
    with pytest.raises(MynahError) as caught:
        bring_in(make_wav(), workspace=workspace, reporter=reporter)
    assert caught.value.code == code
    assert ".mynah-tmp-" not in caught.value.message
    assert said == ["0 of 1 recordings were imported before."]
    assert not workspace.root.exists()


def test_the_measured_quality_judges_unless_another_judge_is_given(tmp_path, make_wav):
    workspace = Workspace.plan(tmp_path / "fresh")
    soundfile.write(make_wav("silence.wav").parent / "silence.wav", np.zeros(48000), 16000)
    with pytest.raises(MynahError) as caught:
        import_paths(workspace, [tmp_path / "in" / "silence.wav"])
    assert caught.value.code is ErrorCode.NOTHING_USABLE
    assert not workspace.exists
    summary = import_paths(workspace, [make_wav("voice.wav", seconds=4.0)])
    (sample,) = Library(workspace).list()
    assert sample.verdict == summary.imported[0].verdict in ("ok", "warn")
    assert 0 < sample.score <= 1
    assert sample.speech_seconds > 0
    assert str(tmp_path) not in sample.meta_text
