"""Events and commands to lines of text and back. Decoding never raises, whatever the input is."""

import json
import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, get_origin, get_type_hints

from mynah.protocol import strict_json
from mynah.protocol.commands import Command
from mynah.protocol.events import EVENT_TYPES, PROTOCOL_VERSION, Event

MAX_LINE = 64 * 1024
_MAX_UNFINISHED = 1024 * 1024
_MOST_COUNTED = 1 << 53  # so far every reader of JSON has the same number
_NUMBER_OR_NONE = float | None
_ENVELOPE = frozenset({"v", "seq", "t", "event"})


@dataclass(frozen=True, slots=True)
class Message:
    """A decoded event with its envelope: sequence number and seconds since the stream began."""

    event: Event
    seq: int
    t: float


@dataclass(frozen=True, slots=True)
class Unknown:
    """A well-formed event of a name this version does not know; to be ignored and counted."""

    name: str
    seq: int
    t: float
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Malformed:
    """A JSON object that is no event: to be logged; it does not end the work."""

    reason: str
    line: str


@dataclass(frozen=True, slots=True)
class OtherVersion(Malformed):
    """A line of another version of the protocol; its writer cannot be understood."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not a JSON object: stray output, to be shown as log text."""

    text: str


Decoded = Message | Unknown | Malformed | TextLine


def encode(event: Event, seq: int, t: float) -> str:
    """One line without its line end, pure ASCII, at most `MAX_LINE` characters.

    ASCII because file names may hold lone surrogates and line separators such as U+2028, which JSON
    allows raw and which readers of lines stumble over. Numbers that are not finite become null.
    """
    envelope: dict[str, Any] = {
        "v": PROTOCOL_VERSION,
        "seq": seq,
        "t": round(t, 3),
        "event": event.name_on_wire,
    }
    body = {f.name: plain(getattr(event, f.name)) for f in fields(event)}
    line = _dumps(envelope | body)
    limit = 4096
    while len(line) > MAX_LINE and limit >= 32:
        body = {key: _shortened(value, limit) for key, value in body.items()}
        line = _dumps(envelope | body)
        limit //= 4
    return line


def decode(line: str | bytes) -> Decoded:
    """The event in a line; damaged and foreign lines come back as `Malformed` or `TextLine`."""
    text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
    text = text.strip("\r\n\0 \t")
    data = _object(text)
    if data is None:
        return TextLine(text)
    version = data.get("v")
    if version != PROTOCOL_VERSION or isinstance(version, bool):
        kind = OtherVersion if type(version) is int else Malformed
        return kind(f"protocol version {str(version)[:40]}, not {PROTOCOL_VERSION}", text)
    seq, t, name = data.get("seq"), data.get("t"), data.get("event")
    try:
        if type(seq) is not int or abs(seq) > _MOST_COUNTED:
            seq = _checked(seq if type(seq) is not int else None, int, "seq")
        t = _checked(t, float, "t")
        if type(name) is not str:
            name = _checked(name, str, "event")
    except _Mismatch as mismatch:
        return Malformed(str(mismatch), text)
    event_type = _TYPES.get(name)
    if event_type is None:
        rest = {key: value for key, value in data.items() if key not in _ENVELOPE}
        return Unknown(name, seq, t, rest)
    try:
        return Message(_build(event_type, data), seq, t)
    except _Mismatch as mismatch:
        return Malformed(str(mismatch), text)


def encode_command(command: Command | str) -> str:
    """One line without its line end."""
    return _dumps({"v": PROTOCOL_VERSION, "cmd": Command(command).value})


def decode_command(line: str | bytes) -> Command | Malformed:
    """The command in a line, or why there is none."""
    text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
    text = text.strip("\r\n\0 \t")
    data = _object(text)
    if data is None or data.get("v") != PROTOCOL_VERSION:
        return Malformed("not a command of this protocol version", text)
    try:
        return Command(data.get("cmd", ""))
    except ValueError:
        return Malformed("unknown command", text)


