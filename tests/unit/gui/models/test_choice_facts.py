import math
import time

import pytest

from helpers.library import fake_sample
from mynah.gui.models.automatic_choice import AutomaticChoice, preview
from mynah.gui.models.choice_facts import Fix, choice_facts, totals
from mynah.gui.models.computer import Computer
from mynah.gui.models.set_changes import set_changes
from mynah.project.dataset import Dataset, Entry
from mynah.project.readiness import PROVIDERS
from mynah.project.selection import hold_out


def samples(count, first=0, **values):
    return [fake_sample(number, **values) for number in range(first, first + count)]


def ids(some):
    return [one.id for one in some]


def rule(facts, provider, code):
    return next(one for one in facts.providers[provider].rules if one.code == code)


def test_an_empty_library_says_what_everything_needs():
    facts = choice_facts([], [])
    assert facts.library.samples == 0
    assert facts.chosen is None
    assert set(facts.providers) == set(PROVIDERS)
    for one in facts.providers.values():
        assert not one.ready
        assert one.missing >= 3
        assert all(rule.library.share == 0 for rule in one.rules)


def test_totals_of_library_and_choice():
    some = [*samples(10, duration=3.0, score=0.8), *samples(10, 10, duration=5.0, score=0.6)]
    facts = choice_facts(some, [*ids(some[:10]), "deleted meanwhile"])
    assert (facts.library.samples, facts.library.seconds) == (20, 80.0)
    assert facts.library.quality == pytest.approx(0.7)
    assert facts.library.held_out == 0
    assert (facts.chosen.samples, facts.chosen.seconds) == (10, 30.0)
    assert facts.chosen.held_out == len(hold_out(some[:10], 1234))


def test_the_bars_of_a_library_that_is_too_small_say_what_to_add():
    facts = choice_facts(samples(38, duration=10.0), [])
    assert rule(facts, "rvc", "samples").library.fix == Fix("add", 12)
    assert rule(facts, "rvc", "samples").library.share == pytest.approx(0.76)
    length = rule(facts, "rvc", "duration").library
    assert length.fix == Fix("record", seconds=220.0)
    assert rule(facts, "rvc", "quality").library.ok
    assert rule(facts, "rvc", "samples").chosen is None


def test_few_long_recordings_are_to_be_split():
    facts = choice_facts(samples(4, duration=400.0), [])
    fix = rule(facts, "rvc", "samples").library.fix
    assert fix.action == "split"
    assert len(fix.ids) == 4


def test_the_worst_clips_are_the_fewest_without_which_the_mean_is_good_enough():
    some = [*samples(45, duration=20.0, score=0.75), *samples(15, 45, duration=20.0, score=0.3)]
    fix = rule(choice_facts(some, []), "rvc", "quality").library.fix
    assert fix.action == "show_worst"
    left = [one for one in some if one.id not in fix.ids]
    assert sum(one.score for one in left) / len(left) >= 0.7
    one_less = [*left, next(one for one in some if one.id == fix.ids[-1])]
    assert sum(one.score for one in one_less) / len(one_less) < 0.7


def test_when_all_are_bad_all_are_shown():
    some = samples(8, score=0.2)
    fix = rule(choice_facts(some, []), "lite", "quality").library.fix
    assert set(fix.ids) == set(ids(some))


def test_a_choice_that_is_too_small_takes_more_from_the_library():
    some = samples(70, duration=12.0)
    facts = choice_facts(some, ids(some[:30]))
    assert rule(facts, "rvc", "samples").library.ok
    assert rule(facts, "rvc", "samples").chosen.fix == Fix("choose", 20)
    assert rule(facts, "rvc", "duration").chosen.fix == Fix("choose", seconds=240.0)
    assert not rule(facts, "rvc", "samples").ok
    assert facts.providers["rvc"].missing == 2


def test_no_more_is_offered_to_choose_than_there_is():
    some = samples(40, duration=12.0)
    facts = choice_facts(some, ids(some[:30]))
    assert rule(facts, "rvc", "samples").chosen.fix == Fix("choose", 10)
    facts = choice_facts(some, ids(some))
    assert rule(facts, "rvc", "samples").chosen.fix is None
    assert rule(facts, "rvc", "samples").library.fix == Fix("add", 10)


