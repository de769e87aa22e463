import numpy as np
import pytest
import soundfile

from mynah.project import atomic
from mynah.project.export import export_dataset
from mynah.project.export_formats import REFERENCE_GAP
from mynah.project.samples import Library
from mynah.project.selection import select
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Interrupted


@pytest.fixture
def ready(workspace, bring_in, make_wav):
    """A dataset of four recordings, one without a transcript."""
    make_wav("s95-a.wav", seconds=2.5, seed=1, rate=48000, text="One | two\nthree.")
    make_wav("s90-b.wav", seconds=3.0, seed=2, rate=44100, text="Vier. Übung")
    make_wav("s85-c.flac", seconds=9.0, seed=3, rate=16000, text="Five.")
    path = make_wav("s50-d.wav", seconds=0.6, seed=4)
    bring_in(path.parent)
    select(Library(workspace)).dataset("My set").save(workspace)
    return {sample.original_name[4]: sample for sample in Library(workspace).list()}


def problems(report):
    return sorted((problem.name[4:5], problem.code) for problem in report.problems)


def test_piper_gets_an_ljspeech_folder(workspace, ready):
    report = export_dataset(workspace, "My set", "piper")
    assert report.out == workspace.exports_dir / "My set-piper"
    lines = (report.out / "metadata.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [f"{ready['a'].id}|One, two three.", f"{ready['b'].id}|Vier. Übung"]
    assert len(lines) == report.written == 3
    for line in lines:
        info = soundfile.info(report.out / "wavs" / f"{line.split('|')[0]}.wav")
        assert (info.samplerate, info.channels, info.subtype) == (22050, 1, "PCM_16")
    assert info.frames == 9 * 22050
    assert problems(report) == [("a", "bar_in_text"), ("c", "low_rate"), ("d", "no_transcript")]
    assert not report.ok
    assert atomic.read_json(report.out / "validation.json")["written"] == 3


def test_sovits_gets_a_list_and_a_reference(workspace, ready, tmp_path):
    report = export_dataset(
        workspace, "My set", "sovits", tmp_path / "out dir" / "x", speaker="A|da", language="de"
    )
    lines = (report.out / "My set.list").read_text(encoding="utf-8").splitlines()
    assert lines[1] == f"wavs/{ready['b'].id}.wav|A da|de|Vier. Übung"
    assert all((report.out / line.split("|")[0]).is_file() for line in lines)
    x, rate = soundfile.read(report.out / "reference.wav")
    assert rate == 32000
    # The nine-second clip would pass ten seconds and is skipped.
    assert len(x) / rate == pytest.approx(2.5 + REFERENCE_GAP + 3.0, abs=0.01)
    assert (report.out / "reference.txt").read_text() == "One, two three. Vier. Übung\n"


def test_sovits_falls_back_to_one_clip_that_fits(workspace, bring_in, make_wav):
    make_wav("s90-a.wav", seconds=2.0, seed=1, text="a")
    path = make_wav("s60-b.wav", seconds=9.0, seed=2, text="b")
    bring_in(path.parent)
    report = export_dataset(workspace, select(Library(workspace)).dataset("x"), "sovits")
    assert (report.out / "reference.txt").read_text() == "b\n"
    assert ("", "reference_quality") in problems(report)


def test_without_clips_that_fit_there_is_no_reference(workspace, bring_in, make_wav):
    bring_in(make_wav("s90-a.wav", seconds=1.5, text="a"))
    report = export_dataset(workspace, select(Library(workspace)).dataset("x"), "sovits")
    assert not (report.out / "reference.wav").exists()
    assert ("", "no_reference") in problems(report)
    assert not report.ok


def test_rvc_gets_the_recordings_as_they_are(workspace, ready):
    report = export_dataset(workspace, "My set", "rvc")
    assert report.ok
    assert report.written == 4
    for sample in ready.values():
        assert (report.out / f"{sample.id}.wav").read_bytes() == sample.path.read_bytes()


def test_stereo_in_antiphase_is_not_erased(workspace, bring_in, tmp_path):
    x = 0.5 * np.sin(np.arange(48000) / 20)
    soundfile.write(tmp_path / "s90.wav", np.stack([x, -x], 1), 24000)
    (tmp_path / "s90.txt").write_text("Hello.")
    bring_in(tmp_path / "s90.wav")
    report = export_dataset(workspace, select(Library(workspace)).dataset("x"), "piper")
    y, _ = soundfile.read(next((report.out / "wavs").iterdir()))
    assert np.abs(y).max() > 0.4


def test_deleted_and_damaged_samples_are_reported(workspace, ready):
    Library(workspace).delete(ready["a"].id)
    ready["b"].path.write_bytes(b"garbage")
    report = export_dataset(workspace, "My set", "piper")
    assert report.written == 1
    codes = [problem.code for problem in report.problems if problem.severity == "error"]
    assert sorted(codes) == ["missing", "no_transcript", "not_audio"]


def test_nothing_to_export_leaves_nothing(workspace, bring_in, make_wav, tmp_path):
    bring_in(make_wav("s90-a.wav"))
    dataset = select(Library(workspace)).dataset("x")
    with pytest.raises(MynahError) as caught:
        export_dataset(workspace, dataset, "piper", tmp_path / "out")
    assert caught.value.code is ErrorCode.NOTHING_USABLE
    assert caught.value.items == (("s90-a.wav", "It has no transcript."),)
    assert not (tmp_path / "out").exists()


def test_what_was_laid_into_an_export_is_not_replaced_with_it(workspace, ready):
    out = export_dataset(workspace, "My set", "piper").out
    (out / "wavs" / "mine.txt").write_text("precious")
    with pytest.raises(MynahError) as caught:
        export_dataset(workspace, "My set", "piper", replace=True)
    assert caught.value.code is ErrorCode.EXISTS
    assert caught.value.items == (("wavs/mine.txt", "not of the export"),)
    (out / "wavs" / "mine.txt").unlink()
    assert export_dataset(workspace, "My set", "piper", replace=True).written


def test_other_peoples_folders_are_never_replaced(workspace, ready, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    for replace in (False, True):
        with pytest.raises(MynahError) as caught:
            export_dataset(workspace, "My set", "rvc", tmp_path / "mine", replace=replace)
        assert caught.value.code is ErrorCode.EXISTS
    export_dataset(workspace, "My set", "rvc")
    with pytest.raises(MynahError):
        export_dataset(workspace, "My set", "rvc")
    Library(workspace).delete(ready["a"].id)
    again = export_dataset(workspace, "My set", "rvc", replace=True)
    assert len(list(again.out.glob("*.wav"))) == 3
    assert [path.name for path in workspace.exports_dir.iterdir()] == [again.out.name]


def test_an_interrupted_export_leaves_nothing(workspace, ready):
    class Stop:
        requested = "cancel"
        count = 0

        def raise_if_requested(self):
            self.count += 1
            if self.count > 2:
                raise Interrupted("cancel")

    with pytest.raises(Interrupted):
        export_dataset(workspace, "My set", "piper", control=Stop())
    assert list(workspace.exports_dir.iterdir()) == []


def test_unknown_providers_and_datasets_are_refused(workspace):
    for name, provider, code in (
        ("x", "kokoro", ErrorCode.USAGE),
        ("x", "rvc", ErrorCode.NOT_FOUND),
    ):
        with pytest.raises(MynahError) as caught:
            export_dataset(workspace, name, provider)
        assert caught.value.code is code
