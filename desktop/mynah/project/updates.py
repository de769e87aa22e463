"""Whether there is a newer version; asked of the network only when a person presses the button."""

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException

from mynah import __version__
from mynah.project.download_stream import Refused, SafeRedirects, require_safe
from mynah.protocol.errors import ErrorCode, MynahError

ADDRESS = "https://api.github.com/repos/mynah/mynah/releases/latest"
PAGE = "https://github.com/mynah/mynah/releases"
"""What is opened for the person; never an address that the answer names."""
TIMEOUT_S = 15.0
_MOST_BYTES = 1 << 20
_VERSION = re.compile(r"v?(\d{1,6}(?:\.\d{1,6}){0,3})")


@dataclass(frozen=True)
class Update:
    """The newest version that was published.

    Attributes:
        version: Such as "1.2.0".
        newer: Whether this program is older.
    """

    version: str
    newer: bool


def look_for_update(address: str = ADDRESS, mine: str = __version__) -> Update:
    """Ask for the newest version. Nothing is sent but the request and this program's name.

    Args:
        address: Answers with a JSON object whose `tag_name` is the version, as GitHub does (REST,
            "Get the latest release").
        mine: The version of this program.

    Raises:
        MynahError: DOWNLOAD_FAILED.
    """
    try:
        require_safe(address)
        request = urllib.request.Request(  # noqa: S310 - its scheme was looked at
            address, headers={"User-Agent": "Mynah", "Accept": "application/json"}
        )
        opener = urllib.request.build_opener(SafeRedirects)
        with opener.open(request, timeout=TIMEOUT_S) as response:
            text = response.read(_MOST_BYTES)
        answer = json.loads(text)
        tag = answer.get("tag_name") if isinstance(answer, dict) else None
        found = _VERSION.fullmatch(tag) if isinstance(tag, str) else None
        if found is None:
            raise Refused("the answer names no version")
    except (OSError, HTTPException, ValueError, RecursionError, Refused) as error:
        raise MynahError(
            ErrorCode.DOWNLOAD_FAILED,
            "Whether there is a newer version could not be found out.",
            hint=f"Try again later, or look at {PAGE}.",
            detail=str(error),
        ) from error
    return Update(found[1], _numbers(found[1]) > _numbers(mine))


def _numbers(version: str) -> tuple[int, ...]:
    found = _VERSION.match(version)
    numbers = [int(one) for one in found[1].split(".")] if found else [0]
    return tuple(numbers + [0] * (4 - len(numbers)))
