"""Importing large libraries without the collector looking at what they make."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of garbage meanwhile.

    Torch makes some hundred thousand objects that stay. To look through them again and again takes
    a sixth of the time of its import.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
