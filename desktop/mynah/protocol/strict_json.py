"""JSON from another process: what is no number elsewhere is none here.

Python reads NaN and Infinity, and turns 1e999 into infinity; whoever counts with those, or hands
them to a window, fails far from where they came in.
"""

import json
import math
from typing import Any


def loads(text: str | bytes | bytearray) -> Any:
    """What a text says.

    Raises:
        ValueError: It is no JSON, not UTF-8, or holds a number beyond all measure.
        RecursionError: It is nested too deeply.
    """
    if not isinstance(text, str):
        text = text.decode("utf-8")
    return _READER.decode(text)


def _refuse(name: str) -> Any:
    raise ValueError(f"{name[:20]} is no number")


def _real(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse(text)


# Made once: json.loads would make one a line.
_READER = json.JSONDecoder(parse_constant=_refuse, parse_float=_real)
