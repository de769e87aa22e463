import pytest

from helpers.library import fake_sample
from mynah.project import atomic, dataset
from mynah.project.dataset import Dataset, Entry
from mynah.project.samples import Library
from mynah.project.selection import choose, hold_out, select
from mynah.protocol.errors import ErrorCode, MynahError


def code_of(call, *args, **options):
    with pytest.raises(MynahError) as caught:
        call(*args, **options)
    return caught.value.code


@pytest.fixture
def library(workspace):
    for number in range(8):
        fake_sample(number, score=number / 10 + 0.1, day=8 - number, folder=workspace.samples_dir)
    return Library(workspace)


def picked(selection):
    return [sample.original_name.removesuffix(".wav") for sample in selection.samples]


def test_the_best_come_first(library):
    selection = select(library, minimum_score=0.55)
    assert picked(selection) == ["7", "6", "5"]
    assert selection.stop_reason == "below_score"
    assert selection.left_out == 5
    assert selection.words


def test_the_newest_come_first(library):
    selection = select(library, "newest", at_most=3)
    assert picked(selection) == ["0", "1", "2"]
    assert selection.stop_reason == "at_most"


def test_random_follows_the_seed(library):
    one, same, other = (select(library, "random", seed=seed) for seed in (1, 1, 2))
    assert picked(one) == picked(same) != picked(other)
    assert sorted(picked(one)) == sorted(picked(other))
    assert one.stop_reason == "no_more"


def test_the_target_is_reached_and_not_passed_by_more_than_one(library):
    selection = select(library, target_minutes=0.25)
    assert len(selection.samples) == 3
    assert selection.seconds == 18.0
    assert selection.stop_reason == "target"
    assert select(library, target_minutes=0.8).stop_reason == "target"
    assert select(library, target_minutes=5).stop_reason == "no_more"


def test_nothing_good_enough_is_an_empty_selection(library):
    selection = select(library, minimum_score=0.95)
    assert selection.samples == ()
    assert (selection.stop_reason, selection.left_out) == ("below_score", 8)


@pytest.mark.parametrize(
    "options",
    [
        {"strategy": "luck"},
        {"target_minutes": 0},
        {"target_minutes": float("nan")},
        {"at_most": 0},
        {"minimum_score": 70},
        {"minimum_score": float("nan")},
    ],
)
def test_limits_that_make_no_sense_are_refused(library, options):
    assert code_of(select, library, **options) is ErrorCode.USAGE


@pytest.mark.parametrize(
    ("count", "expected"), [(0, 0), (1, 0), (4, 0), (5, 1), (30, 2), (100, 5), (200, 10), (900, 10)]
)
def test_about_one_clip_in_twenty_is_held_out(count, expected):
    samples = [fake_sample(number) for number in range(count)]
    held = hold_out(samples, 1)
    assert len(held) == expected
    assert held <= {sample.id for sample in samples}


def test_held_out_clips_have_a_usable_length():
    odd = [fake_sample(n, duration=(0.5, 60.0)[n % 2]) for n in range(60)]
    good = [fake_sample(n, duration=5.0) for n in range(100, 110)]
    assert hold_out(odd, 1) == set()
    assert hold_out(odd + good, 1) <= {sample.id for sample in good}
    assert len(hold_out(odd + good, 1)) == 4


def test_training_never_starves():
    # Nearly all of the time lies in the few clips that could be held out.
    samples = [fake_sample(n, duration=0.1) for n in range(100)]
    samples += [fake_sample(n, duration=11.0) for n in range(100, 103)]
    assert hold_out(samples, 3) == set()
    samples += [fake_sample(n, duration=3.0) for n in range(103, 130)]
    held = hold_out(samples, 3)
    total = sum(sample.duration for sample in samples)
    assert held
    assert sum(sample.duration for sample in samples if sample.id in held) <= 0.2 * total


def test_held_out_clips_follow_the_seed_and_stay_when_the_library_grows():
    samples = [fake_sample(number) for number in range(200)]
    assert hold_out(samples, 5) == hold_out(list(reversed(samples)), 5)
    assert hold_out(samples, 5) != hold_out(samples, 6)
    more = samples + [fake_sample(number) for number in range(200, 210)]
    assert len(hold_out(samples, 5) & hold_out(more, 5)) >= 8


