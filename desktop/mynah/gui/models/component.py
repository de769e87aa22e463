"""A part of the program that others made."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Component:
    """One package.

    Attributes:
        name: What it is called.
        version: Which one is here; empty where it is not installed.
        licence: Short name of its licence.
    """

    name: str
    version: str
    licence: str
