"""The parts of a score in words: every part and every measure of the engine has them."""

import json
from math import nan

import pytest

from mynah.audio.quality.score import WEIGHTS, WORDS, part_scores, reasons_for
from mynah.gui.models.score_parts import FAIR, GOOD, KIND, POOR, level_of, score_parts
from mynah.project.sample import Sample

pytestmark = pytest.mark.gui

CLEAN = {
    "snr_db": 48.0,
    "clipped_share": 0.0,
    "decay_s": 0.15,
    "bandwidth_hz": 16000.0,
    "speech_share": 0.9,
    "speech_level_db": -22.0,
    "hum_db": -90.0,
    "dropouts_per_minute": 0.0,
    "dropouts": 0.0,
    "speech_s": 4.0,
    "duration_s": 5.0,
    "sample_rate": 48000.0,
}


def sample(**changed):
    measures = {**CLEAN, **changed}
    reasons = [
        {"code": one.code, "severity": one.severity}
        for one in reasons_for(
            {key: nan if value is None else value for key, value in measures.items()}
        )
    ]
    parts = part_scores({key: value for key, value in measures.items() if value is not None})
    meta = {"id": "x", "assessment": {"parts": parts, "measures": measures, "reasons": reasons}}
    return Sample("x", None, "", json.dumps(meta))


def by_code(**changed):
    return {part.code: part for part in score_parts(sample(**changed))}


def test_every_part_has_a_name_a_number_and_a_word():
    parts = by_code()
    assert set(parts) == set(WEIGHTS)
    for part in parts.values():
        assert part.name
        assert part.figure
        assert part.help.endswith(".")
        assert part.level == GOOD
        assert KIND[part.level] == "good"


@pytest.mark.parametrize(
    ("changed", "code", "figure"),
    [
        ({"snr_db": 12.4}, "noise", "12 dB"),
        ({"clipped_share": 0.0312}, "clipping", "3.1 %"),
        ({"decay_s": 0.5}, "reverb", "0.50 s"),
        ({"bandwidth_hz": 3950.0}, "bandwidth", "4.0 kHz"),
        ({"speech_share": 0.21}, "speech", "21 %"),
        ({"speech_level_db": -51.0}, "loudness", "-51 dBFS"),
        ({"hum_db": -12.0}, "hum", "-12 dB"),
        ({"dropouts": 3.0, "dropouts_per_minute": 45.0}, "dropouts", "45.0 a minute"),
        ({"speech_s": 0.6}, "length", "0.6 s"),
    ],
)
def test_a_part_with_a_reason_is_poor(changed, code, figure):
    parts = by_code(**changed)
    assert parts[code].level == POOR
    assert parts[code].figure == figure
    assert [one.code for one in parts.values() if one.level == POOR] == [code]


def test_what_was_not_measured_has_no_number():
    assert by_code(snr_db=None)["noise"].figure == ""
    assert score_parts(Sample("x", None, "", '{"id": "x"}')) == []


def test_levels():
    assert [level_of(one) for one in (1.0, 0.7, 0.5, 0.35, 0.1)] == [GOOD, GOOD, FAIR, FAIR, POOR]


def test_every_reason_of_the_engine_has_an_action():
    from mynah.gui.views.inspector import reason_list

    actions = {reason_list.action_of(code) for code in WORDS}
    assert actions <= set(reason_list._WORDS)
    assert reason_list.action_of("pauses") == reason_list.SHORTEN_PAUSES
    assert reason_list.action_of("something new") == reason_list.EXCLUDE
