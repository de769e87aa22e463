"""What a request says, checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping


def named_path(parameters: Mapping[str, Any], name: str) -> Path:
    """A path that a request must say.

    Raises:
        MynahError: USAGE where it does not.
    """
    value = parameters.get(name)
    if not isinstance(value, str) or not value:
        raise MynahError(ErrorCode.USAGE, f"The request does not say {name}.")
    return Path(value)


def named_settings(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings of a conversion that a request may say; none are none.

    Raises:
        MynahError: USAGE where they are no settings.
    """
    settings = parameters.get("settings") or {}
    if not isinstance(settings, dict):
        raise MynahError(ErrorCode.USAGE, "The settings of a conversion are no settings.")
    return settings
