"""Which checkpoint is the best, and how sure that is.

The score of a clip is half its likeness to the voice, four tenths its intelligibility and one
tenth how well it follows the pitch (1 - error / 100 cents, at least 0); a checkpoint's is the
mean over the clips. No part of it hears naturalness, which only ears do: hence the previews.

Two checkpoints are compared on the same clips, so what the clips themselves differ in falls out.
The margin is the half width of the 95 % interval of the mean difference, by Student's t over the
clips. A lead within the margin is in doubt. With three clips t is 4.3, and most leads are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

SIMILARITY, INTELLIGIBILITY, PITCH = 0.5, 0.4, 0.1
WORST_CENTS = 100.0
STUDENT_T = (12.706, 4.303, 3.182, 2.776, 2.571)  # two-sided 95 %, from 1 degree of freedom on

Scores = Mapping[int, Sequence[float]]  # of every clip, by step


@dataclass(frozen=True)
class Standing:
    """How a checkpoint stands among the others.

    Attributes:
        score: mean over the clips, 0 to 1.
        best: whether no other has a higher score; the first of equal ones.
        lead: how far its score is above the best of the others; negative for all but the best.
        margin: of that lead; None where one clip cannot tell.
        in_doubt: whether the lead could be chance.
    """

    score: float
    best: bool
    lead: float | None
    margin: float | None
    in_doubt: bool


def clip_score(similarity: float, pitch_error: float, intelligibility: float) -> float:
    """The score of one clip, 0 to 1; see the module."""
    follows = max(0.0, 1.0 - pitch_error / WORST_CENTS)
    return SIMILARITY * similarity + INTELLIGIBILITY * intelligibility + PITCH * follows


def margin(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Half width of the 95 % interval of the mean difference of paired scores."""
    differences = [a - b for a, b in zip(one, other, strict=True)]
    count = len(differences)
    if count < 2:
        return None
    t = STUDENT_T[min(count - 1, len(STUDENT_T)) - 1]
    return t * stdev(differences) / float(count**0.5)


def standings(scores: Scores) -> dict[int, Standing]:
    """How every checkpoint stands."""
    means = {step: fmean(values) for step, values in scores.items()}
    order = sorted(means, key=lambda step: (-means[step], step))
    answer = {}
    for step, mean in means.items():
        rival = next((other for other in order if other != step), None)
        if rival is None:
            answer[step] = Standing(mean, True, None, None, True)
            continue
        lead, doubt = mean - means[rival], margin(scores[step], scores[rival])
        unsure = doubt is None or abs(lead) <= doubt
        answer[step] = Standing(mean, step == order[0], lead, doubt, unsure)
    return answer


def top(scores: Scores, among: Iterable[int]) -> int | None:
    """The step with the highest score, the first of equal ones; None of none."""
    return max(sorted(among), key=lambda step: fmean(scores[step]), default=None)


def chosen(scores: Scores, last: int, rivals: Iterable[int]) -> int:
    """The step to publish: the last one, unless the best of `rivals` leads it beyond its margin.

    The last weights have learnt longest, at the smallest rate; a handful of clips must be very
    sure to overrule that.
    """
    best = top(scores, rivals)
    if best is None:
        return last
    doubt = margin(scores[best], scores[last])
    lead = fmean(scores[best]) - fmean(scores[last])
    return best if doubt is not None and lead > doubt else last
