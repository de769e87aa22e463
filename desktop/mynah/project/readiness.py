"""Whether there are enough good recordings for a provider, with every rule that fails.

Four providers with their own rules. How quality counts differs, and the answer says so: RVC,
Lite and Piper ask for a mean over all samples, GPT-SoVITS asks it of each sample it uses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from mynah.project.dataset import total_seconds
from mynah.project.sample import Sample
from mynah.protocol.errors import ErrorCode, MynahError


@dataclass(frozen=True)
class Provider:
    """The rules of one provider.

    Attributes:
        name: Key of :data:`PROVIDERS`.
        label: Name on screen.
        min_samples: Smallest number of samples.
        min_duration: Smallest summed length in seconds.
        min_quality: Smallest quality, 0 to 1.
        quality_applies: ``mean`` over all samples, or to ``each`` sample that counts.
        needs_transcripts: Whether samples without a transcript do not count.
        recommended_duration: Seconds from which results are good.
    """

    name: str
    label: str
    min_samples: int
    min_duration: float
    min_quality: float
    quality_applies: str
    needs_transcripts: bool
    recommended_duration: float


PROVIDERS: Mapping[str, Provider] = MappingProxyType(
    {
        one.name: one
        for one in (
            Provider("rvc", "RVC", 50, 600.0, 0.7, "mean", False, 1200.0),
            Provider("lite", "Lite", 5, 120.0, 0.6, "mean", False, 600.0),
            Provider("sovits", "GPT-SoVITS", 3, 5.0, 0.8, "each", True, 10.0),
            Provider("piper", "Piper", 100, 300.0, 0.7, "mean", True, 3600.0),
        )
    }
)


def provider(name: str) -> Provider:
    """Return a provider by its name.

    Raises:
        MynahError: ``USAGE``, listing those there are.
    """
    try:
        return PROVIDERS[name]
    except KeyError:
        raise MynahError(
            ErrorCode.USAGE,
            f"There is no provider called {name!r}.",
            hint=f"Choose one of {', '.join(PROVIDERS)}.",
        ) from None


def readiness(
    samples: Sequence[Sample], provider_name: str, copied: Sequence[Sample] | None = None
) -> dict[str, Any]:
    """Check a library, and a chosen set where there is one, against a provider's rules.

    Args:
        samples: The library.
        provider_name: Key of :data:`PROVIDERS`.
        copied: The samples of the chosen dataset.

    Returns:
        ``ready``; ``reason`` (only when not ready: all failing rules in words); ``provider``;
        ``samples`` and, when given, ``copied``: total, duration in seconds and quality 0 to 1;
        ``limits``: min_samples, min_duration, min_quality, quality_applies,
        recommended_duration; ``requirements``: one entry a rule and scope with scope, rule,
        needed, actual, ok, words, and fix (an action's key, absent when ok);
        ``recommended``: whether the recommended length is reached.

    Raises:
        MynahError: ``USAGE`` for an unknown provider.
    """
    rules = provider(provider_name)
    requirements = _requirements(samples, rules, "library")
    if copied is not None:
        requirements += _requirements(copied, rules, "dataset")
    decisive = copied if copied is not None else samples
    failing = [one for one in requirements if not one["ok"]]
    answer: dict[str, Any] = {
        "ready": not failing,
        "provider": rules.name,
        "samples": _totals(samples, rules),
        "limits": {
            "min_samples": rules.min_samples,
            "min_duration": rules.min_duration,
            "min_quality": rules.min_quality,
            "quality_applies": rules.quality_applies,
            "needs_transcripts": rules.needs_transcripts,
            "recommended_duration": rules.recommended_duration,
        },
        "requirements": requirements,
        "recommended": total_seconds(_counting(decisive, rules)) >= rules.recommended_duration,
    }
    if copied is not None:
        answer["copied"] = _totals(copied, rules)
    if failing:
        answer["reason"] = " ".join(one["words"] for one in failing)
    return answer


def _requirements(samples: Sequence[Sample], rules: Provider, scope: str) -> list[dict[str, Any]]:
    counting = _counting(samples, rules)
    seconds = total_seconds(counting)
    where = "The dataset" if scope == "dataset" else "The library"
    kind = _kind(rules)
    enough_time = seconds >= rules.min_duration
    found = [
        _rule(
            scope,
            "samples",
            rules.min_samples,
            len(counting),
            f"{where} has {len(counting)} samples{kind}; {rules.min_samples} are needed.",
            _more(scope, "split" if enough_time else "record"),
        ),
        _rule(
            scope,
            "duration",
            rules.min_duration,
            round(seconds, 3),
            f"{where} has {clock(seconds)} minutes{kind}; {clock(rules.min_duration)} are needed.",
            _more(scope, "record"),
        ),
        _quality(samples, rules, scope, where),
    ]
    if rules.needs_transcripts:
        with_text = sum(bool(sample.transcript) for sample in counting)
        found.append(
            _rule(
                scope,
                "transcripts",
                rules.min_samples,
                with_text,
                f"{where} has {with_text} samples with a transcript; "
                f"{rules.min_samples} are needed.",
                "transcribe",
            )
        )
    return found


def _quality(samples: Sequence[Sample], rules: Provider, scope: str, where: str) -> dict[str, Any]:
    if rules.quality_applies == "mean":
        mean = _mean(samples)
        words = f"{where} has a mean quality of {mean:.0%}; {rules.min_quality:.0%} are needed."
        fix = "choose" if scope == "dataset" else "improve"
        return _rule(scope, "quality", rules.min_quality, round(mean, 4), words, fix)
    good = [sample for sample in samples if sample.score >= rules.min_quality]
    if scope == "library":
        # A library may also hold others: enough good ones to choose from are what counts.
        words = (
            f"{where} has {len(good)} of {rules.min_samples} samples of at least "
            f"{rules.min_quality:.0%} quality each."
        )
        return _rule(scope, "quality_each", rules.min_samples, len(good), words, "improve")
    worst = min((sample.score for sample in samples), default=0.0)
    words = (
        f"{where} has {len(samples) - len(good)} samples below {rules.min_quality:.0%} quality; "
        "each must reach it."
    )
    return _rule(scope, "quality_each", rules.min_quality, round(worst, 4), words, "choose")


def _rule(
    scope: str, rule: str, needed: float, actual: float, words: str, fix: str
) -> dict[str, Any]:
    ok = actual >= needed
    entry: dict[str, Any] = {
        "scope": scope,
        "rule": rule,
        "needed": needed,
        "actual": actual,
        "ok": ok,
        "words": words,
    }
    if not ok:
        entry["fix"] = fix
    return entry


def _counting(samples: Sequence[Sample], rules: Provider) -> list[Sample]:
    """The samples that count towards number and length."""
    if rules.quality_applies == "mean":
        return list(samples)
    return [sample for sample in samples if sample.score >= rules.min_quality]


def _totals(samples: Sequence[Sample], rules: Provider) -> dict[str, Any]:
    counting = _counting(samples, rules)
    return {
        "total": len(samples),
        "counting": len(counting),
        "duration": round(total_seconds(samples), 3),
        "counting_duration": round(total_seconds(counting), 3),
        "quality": round(_mean(samples), 4),
    }


def _mean(samples: Sequence[Sample]) -> float:
    return sum(sample.score for sample in samples) / len(samples) if samples else 0.0


def _kind(rules: Provider) -> str:
    if rules.quality_applies == "each":
        return f" that reach {rules.min_quality:.0%}"
    return ""


def _more(scope: str, otherwise: str) -> str:
    return "choose" if scope == "dataset" else otherwise


def clock(seconds: float) -> str:
    """Return a length as ``minutes:seconds``, rounded down, for people."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
