"""What records, and why nothing can."""

from dataclasses import dataclass
from enum import StrEnum


class MicrophoneProblem(StrEnum):
    """Why nothing can be recorded."""

    NONE = ""
    NO_LIBRARY = "no_library"
    NO_DEVICE = "no_device"
    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    NOT_OPENED = "not_opened"
    STALLED = "stalled"  # it is open, and no sound arrives


@dataclass(frozen=True)
class InputDevice:
    """Something that records.

    Attributes:
        id: Stable name, for the settings.
        name: For people.
        is_default: Whether the system uses it when nothing is chosen.
    """

    id: str
    name: str
    is_default: bool = False
