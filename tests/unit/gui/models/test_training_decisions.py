"""What is decided before and during a training, without a window: next step, checks, progress."""

import numpy as np
import pytest

from mynah.engine.cli.main import build_parser
from mynah.gui.models.curve import SmoothedCurve, thinned
from mynah.gui.models.next_step import Next, Situation, Step, next_step
from mynah.gui.models.preflight import (
    Check,
    Fix,
    OtherRun,
    Subject,
    TrialResult,
    Verdict,
    look,
)
from mynah.gui.models.run_progress import OverallProgress, StageRow, all_stages, seconds_left
from mynah.gui.models.training_choice import CUSTOM, EFFORTS, TrainingChoice, advanced_options
from mynah.gui.models.training_material import Material, read_offer
from mynah.project.defaults import TRAIN
from mynah.project.workspace import Workspace

ENOUGH = Material(samples=60, seconds=700.0, held_out=3, quality=0.9, in_library=60)
FACTS = {
    "models": [
        {"name": "lite_base", "kind": "lite", "present": True},
        {"name": "ContentVec", "kind": "rvc", "present": False},
    ],
    "disk": {"free": 50e9},
    "memory": {"available": 12e9, "total": 16e9},
}


# The choice and its command line


def test_the_default_choice_is_balanced_and_says_only_what_it_must():
    choice = TrainingChoice("  Anna ")
    assert choice.effort == "balanced"
    arguments = choice.train_arguments()
    assert arguments == [
        *["train", "--voice", "Anna"],
        *["--kind", "lite", "--minutes", "24"],
    ]


def test_efforts_and_another_length():
    for effort in EFFORTS:
        assert TrainingChoice().with_effort(effort).effort == effort
        assert TrainingChoice(kind="rvc").with_effort(effort).effort == effort
    assert TrainingChoice().with_value("minutes", 7.5).effort == CUSTOM
    assert TrainingChoice().with_value("batch_size", 8).with_value("batch_size", None).values == {}


def test_the_command_line_takes_what_is_chosen():
    values = {"batch_size": 8, "index": False, "seed": 7, "minutes": 12.5, "threads": 2}
    choice = TrainingChoice("A b", "my set", "lite", values)
    arguments = choice.train_arguments(queue=True)
    parsed = build_parser().parse_args(arguments)
    assert (parsed.voice, parsed.dataset, parsed.queue) == ("A b", "my set", True)
    assert {name: getattr(parsed, name) for name in values} == values


def test_settings_of_another_kind_are_not_offered():
    lite = [option.name for option in advanced_options("lite")]
    rvc = [option.name for option in advanced_options("rvc")]
    assert "minutes" in lite
    assert not {"epochs", "version", "sample_rate", "mutes"} & set(lite)
    assert {"epochs", "version", "sample_rate", "mutes"} <= set(rvc)
    assert "minutes" not in rvc
    assert set(lite) | set(rvc) | {"kind"} == set(TRAIN)


def test_a_trial_is_forgotten_when_what_it_depends_on_changes():
    choice = TrainingChoice("A")
    assert choice.tried_with == TrainingChoice("B").tried_with
    assert choice.tried_with != choice.with_value("batch_size", 4).tried_with
    assert choice.tried_with != TrainingChoice("A", "set").tried_with


# Before the flight


def verdicts(checks) -> dict[Subject, Verdict]:
    return {check.subject: check.verdict for check in checks}


def test_everything_in_order():
    assert set(verdicts(look(TrainingChoice(), ENOUGH, FACTS, None)).values()) == {Verdict.PASS}


def test_nothing_known_yet():
    found = verdicts(look(TrainingChoice(), None, None, None))
    assert found.pop(Subject.OTHER_RUN) == Verdict.PASS
    assert set(found.values()) == {Verdict.UNKNOWN}


