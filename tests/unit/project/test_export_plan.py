import os

import pytest
import soundfile

from mynah.project import dataset
from mynah.project.dataset import Dataset
from mynah.project.export import export_dataset
from mynah.project.export_plan import plan_export
from mynah.project.export_reference import Part, Reference, automatic, join
from mynah.project.samples import Library
from mynah.project.selection import gathered, select
from mynah.protocol.errors import ErrorCode, MynahError


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


def codes(problems):
    return sorted((one.name[4:5], one.code) for one in problems)


def everything_below(folder):
    return sorted(str(path) for path in folder.rglob("*"))


@pytest.mark.parametrize("provider", ["piper", "sovits", "rvc"])
def test_the_plan_says_what_the_export_then_does_and_writes_nothing(workspace, ready, provider):
    before = everything_below(workspace.root)
    plan = plan_export(workspace, "My set", provider)
    assert everything_below(workspace.root) == before
    report = export_dataset(workspace, "My set", provider)
    assert (plan.written, plan.out) == (report.written, report.out)
    assert plan.seconds == pytest.approx(report.seconds, abs=0.01)
    assert codes(plan.problems) == codes(report.problems)
    assert plan.ok is report.ok
    size = sum(path.stat().st_size for path in report.out.rglob("*.wav"))
    reference = report.out / "reference.wav"
    size -= reference.stat().st_size if reference.exists() else 0
    assert plan.size == pytest.approx(size, rel=0.01)
    assert plan.of == 4


def test_what_is_left_out_and_what_to_look_at_are_told_apart(workspace, ready):
    plan = plan_export(workspace, "My set", "piper")
    assert codes(plan.errors) == [("d", "no_transcript")]
    assert codes(plan.warnings) == [("a", "bar_in_text"), ("c", "low_rate")]
    assert not plan.blocking
    assert plan.to_dict()["of"] == 4


def test_a_recording_that_cannot_be_read_or_is_gone_is_found_before_the_export(workspace, ready):
    ready["b"].path.write_bytes(b"garbage")
    Library(workspace).delete(ready["a"].id)
    plan = plan_export(workspace, "My set", "piper")
    assert sorted(one.code for one in plan.errors) == ["missing", "no_transcript", "not_audio"]
    assert plan.written == 1


def test_no_header_is_read_twice(workspace, ready):
    headers = {}
    first = plan_export(workspace, "My set", "piper", headers=headers)
    assert set(headers) == {ready[name].id for name in "abc"}
    ready["b"].path.write_bytes(b"garbage that nobody looks at again")
    assert plan_export(workspace, "My set", "piper", headers=headers).written == first.written == 3


def test_the_folder_is_looked_at(workspace, ready, tmp_path):
    def look(out, **options):
        plan = plan_export(workspace, "My set", "rvc", out, **options)
        return plan.target, [one.code for one in plan.blocking]

    assert look(tmp_path / "new" / "deep") == ("free", [])
    (tmp_path / "mine").mkdir()
    assert look(tmp_path / "mine") == ("free", [])
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    assert look(tmp_path / "mine") == ("occupied", ["target_occupied"])
    assert look(tmp_path / "mine" / "thesis.txt") == ("file", ["target_occupied"])
    out = export_dataset(workspace, "My set", "rvc").out
    assert look(out) == ("replaceable", ["target_exists"])
    assert look(out, replace=True) == ("replaceable", [])
    (out / "other.txt").write_text("x")
    assert look(out, replace=True)[0] == "occupied"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights bind only other users")
def test_a_folder_that_may_not_be_written_is_found_before_the_export(workspace, ready, tmp_path):
    (tmp_path / "closed").mkdir(mode=0o500)
    plan = plan_export(workspace, "My set", "rvc", tmp_path / "closed" / "x")
    assert plan.target == "denied"


def test_a_disk_that_is_too_small_is_found_before_the_export(workspace, ready, monkeypatch):
    class Usage:
        free = 1000

    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage)
    plan = plan_export(workspace, "My set", "rvc")
    assert [one.code for one in plan.blocking] == ["disk_full"]


def test_nothing_usable_is_said_and_not_raised(workspace, bring_in, make_wav):
    bring_in(make_wav("s90-a.wav"))
    plan = plan_export(workspace, select(Library(workspace)).dataset("x"), "sovits")
    assert [one.code for one in plan.blocking] == ["nothing_usable"]
    assert codes(plan.errors) == [("a", "no_transcript")]
    assert plan.reference is None


def test_the_reference_of_a_plan_is_the_one_of_the_export(workspace, ready):
    plan = plan_export(workspace, "My set", "sovits")
    assert [one.sample.original_name for one in plan.reference.parts] == ["s95-a.wav", "s90-b.wav"]
    assert plan.reference.seconds == pytest.approx(5.7, abs=0.01)
    report = export_dataset(workspace, "My set", "sovits")
    assert (report.out / "reference.txt").read_text().strip() == plan.reference.text
    assert len(plan.candidates) == 3


