"""Words of training: every setting, stage and state has some, in the one table's own English."""

import pytest

from mynah.gui import training_words as words
from mynah.gui.models.preflight import Check, Fix, Subject, Verdict
from mynah.gui.models.run_progress import STAGES
from mynah.gui.views.blind_test_dialog import counts, honest, verdict
from mynah.gui.views.train import check_words, run_words
from mynah.gui.views.train.option_words import WORDS
from mynah.gui.views.train.run_words import Reached
from mynah.project.defaults import TRAIN
from mynah.project.listening import ListeningResult
from mynah.protocol.events import RUN_STATES, STAGE_STATES

pytestmark = pytest.mark.gui


def test_settings_have_the_words_of_the_one_table():
    assert {name: (one.label, one.help) for name, one in TRAIN.items()} == dict(WORDS)


def test_every_stage_and_state_has_words(qapp):
    for stage in STAGES:
        assert words.stage_name(stage) != stage
        assert words.stage_help(stage)
    assert all(words.run_state(state) != state for state in RUN_STATES)
    assert all(words.stage_state(state) != state for state in STAGE_STATES)
    assert words.run_state("interrupted", "stopped") == "Stopped and saved"
    assert words.stage_name("dream") == "dream"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "0 s"),
        (59, "59 s"),
        (95, "1 min 35 s"),
        (120, "2 min"),
        (1500, "25 min"),
        (3600, "1 h"),
        (3999, "1 h 7 min"),
    ],
)
def test_spans_of_time(qapp, seconds, text):
    assert words.duration(seconds) == text


def test_estimates_are_rounder(qapp):
    assert words.time_left(4) == "a few seconds left"
    assert words.time_left(45) == "less than a minute left"
    assert words.time_left(100) == "about 2 min left"


def test_every_check_has_words(qapp):
    facts = {
        Subject.DATA: {"samples": 3, "seconds": 90, "failing": ({"rule": "samples"},)},
        Subject.MODELS: {"kind": "rvc", "missing": ("ContentVec",)},
        Subject.DISK: {"free": 1e9, "needed": 2e9},
        Subject.MEMORY: {"available": 1e9, "needed": 2e9, "measured": False},
        Subject.OTHER_RUN: {"voice": "Bob", "state": "training"},
    }
    for subject in Subject:
        assert check_words.title(subject)
        for one in Verdict:
            assert check_words.text(Check(subject, one, Fix.NONE, facts[subject]))
    assert all(check_words.fix(one) for one in Fix if one != Fix.NONE)


def test_failing_rules_are_told_in_their_own_units(qapp):
    rules = (
        {"rule": "samples", "actual": 12, "needed": 50},
        {"rule": "duration", "actual": 95.0, "needed": 600.0},
        {"rule": "quality", "actual": 0.58, "needed": 0.7},
    )
    text = check_words.failing_rules(rules)
    assert text == "12 of 50 recordings, 1 min 35 s of 10 min, quality 58{0}% of 70{0}%".format(
        "\N{NO-BREAK SPACE}"
    )


def test_cancel_loses_nothing_worth_a_word_at_the_beginning(qapp):
    assert run_words.cancel_loss(3.0, saved=False) == ""
    assert "2 min" in run_words.cancel_loss(120.0, saved=False)
    assert run_words.cancel_loss(3.0, saved=True)


def test_what_was_reached_and_what_continuing_costs(qapp):
    at = Reached("train", 402, 429, "steps", 402, 361, 32.0, 40.0)
    assert "Step 361 is saved." in run_words.reached(at)
    assert "32 s" in run_words.cost(at)
    early = Reached("extract", 3, 9, "recordings", 0, 0, 12.0, None)
    assert "saved" not in run_words.reached(early)
    assert "“Analyse the speech” begins again" in run_words.cost(early)
    assert run_words.reached(Reached())


def test_a_result_without_figures_is_still_told(qapp):
    found = run_words.finished("Anna", {}, can_convert=False)
    assert (found.voice, found.sample, found.proofs) == ("Anna", "", ())
    tested = {"stages": {"verify": {"tested_on_held_out": False, "pitch_error_cents": 80}}}
    found = run_words.finished("Anna", tested, can_convert=False)
    assert found.note
    assert not found.proofs[0].good


def test_a_blind_test_is_told_honestly(qapp):
    sure, unsure, none = (
        ListeningResult(0, 10, 0, 0.002),
        ListeningResult(6, 4, 0, 0.754),
        ListeningResult(2, 2, 6, 1.0),
    )
    names = ("Step 100", "Step 200")
    assert verdict(names, sure) == "You prefer: Step 200."
    assert "hardly chance" in honest(sure)
    assert "0.2\N{NO-BREAK SPACE}%" in honest(sure)
    assert "not certain" in verdict(names, unsure)
    assert "nothing follows" in honest(unsure)
    assert "neither" in verdict(names, none)
    assert "No difference: 6" in counts(names, none)
