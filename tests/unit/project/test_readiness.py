import json

import pytest

from helpers.library import fake_sample
from mynah.project.readiness import PROVIDERS, readiness
from mynah.protocol.errors import MynahError


def samples(count, **options):
    return [fake_sample(number, **options) for number in range(count)]


def failing(answer):
    return [(one["scope"], one["rule"]) for one in answer["requirements"] if not one["ok"]]


def test_every_failing_rule_is_told():
    answer = readiness(samples(10, score=0.5), "rvc")
    assert not answer["ready"]
    assert failing(answer) == [("library", r) for r in ("samples", "duration", "quality")]
    for one in answer["requirements"]:
        assert one["words"] in answer["reason"]
        assert one["fix"]
    assert answer["samples"]["total"] == 10
    assert answer["samples"]["duration"] == 60.0
    assert answer["samples"]["quality"] == 0.5
    json.dumps(answer)


@pytest.mark.parametrize(
    ("name", "count", "seconds", "score"),
    [("rvc", 50, 600, 0.7), ("lite", 5, 120, 0.6), ("sovits", 3, 5, 0.8), ("piper", 100, 300, 0.7)],
)
def test_the_limits_themselves_are_enough_and_less_is_not(name, count, seconds, score):
    enough = samples(count, duration=seconds / count, score=score)
    answer = readiness(enough, name)
    assert answer["ready"], answer["reason"]
    assert "reason" not in answer
    assert failing(readiness(enough[:-1], name))[0] == ("library", "samples")
    short = samples(count, duration=seconds / count * 0.99, score=score)
    assert failing(readiness(short, name)) == [("library", "duration")]
    assert not readiness(samples(count, duration=seconds, score=score - 0.01), name)["ready"]


@pytest.mark.parametrize("name", PROVIDERS)
def test_an_empty_library(name):
    answer = readiness([], name)
    assert not answer["ready"]
    assert len(failing(answer)) >= 3


def test_a_long_recording_is_to_be_split():
    (first, *_) = readiness([fake_sample(1, duration=3000)], "rvc")["requirements"]
    assert first["fix"] == "split"


def test_mean_quality_lets_a_bad_clip_pass_and_each_does_not():
    mixed = [*samples(60, duration=12.0, score=0.8), fake_sample(99, score=0.1, duration=12.0)]
    assert readiness(mixed, "rvc", mixed)["ready"]
    answer = readiness(mixed, "sovits", mixed)
    assert failing(answer) == [("dataset", "quality_each")]
    assert answer["limits"]["quality_applies"] == "each"
    assert answer["samples"]["counting"] == 60
    assert "1 samples below 80%" in answer["reason"]


def test_the_chosen_set_is_checked_too():
    everything = samples(60, duration=12.0)
    answer = readiness(everything, "rvc", everything[:10])
    assert failing(answer) == [("dataset", "samples"), ("dataset", "duration")]
    assert answer["copied"]["total"] == 10
    assert all(one["fix"] == "choose" for one in answer["requirements"] if not one["ok"])


@pytest.mark.parametrize("name", ["piper", "sovits"])
def test_providers_that_read_texts_need_transcripts(name):
    answer = readiness(samples(200, transcript=""), name)
    assert failing(answer) == [("library", "transcripts")]
    assert answer["requirements"][-1]["fix"] == "transcribe"


def test_the_recommended_length_is_told():
    assert not readiness(samples(20, duration=10.0), "lite")["recommended"]
    assert readiness(samples(60, duration=10.0), "lite")["recommended"]


def test_unknown_providers_are_refused():
    with pytest.raises(MynahError):
        readiness([], "kokoro")
