"""What a warm engine (`mynah serve`) is asked, one JSON object a line on its standard input.

A request: `{"v": 1, "cmd": "request", "id": "7", "kind": "analyse", "parameters": {...}}`.
Taking one back: `{"v": 1, "cmd": "withdraw", "id": "7"}`. The answers are events: `begun`, any
number of `progress` and others, and exactly one `answer` or `fault` with the same id.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mynah.protocol import strict_json
from mynah.protocol.codec import Malformed, plain
from mynah.protocol.events import PROTOCOL_VERSION


@dataclass(frozen=True, slots=True)
class Request:
    """Something to do; `kind` says what, `parameters` with what."""

    id: str
    kind: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A request is no longer wanted, whether it waits or is being worked on."""

    id: str


def encode_request(request: Request | Withdrawal) -> str:
    """One line without its line end, pure ASCII."""
    body: dict[str, Any] = {"v": PROTOCOL_VERSION, "cmd": "withdraw", "id": request.id}
    if isinstance(request, Request):
        body |= {"cmd": "request", "kind": request.kind, "parameters": plain(request.parameters)}
    return json.dumps(body, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def decode_request(line: str | bytes) -> Request | Withdrawal | Malformed:
    """The request in a line, or why there is none; never raises."""
    text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
    text = text.strip("\r\n\0 \t")
    try:
        data = strict_json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("v") != PROTOCOL_VERSION:
        return Malformed("not a request of this protocol version", text)
    number, command = data.get("id"), data.get("cmd")
    if not isinstance(number, str) or not number:
        return Malformed("a request without an id", text)
    if command == "withdraw":
        return Withdrawal(number)
    kind, parameters = data.get("kind"), data.get("parameters", {})
    if command != "request" or not isinstance(kind, str) or not isinstance(parameters, dict):
        return Malformed("unknown request", text)
    return Request(number, kind, parameters)