@pytest.mark.parametrize(
    ("choice", "material", "facts", "subject", "verdict", "fix"),
    [
        (TrainingChoice(), Material(), FACTS, "data", "fail", Fix.ADD_RECORDINGS),
        (TrainingChoice(), Material(in_library=3), FACTS, "data", "fail", Fix.OPEN_LIBRARY),
        (
            TrainingChoice(),
            Material(samples=4, seconds=20, failing=({"rule": "samples"},)),
            FACTS,
            "data",
            "warn",
            Fix.OPEN_LIBRARY,
        ),
        (TrainingChoice(kind="rvc"), ENOUGH, FACTS, "models", "fail", Fix.GET_MODELS),
        (TrainingChoice(), ENOUGH, {**FACTS, "models": []}, "models", "fail", Fix.CHECK_AGAIN),
        (
            TrainingChoice(),
            ENOUGH,
            {**FACTS, "disk": {"free": 1e8}},
            "disk",
            "fail",
            Fix.FREE_SPACE,
        ),
        (
            TrainingChoice(),
            ENOUGH,
            {**FACTS, "disk": {"free": 1e9}},
            "disk",
            "warn",
            Fix.FREE_SPACE,
        ),
        (
            TrainingChoice(),
            ENOUGH,
            {**FACTS, "memory": {"available": 8e9, "limit": 1e9}},
            "memory",
            "warn",
            Fix.CHECK_AGAIN,
        ),
    ],
)
def test_what_fails_and_what_mends_it(choice, material, facts, subject, verdict, fix):
    checks = {check.subject: check for check in look(choice, material, facts, None)}
    assert (checks[Subject(subject)].verdict, checks[Subject(subject)].fix) == (verdict, fix)


def test_a_trial_that_found_a_smaller_batch_refuses_a_larger_one():
    brief = TrialResult.from_result({"largest_batch": 8, "largest_batch_reason": "time"})
    checks = {one.subject: one for one in look(TrainingChoice(), ENOUGH, FACTS, None, brief)}
    assert checks[Subject.MEMORY].verdict == Verdict.PASS  # it was only not tried with more
    found = {"memory_mb": 900, "largest_batch": 8, "largest_batch_reason": "memory"}
    trial = TrialResult.from_result(found)
    checks = {one.subject: one for one in look(TrainingChoice(), ENOUGH, FACTS, None, trial)}
    assert checks[Subject.MEMORY].fix == Fix.SMALLER_BATCH
    assert checks[Subject.MEMORY].facts["measured"]


def test_odd_results_of_a_trial_are_zero():
    assert TrialResult.from_result({"steps": None, "memory_mb": "many"}) == TrialResult()


# The next step


def test_the_way_of_somebody_new():
    def at(**known) -> Step:
        checks = look(known.get("choice", TrainingChoice()), known.get("material"), FACTS, None)
        return next_step(Situation(checks=checks, **({"choice": TrainingChoice()} | known))).step

    named = TrainingChoice("Anna")
    assert at(material=None) == Step.WAIT
    assert at(material=Material()) == Step.ADD_RECORDINGS
    assert at(material=Material(in_library=2)) == Step.CHOOSE_RECORDINGS
    assert at(material=ENOUGH) == Step.CHOOSE_NAME
    assert at(material=ENOUGH, choice=named) == Step.CHECK
    assert at(material=ENOUGH, choice=named, trying=True) == Step.STOP_CHECK
    assert at(material=ENOUGH, choice=named, tried=True) == Step.TRAIN
    assert at(material=ENOUGH, choice=named, tried=True, starting=True) == Step.STARTING


def test_what_fails_is_mended_first():
    failing = Check(Subject.DISK, Verdict.FAIL, Fix.FREE_SPACE)
    now = Situation(TrainingChoice("Anna"), ENOUGH, [failing])
    assert next_step(now) == Next(Step.FIX, None, Subject.DISK, Fix.FREE_SPACE)


