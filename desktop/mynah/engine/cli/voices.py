"""The finished voices: voices list, show, rollback, verify, and what is done to and with them."""

import argparse
from typing import TYPE_CHECKING, Any

from mynah.engine.cli import voice_files, voice_keeping
from mynah.engine.cli.options import (
    Subparsers,
    add_command,
    add_workspace,
    open_workspace,
)
from mynah.engine.cli.output import Console
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.project.voices import Voice, VoiceStore, VoiceVersion


def add_parsers(subparsers: Subparsers) -> None:
    """Add these commands."""
    parser = subparsers.add_parser("voices", help="the finished voices")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    listing = add_command(commands, "list", _list, "all voices")
    add_workspace(listing)
    gone = (ExitCode.NOT_FOUND, ExitCode.BAD_INPUT, ExitCode.VERIFY_FAILED)
    for name, handler, summary in (
        ("show", _show, "a voice, its versions and its card"),
        ("rollback", _rollback, "use an older version again"),
        ("verify", _verify, "check every file of a voice against its card"),
    ):
        command = add_command(commands, name, handler, summary, codes=gone)
        command.add_argument("voice", help="model name")
        if name != "show":
            command.add_argument("--voice-version", metavar="VERSION", help="which version")
        add_workspace(command)
    voice_keeping.add_parsers(commands)
    voice_files.add_parsers(commands)


def voice_store(args: argparse.Namespace) -> "VoiceStore":
    """The voices of the workspace that was chosen."""
    from mynah.project.voices import VoiceStore

    return VoiceStore(open_workspace(args))


def voice_version(store: "VoiceStore", args: argparse.Namespace) -> "VoiceVersion":
    """The version that was chosen, else the one in use."""
    if args.voice_version:
        return store.version(args.voice, args.voice_version)
    return store.latest(args.voice)


def _list(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.project.active_voice import active_voice

    store = voice_store(args)
    voices, active = store.list(), active_voice(store.workspace)
    lines = [
        f"{one.name}  {one.current.version}  {one.current.card.kind}  {one.current.card.created_at}"
        f"{'  (active)' if one.name == active else ''}"
        for one in voices
    ]
    data = {"voices": [_voice_dict(one) for one in voices], "active": active}
    return console.answer(data, lines or ["There is no voice."])


def _show(args: argparse.Namespace, console: Console) -> ExitCode:
    voice = voice_store(args).show(args.voice)
    card = voice.current.card.to_dict()
    lines = [f"{voice.name}: {voice.dir}"]
    lines += [f"  {one.version}{' (in use)' if one.current else ''}" for one in voice.versions]
    lines += [f"  {key}: {value}" for key, value in card.items() if isinstance(value, str | int)]
    return console.answer(_voice_dict(voice), lines)


def _rollback(args: argparse.Namespace, console: Console) -> ExitCode:
    store = voice_store(args)
    version = store.rollback(args.voice, args.voice_version)
    words = f"{version.name} now uses version {version.version}."
    return console.answer(_voice_dict(store.show(args.voice)), [words])


def _verify(args: argparse.Namespace, console: Console) -> ExitCode:
    store = voice_store(args)
    version = voice_version(store, args)
    store.verify(version)
    data = {"voice": version.name, "version": version.version, "ok": True}
    return console.answer(data, [f"{version.name} {version.version} is as it was published."])


def _voice_dict(voice: "Voice") -> dict[str, Any]:
    return {
        "name": voice.name,
        "path": str(voice.dir),
        "current": voice.current.version,
        "versions": [
            {"version": one.version, "path": str(one.dir), "card": one.card.to_dict()}
            for one in voice.versions
        ],
        "problems": [[str(path), reason] for path, reason in voice.problems],
    }