def test_samples_are_chosen_by_hand(library):
    ids = [sample.id for sample in library.list()]
    selection = choose(library, [ids[0][:6], *ids[1:6]], held_out=[ids[2][:6]])
    assert [entry.sample_id for entry in selection.entries] == ids[:6]
    assert [entry.sample_id for entry in selection.entries if entry.held_out] == [ids[2]]
    assert selection.stop_reason == "by_hand"
    assert sum(entry.held_out for entry in choose(library, ids).entries) == 1
    assert code_of(choose, library, ["nope"]) is ErrorCode.NOT_FOUND
    assert code_of(choose, library, ids[:1], held_out=ids[1:2]) is ErrorCode.USAGE
    assert code_of(choose, library, ids[:1], held_out=ids[:1]) is ErrorCode.USAGE


def test_a_dataset_is_saved_and_shown_with_what_became_of_it(workspace, library):
    select(library).dataset("Zoë / one").save(workspace)
    assert dataset.names(workspace) == ["Zoë / one"]
    samples = library.list()
    library.delete(samples[0].id)
    meta = dict(samples[1].meta)
    atomic.write_json(
        workspace.samples_dir / f"{samples[1].id}.meta.json",
        {**meta, "audio": {**meta["audio"], "sha256": "1" * 64}},
    )
    report = dataset.show(workspace, "Zoë / one")
    states = {one.entry.sample_id: one.state for one in report.entries}
    assert states[samples[0].id] == "missing"
    assert states[samples[1].id] == "changed"
    assert list(states.values()).count("ok") == 6
    data = report.to_dict()
    assert (data["samples"], data["missing"], data["changed"]) == (7, 1, 1)
    assert len(report.training) + len(report.held_out) == 7
    assert data["selection"]["stop_reason"] == "no_more"


def test_verifying_reads_the_recordings(workspace, library):
    select(library).dataset("a").save(workspace)
    assert {one.state for one in dataset.show(workspace, "a").entries} == {"ok"}
    assert {one.state for one in dataset.show(workspace, "a", verify=True).entries} == {"changed"}


def test_unknown_keys_survive(workspace, library):
    select(library).dataset("a").save(workspace)
    path = workspace.datasets_dir / "a.json"
    atomic.write_json(path, {**atomic.read_json(path), "future": 1})
    Dataset.load(workspace, "a").save(workspace, replace=True)
    assert atomic.read_json(path)["future"] == 1


def test_datasets_are_not_overwritten_unasked(workspace):
    one = Dataset("a", (Entry("x", "y"),))
    one.save(workspace)
    assert code_of(Dataset("a", ()).save, workspace) is ErrorCode.EXISTS
    Dataset("a", ()).save(workspace, replace=True)
    assert Dataset.load(workspace, "a").entries == ()
    assert code_of(Dataset(" ", ()).save, workspace) is ErrorCode.USAGE


def test_damaged_missing_and_newer_datasets_say_so(workspace):
    assert code_of(Dataset.load, workspace, "none") is ErrorCode.NOT_FOUND
    assert code_of(dataset.delete, workspace, "none") is ErrorCode.NOT_FOUND
    path = workspace.datasets_dir / "a.json"
    path.write_text("{")
    assert code_of(Dataset.load, workspace, "a") is ErrorCode.BROKEN_FILE
    assert dataset.names(workspace) == []
    Dataset("a", ()).save(workspace, replace=True)
    atomic.write_json(path, {"schema_version": 99})
    assert code_of(Dataset.load, workspace, "a") is ErrorCode.NEWER_SCHEMA
    assert code_of(Dataset("a", ()).save, workspace, replace=True) is ErrorCode.NEWER_SCHEMA
    dataset.delete(workspace, "a")
    assert dataset.names(workspace) == []


def test_odd_entries_are_left_out(workspace):
    atomic.write_json(
        workspace.datasets_dir / "a.json", {"entries": [1, {}, {"sample_id": "x"}], "selection": 3}
    )
    assert Dataset.load(workspace, "a").entries == (Entry("x", ""),)
    assert dataset.show(workspace, "a").to_dict()["missing"] == 1
