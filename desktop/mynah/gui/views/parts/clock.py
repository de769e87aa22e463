"""Lengths and moments in words."""

from __future__ import annotations


def clock(seconds: float, *, tenths: bool = False, hours: bool = False) -> str:
    """A moment such as ``1:05``, ``0:03.2`` or ``1:02:05``.

    Args:
        seconds: The moment; below 0 counts as 0.
        tenths: Whether to show tenths of a second.
        hours: Whether to show hours even where there are none.
    """
    whole = max(0.0, seconds)
    units = int(whole * 10 + 1e-6) if tenths else int(whole + 1e-6)
    rest, tenth = divmod(units, 10) if tenths else (units, 0)
    minutes, second = divmod(rest, 60)
    hour, minute = divmod(minutes, 60)
    text = f"{hour}:{minute:02d}:{second:02d}" if hour or hours else f"{minute}:{second:02d}"
    return f"{text}.{tenth}" if tenths else text
