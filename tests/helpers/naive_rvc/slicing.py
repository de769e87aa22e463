"""Cutting recordings as the RVC family does, frame by frame, as its description says."""

import math
from itertools import pairwise


def frame_levels(x, rate):
    """RMS of frames of 60 ms, 15 ms apart, centred, zeros beyond the ends."""
    hop = round(0.015 * rate)
    half = 2 * hop
    levels = []
    for number in range(len(x) // hop + 1):
        total = 0.0
        for at in range(number * hop - half, number * hop + half):
            if 0 <= at < len(x):
                total += float(x[at]) ** 2
        levels.append(math.sqrt(total / (4 * hop)))
    return levels


def quietest(levels, first, last):
    """First of the quietest frames of first ... last, both included."""
    best = first
    for number in range(first, min(last, len(levels) - 1) + 1):
        if levels[number] < levels[best]:
            best = number
    return best


def silences(levels):
    """Frame ranges to drop."""
    drops, began, clip_start = [], None, 0
    for i, level in enumerate(levels):
        if level < 10 ** (-42 / 20):
            began = i if began is None else began
            continue
        if began is None:
            continue
        run = i - began
        leading = began == 0 and i > 33
        middle = run >= 27 and i - clip_start >= 100
        if leading or middle:
            if run <= 33:
                place = quietest(levels, began, i)
                drop = (0, place) if began == 0 else (place, place)
            elif run <= 66:
                overlap = quietest(levels, i - 33, began + 33)
                first = quietest(levels, began, began + 33)
                last = quietest(levels, i - 33, i)
                drop = (0, last) if began == 0 else (min(first, overlap), max(last, overlap))
            else:
                first = quietest(levels, began, began + 33)
                last = quietest(levels, i - 33, i)
                drop = (0, last) if began == 0 else (first, last)
            drops.append(drop)
            clip_start = drop[1]
        began = None
    if began is not None and len(levels) - began >= 27:
        drops.append((quietest(levels, began, min(len(levels), began + 33)), len(levels) + 1))
    return drops


def chunks(x, rate):
    """Spans in samples between the silences."""
    if len(x) <= 100:
        return [(0, len(x))]
    hop = round(0.015 * rate)
    levels = frame_levels(x, rate)
    drops = silences(levels)
    if not drops:
        return [(0, len(x))]
    spans = []
    if drops[0][0] > 0:
        spans.append((0, min(len(x), drops[0][0] * hop)))
    for (_, end), (begin, _) in pairwise(drops):
        spans.append((end * hop, min(len(x), begin * hop)))
    if drops[-1][1] < len(levels):
        spans.append((drops[-1][1] * hop, min(len(x), len(levels) * hop)))
    return [span for span in spans if span[1] > span[0]]


def pieces(start, end, rate):
    """A span cut into 3 s with 0.3 s in common; up to 3.3 s are left in one."""
    cut = []
    number = 0
    while True:
        at = start + int(rate * 2.7 * number)
        number += 1
        if end - at > 3.3 * rate:
            cut.append((at, at + int(3.0 * rate)))
        else:
            cut.append((at, end))
            return cut


def normalised(clip):
    """Three quarters of the way to a peak of 0.9; None above a peak of 2.5."""
    peak = max(abs(float(value)) for value in clip)
    if peak > 2.5:
        return None
    return [float(value) / peak * (0.9 * 0.75) + 0.25 * float(value) for value in clip]