def test_a_person_chooses_the_clips_of_the_reference_their_order_and_the_gap(workspace, ready):
    ids = [ready["b"].id, ready["a"].id]
    chosen = {"reference": ids, "reference_gap": 0.5}
    plan = plan_export(workspace, "My set", "sovits", **chosen)
    assert plan.reference.text == "Vier. Übung One, two three."
    assert plan.to_dict()["reference"]["sample_ids"] == ids
    out = export_dataset(workspace, "My set", "sovits", **chosen).out
    info = soundfile.info(out / "reference.wav")
    assert info.duration == pytest.approx(6.0, abs=0.01)
    assert info.duration == pytest.approx(plan.reference.seconds, abs=0.01)
    assert (out / "reference.txt").read_text() == "Vier. Übung One, two three.\n"


@pytest.mark.parametrize(
    ("names", "plan_code", "code"),
    [
        ("a", "reference_length", ErrorCode.BAD_INPUT),
        ("bc", "reference_length", ErrorCode.BAD_INPUT),
        ("d", "reference_missing", ErrorCode.NOT_FOUND),
        ("", "reference_length", ErrorCode.BAD_INPUT),
    ],
)
def test_a_reference_that_cannot_be_is_refused_and_leaves_nothing(
    workspace, ready, names, plan_code, code
):
    ids = [ready[name].id for name in names]
    plan = plan_export(workspace, "My set", "sovits", reference=ids)
    assert [one.code for one in plan.blocking] == [plan_code]
    with pytest.raises(MynahError) as caught:
        export_dataset(workspace, "My set", "sovits", reference=ids)
    assert caught.value.code is code
    assert list(workspace.exports_dir.iterdir()) == []


def test_the_best_clips_that_fit_make_the_reference():
    def part(name, seconds, score):
        class Stub:
            id = name

        Stub.score = score
        return Part(Stub, name, seconds)

    assert not automatic([]).parts
    assert not automatic([part("a", 2.0, 0.9)]).fits
    found = automatic([part("a", 4.0, 0.7), part("b", 2.5, 0.9), part("c", 9.0, 0.95)])
    assert found.text == "c"
    assert Reference((part("a", 2.0, 1), part("b", 2.0, 1)), 0.5).seconds == 4.5
    assert Reference(()).seconds == 0


def test_joined_recordings_have_silence_between(make_wav):
    paths = [make_wav("a.wav", seconds=1.0, rate=8000), make_wav("b.wav", seconds=1.0)]
    joined = join(paths, 0.5, 16000)
    assert len(joined) == 40000
    assert not joined[16400:23600].any()
    assert len(join([], 0.5, 16000)) == 0


@pytest.mark.parametrize(
    ("provider", "options"),
    [
        ("piper", {"rate": 44100}),
        ("rvc", {"rate": 32000}),
        ("piper", {"reference": ["x"]}),
        ("sovits", {"reference_gap": 2.0}),
    ],
)
def test_settings_that_a_provider_does_not_take_are_refused(workspace, ready, provider, options):
    for act in (plan_export, export_dataset):
        with pytest.raises(MynahError) as caught:
            act(workspace, "My set", provider, **options)
        assert caught.value.code is ErrorCode.USAGE


def test_another_rate_is_written(workspace, ready):
    report = export_dataset(workspace, "My set", "piper", rate=16000)
    wav = next((report.out / "wavs").iterdir())
    assert soundfile.info(wav).samplerate == 16000
    assert "low_rate" not in [one.code for one in report.problems]


def test_a_language_that_sovits_does_not_read_is_a_warning(workspace, ready):
    plan = plan_export(workspace, "My set", "sovits", language="de")
    assert "language" in [one.code for one in plan.warnings]
    assert not plan.blocking


def test_the_whole_library_and_any_choice_can_be_exported_without_a_dataset(workspace, ready):
    library = Library(workspace)
    assert len(gathered(library, "All").entries) == 4
    some = gathered(library, "Some", [ready["b"].id, ready["b"].id, "gone"])
    assert [one.sample_id for one in some.entries] == [ready["b"].id, "gone"]
    report = export_dataset(workspace, some, "piper")
    assert report.written == 1
    assert [one.code for one in report.problems] == ["missing"]
    assert dataset.names(workspace) == ["My set"]


def test_a_dataset_gets_another_name_and_keeps_the_rest(workspace, ready):
    entries = Dataset.load(workspace, "My set").entries
    renamed = dataset.rename(workspace, "My set", " Narrator? ")
    assert renamed.name == "Narrator?"
    assert dataset.names(workspace) == ["Narrator?"]
    assert Dataset.load(workspace, "Narrator?").entries == entries
    assert dataset.rename(workspace, "Narrator?", "Narrator?").entries == entries
    Dataset("other", ()).save(workspace)
    for new, code in (("other", ErrorCode.EXISTS), (" ", ErrorCode.USAGE)):
        with pytest.raises(MynahError) as caught:
            dataset.rename(workspace, "Narrator?", new)
        assert caught.value.code is code
    assert dataset.names(workspace) == ["Narrator?", "other"]