def test_each_clip_must_be_good_for_sovits():
    some = [*samples(5, score=0.9), *samples(3, 5, score=0.5)]
    facts = choice_facts(some, ids(some))
    each = rule(facts, "sovits", "quality_each")
    assert each.library.ok
    assert each.chosen.fix == Fix("show_worst", 3, ids=tuple(ids(some[5:])))
    assert each.chosen.actual == pytest.approx(0.5)
    few = choice_facts(samples(2, score=0.9), [])
    assert rule(few, "sovits", "quality_each").library.fix == Fix("add", 1)


def test_missing_transcripts_are_to_be_written():
    some = [*samples(60, duration=4.0), *samples(60, 60, duration=4.0, transcript="")]
    facts = choice_facts(some, ids(some[50:70]))
    fix = rule(facts, "piper", "transcripts").library.fix
    assert (fix.action, fix.count, len(fix.ids)) == ("write", 40, 60)
    fix = rule(facts, "piper", "transcripts").chosen.fix
    assert (fix.action, fix.count, set(fix.ids)) == ("write", 10, set(ids(some[60:70])))
    enough_text = choice_facts(samples(20), [])
    assert rule(enough_text, "piper", "transcripts").library.fix == Fix("add", 80)


def test_ready_with_less_than_is_recommended():
    facts = choice_facts(samples(20, duration=10.0), [])
    assert facts.providers["lite"].ready
    assert not facts.providers["lite"].recommended
    assert facts.providers["lite"].recommended_seconds == 600


def test_ten_thousand_samples_take_no_time_that_a_person_notices():
    some = samples(10_000, score=0.8)
    chosen = ids(some[::2])
    choice_facts(some, chosen)  # the small files are read once
    start = time.perf_counter()
    choice_facts(some, chosen)
    assert time.perf_counter() - start < 2


def test_what_saving_changes():
    some = samples(10)
    entries = tuple(Entry(one.id, "", held_out=number == 0) for number, one in enumerate(some[:6]))
    kept = Dataset("x", (*entries, Entry("deleted", "", True)))
    changes = set_changes(kept, some, ids(some[2:9]), 1234)
    assert ids(changes.added) == ids(some[6:9])
    assert ids(changes.removed) == ids(some[:2])
    assert changes.gone == 1
    assert (changes.before.samples, changes.before.held_out) == (6, 1)
    assert changes.after == totals(some[2:9], 1234)
    assert changes.any
    assert not set_changes(Dataset("x", entries), some, ids(some[:6]), 1234).any


def test_a_preview_tells_what_would_be_taken_and_whether_it_is_enough():
    some = samples(30, duration=10.0)
    found = preview(some, AutomaticChoice(target_minutes=3.0), "lite")
    assert len(found.selection.samples) == 18
    assert found.selection.stop_reason == "target"
    assert found.readiness.ready
    assert found.quality == pytest.approx(0.9)
    assert 0 < len(found.held_out) <= 2
    empty = preview(some, AutomaticChoice(minimum_score=1.0), "rvc")
    assert (empty.quality, empty.selection.left_out) == (0, 30)
    assert not empty.readiness.ready
    assert math.isclose(AutomaticChoice().minimum_score, 0.6)


@pytest.mark.parametrize(
    ("device", "present", "suggested"),
    [("cuda", True, "rvc"), ("cuda", False, "lite"), ("cpu", True, "lite"), ("mps", True, "rvc")],
)
def test_lite_is_suggested_where_rvc_is_slow_or_incomplete(device, present, suggested):
    models = [
        {"name": "encoder", "kind": "lite", "present": True},
        {"name": "contentvec", "kind": "rvc", "present": present},
    ]
    found = Computer.from_doctor({"device": {"kind": device}, "models": models})
    assert found.suggested_kind == suggested
    assert Computer.from_doctor({}).suggested_kind == "lite"
