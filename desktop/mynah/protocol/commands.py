"""What a watcher may say to the engine, one JSON object a line: `{"v": 1, "cmd": "stop"}`."""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """A request to running work."""

    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"


EXPLAINED: dict[Command, str] = {
    Command.STOP: "save, then end; the run can be resumed",
    Command.PAUSE: "save, free the device, and wait",
    Command.RESUME: "go on after a pause",
    Command.CANCEL: "end; nothing is published",
}