class StreamDecoder:
    """Decodes a stream that arrives in pieces of any size, also inside a character."""

    def __init__(self) -> None:
        self._rest = b""
        self._skipping = False

    def feed(self, chunk: bytes) -> list[Decoded]:
        """Everything that became whole with this chunk."""
        *lines, rest = (self._rest + chunk).split(b"\n")
        decoded: list[Decoded] = []
        for line in lines:
            if self._skipping:  # the end of a line that was already given up
                self._skipping = False
            elif line.strip(b"\r\0 \t"):
                decoded.append(decode(line))
        if self._skipping:
            rest = b""
        elif len(rest) > _MAX_UNFINISHED:
            decoded.append(Malformed("a line longer than 1 MiB", ""))
            rest, self._skipping = b"", True
        self._rest = rest
        return decoded

    def finish(self) -> list[Decoded]:
        """What is left when the stream ends: a torn line, or a whole one without its end."""
        rest, self._rest = self._rest, b""
        return [decode(rest)] if rest.strip(b"\r\0 \t") else []


def plain(value: Any) -> Any:
    """The value in JSON's own types: tuples to lists, NaN to None, others to text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if hasattr(value, "item"):  # numpy scalars
        return plain(value.item())
    return str(value)


class _Mismatch(Exception):  # noqa: N818 - internal to decoding, always caught
    pass


def _dumps(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def _shortened(value: Any, limit: int) -> Any:
    if isinstance(value, str) and len(value) > limit:
        return value[: limit - 1] + "…"
    if isinstance(value, list):
        return [_shortened(item, limit) for item in value[: max(1, limit // 16)]]
    if isinstance(value, dict):
        kept = list(value.items())[: max(1, limit // 16)]
        return {key: _shortened(item, limit) for key, item in kept}
    return value


def _object(text: str) -> dict[str, Any] | None:
    if not text.startswith("{"):
        return None
    try:
        data = strict_json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _build(event_type: type[Event], data: Mapping[str, Any]) -> Event:
    values: dict[str, Any] = {}
    for name, kind, required in _SPECS[event_type]:
        if name in data:
            value = data[name]
            # Most values are of the very type, and a journal of a day has a million of them.
            if type(value) is not kind or kind is float:
                value = _checked(value, kind, name)
            if kind is int and not -_MOST_COUNTED <= value <= _MOST_COUNTED:
                raise _Mismatch(f"{name} is beyond all measure")
            values[name] = value
        elif required:
            raise _Mismatch(f"{event_type.name_on_wire} without {name}")
    return event_type(**values)


def _checked(value: Any, kind: Any, name: str) -> Any:
    """The value as `kind`, or `_Mismatch`. Booleans are never numbers."""
    if kind is float:
        if type(value) is float and math.isfinite(value):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            with suppress(OverflowError):
                number = float(value)
                if math.isfinite(number):
                    return number
    elif kind == _NUMBER_OR_NONE:
        return None if value is None else _checked(value, float, name)
    elif get_origin(kind) is tuple:
        return _pairs(value, name)
    elif get_origin(kind) is Mapping:
        if isinstance(value, dict):
            return value
    elif isinstance(value, kind) and not isinstance(value, bool):
        return value
    raise _Mismatch(f"{name} is not what it should be")


def _pairs(value: Any, name: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        raise _Mismatch(f"{name} is not a list")
    pairs = []
    for pair in value:
        if not (
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair)
        ):
            raise _Mismatch(f"{name} is not a list of pairs")
        pairs.append((pair[0], pair[1]))
    return tuple(pairs)


_TYPES: dict[str, type[Event]] = {kind.name_on_wire: kind for kind in EVENT_TYPES}


def _specs(event_type: type[Event]) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type and whether it must be there, for each field."""
    hints = get_type_hints(event_type)
    return tuple(
        (f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING)
        for f in fields(event_type)
    )


_SPECS = {kind: _specs(kind) for kind in EVENT_TYPES}
