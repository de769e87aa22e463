"""The power fails under engines that train: what was not flushed to the disk is torn.

Each engine is killed at an operation on the disk; then everything that no flush covers is cut
short, zeroed or emptied, and names that no flush of their folder covers are undone, as
`torn.cut_power` does it. What was reported before must be there all the same, and the run goes on.
"""

from __future__ import annotations

from torture.attack import Attack
from torture.kill_engine import killing, needs
from torture.nursery import shared

ATTACKS = (
    Attack(
        "power-lite",
        "The power fails while a Lite voice is trained; what was not flushed is torn.",
        tries=100,
        few=1,
        make=killing("lite", powerless=True),
        needs=needs,
        shares=shared,
    ),
    Attack(
        "power-rvc",
        "The same with RVC voices.",
        tries=80,
        few=1,
        make=killing("rvc", powerless=True),
        needs=needs,
        shares=shared,
    ),
)
