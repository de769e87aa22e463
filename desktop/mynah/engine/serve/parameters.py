"""What a request says, checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.audio.containers import AUDIO_SUFFIXES
from mynah.project import defaults
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
    if "\0" in value:  # no system has such a name
        raise MynahError(ErrorCode.USAGE, f"The request's {name} is no path.")
    return Path(value)


def check_output(target: Path, format_name: str, *, overwrite: bool) -> None:
    """Refuse a place for a sound file before anything is spent on it.

    Raises:
        MynahError: USAGE for a format that does not exist or is not what the name says, EXISTS
            for a folder, or a file that may not be replaced.
    """
    known = ", ".join(defaults.OUTPUT_FORMATS)
    if format_name not in defaults.OUTPUT_FORMATS:
        raise MynahError(
            ErrorCode.USAGE,
            f"{target.name} has no format that can be written.",
            hint=f"These can: {known}.",
        )
    named = target.suffix.lstrip(".").lower()
    if f".{named}" in AUDIO_SUFFIXES and named != format_name:
        raise MynahError(
            ErrorCode.USAGE,
            f"{target.name} is named like {named}, but the format is {format_name}.",
            hint="Change one of the two.",
        )
    if target.is_dir():
        raise MynahError(ErrorCode.EXISTS, f"{target} is a folder.", hint="Choose another name.")
    if target.exists() and not overwrite:
        raise MynahError(
            ErrorCode.EXISTS,
            f"{target} is there already.",
            hint="Choose another name, or add --overwrite.",
        )


def named_settings(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings of a conversion that a request may say; none are none.

    Raises:
        MynahError: USAGE where they are no settings.
    """
    settings = parameters.get("settings") or {}
    if not isinstance(settings, dict):
        raise MynahError(ErrorCode.USAGE, "The settings of a conversion are no settings.")
    return settings
