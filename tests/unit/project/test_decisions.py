import pytest

from helpers.library import fake_sample
from mynah.project import decisions
from mynah.project.dataset import Dataset, Entry
from mynah.project.samples import Library
from mynah.project.selection import select
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def ids(workspace):
    return [fake_sample(n, folder=workspace.samples_dir).id for n in range(3)]


def test_an_excluded_sample_leaves_its_datasets_and_comes_back(workspace, ids):
    entries = tuple(Entry(one, "f" * 64, held_out=number == 1) for number, one in enumerate(ids))
    Dataset("a", entries, extra={"mine": 1}).save(workspace)
    Dataset("b", entries[:1]).save(workspace)
    decided = decisions.decide(workspace, ids[1], decisions.EXCLUDE)
    assert list(decided.left) == ["a.json"]
    assert decisions.decision_of(Library(workspace).get(ids[1])) == decisions.EXCLUDE
    assert [one.sample_id for one in Dataset.load(workspace, "a").entries] == [ids[0], ids[2]]
    decisions.take_back(workspace, decided)
    after = Dataset.load(workspace, "a")
    assert after.entries == entries
    assert after.extra == {"mine": 1}
    assert decisions.decision_of(Library(workspace).get(ids[1])) == decisions.NONE


def test_automatic_choices_pass_over_it(workspace, ids):
    decisions.decide(workspace, ids[0], decisions.EXCLUDE)
    decisions.decide(workspace, ids[1], decisions.KEEP)
    chosen = select(Library(workspace), held_out=False)
    assert {one.id for one in chosen.samples} == set(ids[1:])


def test_taking_back_spares_what_changed_meanwhile(workspace, ids):
    Dataset("a", (Entry(ids[0], ""),)).save(workspace)
    decided = decisions.decide(workspace, ids[0], decisions.EXCLUDE)
    Dataset("a", (Entry(ids[2], ""), Entry(ids[0], ""))).save(workspace, replace=True)
    decisions.take_back(workspace, decided)
    assert [one.sample_id for one in Dataset.load(workspace, "a").entries] == [ids[2], ids[0]]
    (workspace.datasets_dir / "a.json").unlink()
    decisions.take_back(workspace, decided)


def test_unknown_decisions_and_samples_are_refused(workspace, ids):
    for sample_id, word, code in (
        (ids[0], "maybe", ErrorCode.USAGE),
        ("nope", decisions.KEEP, ErrorCode.NOT_FOUND),
    ):
        with pytest.raises(MynahError) as caught:
            decisions.decide(workspace, sample_id, word)
        assert caught.value.code is code
