"""What working code is given to report with and to be stopped by: two interfaces and one exception.

They live here, below `project` and `engine`, because both take them as arguments.
"""

from collections.abc import Mapping
from typing import Any, Literal, Protocol

RequestKind = Literal["stop", "pause", "cancel"]


class Reporter(Protocol):
    """Where a piece of work says what it is doing. Every method may be called from any thread."""

    def stage(self, name: str, state: str = "started") -> None:
        """A part of the work begins or ends; `state` is started, done, skipped or failed."""

    def progress(
        self, stage: str, done: int, total: int, unit: str = "items", eta_s: float | None = None
    ) -> None:
        """`done` of `total` units are finished; call it as often as you like, it is thinned out."""

    def metric(self, name: str, value: float, step: int) -> None:
        """One point of a curve, such as a loss."""

    def artifact(self, kind: str, path: object) -> None:
        """A file or folder is finished and stands under its final name."""

    def item(self, kind: str, data: Mapping[str, Any]) -> None:
        """One finished entry of a list, such as a measured checkpoint."""

    def log(self, text: str, level: str = "info") -> None:
        """A line for people; `level` is debug, info, warning or error."""

    def warning(self, code: str, text: str) -> None:
        """Something the user should know although the work goes on."""


class Control(Protocol):
    """What somebody outside asks of a piece of work."""

    @property
    def requested(self) -> RequestKind | None:
        """The strongest request that is open, or None."""

    def raise_if_requested(self) -> None:
        """Raise `Interrupted` when something is requested."""


class Interrupted(Exception):  # noqa: N818 - a request was followed, nothing is wrong
    """Work ended early because it was asked to; everything worth keeping is saved before raising.

    Attributes:
        kind: What was asked for: stop, pause or cancel.
    """

    def __init__(self, kind: RequestKind) -> None:
        super().__init__(kind)
        self.kind: RequestKind = kind
