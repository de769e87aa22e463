"""One of the things that a blind listening test compares."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """What can be chosen for a side of a test.

    Attributes:
        key: Number by which it is known.
        name: As the result tells it.
        note: More about it where it is chosen, such as "best".
    """

    key: int
    name: str
    note: str = ""
