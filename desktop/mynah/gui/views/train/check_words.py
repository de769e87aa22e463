"""What a check before the flight says, and what its button is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from mynah.gui import training_words as words
from mynah.gui.models.preflight import Check, Fix, Subject, Verdict
from mynah.gui.models.training_choice import LENGTH, length_of

if TYPE_CHECKING:
    from mynah.gui.models.training_material import Material


def title(subject: Subject) -> str:
    """What is looked at."""
    names = {
        Subject.DATA: QCoreApplication.translate("Preflight", "Recordings"),
        Subject.MODELS: QCoreApplication.translate("Preflight", "Models"),
        Subject.DISK: QCoreApplication.translate("Preflight", "Disk space"),
        Subject.MEMORY: QCoreApplication.translate("Preflight", "Memory"),
        Subject.OTHER_RUN: QCoreApplication.translate("Preflight", "Other trainings"),
    }
    return names[subject]


def verdict(of: Verdict) -> str:
    """How it came out, for screen readers."""
    names = {
        Verdict.UNKNOWN: QCoreApplication.translate("Preflight", "not known yet"),
        Verdict.PASS: QCoreApplication.translate("Preflight", "in order"),
        Verdict.WARN: QCoreApplication.translate("Preflight", "worth knowing"),
        Verdict.FAIL: QCoreApplication.translate("Preflight", "must be mended"),
    }
    return names[of]


def fix(of: Fix) -> str:
    """What the button is called; empty for none."""
    names = {
        Fix.NONE: "",
        Fix.ADD_RECORDINGS: QCoreApplication.translate("Preflight", "Add recordings"),
        Fix.OPEN_LIBRARY: QCoreApplication.translate("Preflight", "Open the library"),
        Fix.CHOOSE_LITE: QCoreApplication.translate("Preflight", "Use Lite"),
        Fix.GET_MODELS: QCoreApplication.translate("Preflight", "What is needed"),
        Fix.FREE_SPACE: QCoreApplication.translate("Preflight", "Show what takes space"),
        Fix.SMALLER_BATCH: QCoreApplication.translate("Preflight", "Use a smaller batch"),
        Fix.SHOW_RUN: QCoreApplication.translate("Preflight", "Show it"),
        Fix.CHECK_AGAIN: QCoreApplication.translate("Preflight", "Look again"),
    }
    return names[of]


def text(check: Check) -> str:
    """What was found, in a sentence."""
    if check.verdict == Verdict.UNKNOWN:
        return QCoreApplication.translate("Preflight", "Looking…")
    return _TEXTS[check.subject](check)


def failing_rules(failing: tuple[Mapping[str, Any], ...]) -> str:
    """Rules that are not met, in a line."""
    return ", ".join(_rule(one) for one in failing)


def totals(material: Material) -> str:
    """How much there is."""
    count = QCoreApplication.translate("Preflight", "%n recording(s)", None, material.samples)
    quality = QCoreApplication.translate("Preflight", "quality {share}")
    return " · ".join(
        (
            count,
            words.duration(material.seconds),
            quality.format(share=words.percent(material.quality)),
        )
    )


def effort_name(effort: str) -> str:
    """Name of an effort."""
    names = {
        "quick": QCoreApplication.translate("Effort", "Quick"),
        "balanced": QCoreApplication.translate("Effort", "Balanced"),
        "thorough": QCoreApplication.translate("Effort", "Thorough"),
        "custom": QCoreApplication.translate("Effort", "Own length"),
    }
    return names[effort]


def effort_text(kind: str, effort: str) -> str:
    """Length of an effort and what to expect of it."""
    expected = {
        "quick": QCoreApplication.translate("Effort", "Recognisable; for a first impression."),
        "balanced": QCoreApplication.translate("Effort", "Clear and close. The usual choice."),
        "thorough": QCoreApplication.translate("Effort", "A little closer still, for a keeper."),
    }[effort]
    length = length_of(kind, effort) or 0
    if LENGTH[kind] == "minutes":
        return f"{words.duration(float(length) * 60)} · {expected}"
    epochs = QCoreApplication.translate("Effort", "%n epoch(s)", None, int(length))
    return f"{epochs} · {expected}"


def _data(check: Check) -> str:
    samples, seconds = int(check.facts["samples"]), float(check.facts["seconds"])
    if check.verdict == Verdict.FAIL:
        return QCoreApplication.translate("Preflight", "There is nothing to learn from yet.")
    if check.verdict == Verdict.WARN:
        rules = failing_rules(check.facts["failing"])
        words_ = QCoreApplication.translate(
            "Preflight", "Less than a good voice needs: {rules}. It can be tried all the same."
        )
        return words_.format(rules=rules)
    count = QCoreApplication.translate("Preflight", "%n recording(s)", None, samples)
    return f"{count}, {words.duration(seconds)}"


def _rule(one: Mapping[str, Any]) -> str:
    rule, actual, needed = one.get("rule"), one.get("actual", 0), one.get("needed", 0)
    of = QCoreApplication.translate("Preflight", "{actual} of {needed}")
    if rule == "duration":
        return of.format(actual=words.duration(actual), needed=words.duration(needed))
    if rule in {"quality", "quality_each"} and needed <= 1:
        quality = QCoreApplication.translate("Preflight", "quality {actual} of {needed}")
        return quality.format(actual=words.percent(actual), needed=words.percent(needed))
    recordings = QCoreApplication.translate("Preflight", "{actual} of {needed} recordings")
    return recordings.format(actual=words.number(actual), needed=words.number(needed))


def _models(check: Check) -> str:
    if check.verdict == Verdict.PASS:
        if check.facts["kind"] == "lite":
            return QCoreApplication.translate("Preflight", "They came with Mynah.")
        return QCoreApplication.translate("Preflight", "All of them are on this computer.")
    missing = QCoreApplication.translate("Preflight", "Not on this computer: {names}")
    return missing.format(names=", ".join(check.facts["missing"]))


def _disk(check: Check) -> str:
    found = QCoreApplication.translate("Preflight", "{free} free, about {needed} needed")
    return found.format(
        free=words.size(check.facts["free"]), needed=words.size(check.facts["needed"])
    )


def _memory(check: Check) -> str:
    if "largest_batch" in check.facts:
        batch = QCoreApplication.translate("Preflight", "The largest safe batch size is {batch}.")
        return batch.format(batch=check.facts["largest_batch"])
    if check.facts["measured"]:
        found = QCoreApplication.translate("Preflight", "{free} free, {needed} measured")
    else:
        found = QCoreApplication.translate("Preflight", "{free} free, about {needed} needed")
    return found.format(
        free=words.size(check.facts["available"]), needed=words.size(check.facts["needed"])
    )


def _other_run(check: Check) -> str:
    if check.verdict == Verdict.PASS:
        return QCoreApplication.translate("Preflight", "None is going on.")
    other = QCoreApplication.translate("Preflight", "“{voice}”: {state}. One trains at a time.")
    return other.format(voice=check.facts["voice"], state=words.run_state(check.facts["state"]))


_TEXTS = {
    Subject.DATA: _data,
    Subject.MODELS: _models,
    Subject.DISK: _disk,
    Subject.MEMORY: _memory,
    Subject.OTHER_RUN: _other_run,
}
