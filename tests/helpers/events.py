"""Reads what a command printed with --json."""

import json
from importlib.resources import files

import jsonschema

from mynah.protocol.codec import Message, decode
from mynah.protocol.events import Hello, is_end

SCHEMA = json.loads((files("mynah.resources") / "schema" / "events-v1.json").read_text())


def events_of(out):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    events = []
    for line in out.splitlines():
        validator.validate(json.loads(line))
        message = decode(line)
        assert isinstance(message, Message), line
        events.append(message.event)
    assert isinstance(events[0], Hello)
    assert [is_end(event) for event in events].count(True) == 1
    assert is_end(events[-1])
    return events