def test_a_running_training_is_shown_and_another_may_queue():
    other = OtherRun("r", "Bob", "training")
    assert next_step(Situation(TrainingChoice(), ENOUGH, other=other)) == Next(Step.SHOW_RUN)
    named = Situation(TrainingChoice("Anna"), ENOUGH, other=other)
    assert next_step(named) == Next(Step.SHOW_RUN, Step.TRAIN)


def test_an_interrupted_voice_is_continued_or_begun_anew():
    now = Situation(TrainingChoice("Anna"), ENOUGH, resumable=True)
    assert next_step(now) == Next(Step.CONTINUE, Step.TRAIN)


# Progress


def test_overall_progress_never_falls_and_is_whole_only_at_the_end():
    overall = OverallProgress()
    early = all_stages({"preprocess": StageRow("preprocess", "done")})
    trained = all_stages(
        {
            **{n: StageRow(n, "done") for n in ("preprocess", "extract", "index", "verify")},
            "train": StageRow("train", "done"),
            "publish": StageRow("publish", "done"),
        }
    )
    a = overall.update("r", early, "extracting")
    b = overall.update("r", trained, "publishing")
    assert 0 < a < b < 1
    assert overall.update("r", early, "checking") == b
    assert overall.update("r", early, "completed") == 1.0
    assert overall.update("other", early, "extracting") == a


def test_time_left_adds_what_is_still_to_come():
    rows = all_stages(
        {
            "preprocess": StageRow("preprocess", "done"),
            "extract": StageRow("extract", "done"),
            "train": StageRow("train", "started", 10, 100, "steps", 90.0),
        }
    )
    left = seconds_left(rows, 24)
    assert left is not None
    assert 90 < left < 120


# Curves


def naive(values: np.ndarray, share: float) -> np.ndarray:
    mean, out = None, []
    for k, value in enumerate(values):
        if np.isfinite(value):
            weight = max(share, 2 / (k + 2)) if k < round(2 / share) else share
            mean = value if mean is None else mean + weight * (value - mean)
        out.append(np.nan if mean is None else mean)
    return np.array(out)


@pytest.mark.parametrize("share", [0.05, 0.15, 1.0])
def test_smoothing_in_pieces_is_the_plain_mean(share):
    rng = np.random.default_rng(1)
    values = rng.normal(size=1700)
    values[rng.random(1700) < 0.1] = np.nan
    values[:3] = np.nan
    values[500:760] = np.nan
    curve = SmoothedCurve(share)
    for end in (1, 2, 5, 300, 301, 640, 1700):
        got = curve.update(values[:end])
    np.testing.assert_allclose(got, naive(values, share), rtol=1e-9)


def test_another_curve_begins_anew():
    curve = SmoothedCurve(0.5)
    curve.update(np.array([1.0, 2.0, 3.0]))
    np.testing.assert_allclose(curve.update(np.array([10.0])), [10.0])
    np.testing.assert_allclose(curve.update(np.array([4.0, 4.0])), [4.0, 4.0])


def test_thinned_curves_keep_their_extremes():
    x = np.arange(100_000.0)
    y = np.sin(x / 900)
    y[4321], y[77_777] = 9.0, -9.0
    y[50_000:50_400] = np.nan
    tx, ty = thinned(x, y)
    assert len(tx) < 2000
    assert np.nanmax(ty) == 9.0
    assert np.nanmin(ty) == -9.0
    assert np.all(np.diff(tx) >= 0)


# What there is to train on


def test_a_workspace_that_does_not_exist_has_nothing(tmp_path):
    offer = read_offer(Workspace.plan(tmp_path / "nowhere"), "", "lite")
    assert not offer.material.usable
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_library_and_a_set_that_is_gone(tmp_path):
    workspace = Workspace.open(tmp_path / "ws", create=True)
    offer = read_offer(workspace, "gone", "lite")
    assert offer.material.dataset == ""
    assert not offer.material.ready
