"""Keeping voices: voices rename, duplicate, delete, restore, bin, card, look, use, blend."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.options import Subparsers, add_command, add_workspace, open_workspace
from mynah.engine.cli.output import Console
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.project.voices import BinnedVoice, VoiceStore

_ENDS = (ExitCode.NOT_FOUND, ExitCode.BAD_INPUT, ExitCode.DISK_FULL)
_SAID = ("author", "licence", "consent", "notes")


def add_parsers(commands: Subparsers) -> None:
    """Add these commands to those of `voices`."""
    renamed = _add(commands, "rename", _rename, "give a voice another name")
    renamed.add_argument("new_name", metavar="NEW", help="its name from now on")
    copied = _add(
        commands,
        "duplicate",
        _duplicate,
        "copy a voice",
        "Make a voice of another name from the version in use. Its card says whose copy it is, and "
        "deleting either of the two leaves the other whole.",
    )
    copied.add_argument("new_name", metavar="NEW", help="name of the copy")
    _add(
        commands,
        "delete",
        _delete,
        "put a voice into the bin",
        "Put a voice with all its versions into the bin. `mynah voices restore` brings it back.",
    )
    back = _add(
        commands,
        "restore",
        _restore,
        "take a voice out of the bin",
        "Take a voice out of the bin: of several with the name the one that was deleted last.",
    )
    back.add_argument("--as", dest="new_name", metavar="NEW", help="its name from now on")
    _add_bin(commands)
    _add_card(commands)
    _add_look(commands)
    _add(
        commands,
        "use",
        _use,
        "make a voice the active one",
        "Make a voice the active one: the one that is offered first everywhere.",
    )
    _add_blend(commands)


def _add(
    commands: Subparsers, name: str, handler: Any, summary: str, description: str = ""
) -> argparse.ArgumentParser:
    parser = add_command(commands, name, handler, summary, codes=_ENDS, description=description)
    parser.add_argument("voice", help="model name")
    add_workspace(parser)
    return parser


def _add_bin(commands: Subparsers) -> None:
    parser = add_command(
        commands,
        "bin",
        _bin,
        "the deleted voices",
        codes=_ENDS,
        description="List the voices in the bin, or remove them for good.",
    )
    parser.add_argument("voice", nargs="?", help="only those of this name")
    parser.add_argument("--purge", action="store_true", help="remove those listed for good")
    add_workspace(parser)


def _add_card(commands: Subparsers) -> None:
    parser = _add(
        commands,
        "card",
        _card,
        "what a voice says about itself, and changing it",
        "Show the card of a voice, or change what people say on it. The card goes with the voice "
        "wherever it is exported to; the weights are never touched.",
    )
    parser.add_argument("--voice-version", metavar="VERSION", help="which version")
    parser.add_argument("--author", metavar="TEXT", help="who made it")
    parser.add_argument("--licence", metavar="TEXT", help="what others may do with it")
    parser.add_argument(
        "--consent", metavar="TEXT", help="whose voice it is and what they agreed to"
    )
    parser.add_argument("--notes", metavar="TEXT", help="anything else")


def _add_look(commands: Subparsers) -> None:
    parser = _add(
        commands,
        "look",
        _look,
        "colour and picture of a voice",
        "Show or change how a voice looks in the window. A picture is copied into the voice.",
    )
    parser.add_argument(
        "--colour", metavar="#RRGGBB", help="a colour; empty for the one of its name"
    )
    parser.add_argument("--picture", type=Path, metavar="FILE", help="a PNG or JPEG of up to 4 MB")
    parser.add_argument("--no-picture", action="store_true", help="take the picture away")


def _add_blend(commands: Subparsers) -> None:
    parser = add_command(
        commands,
        "blend",
        _blend,
        "mix two voices to a new one",
        codes=(*_ENDS, ExitCode.VERIFY_FAILED),
        description="Mix two voices of the same kind, version and sample rate to a new one: every "
        "number of the networks becomes a mean of both. The index is that of the voice with the "
        "larger share. The card names both voices and their shares.",
    )
    parser.add_argument("first", metavar="FIRST", help="model name")
    parser.add_argument("second", metavar="SECOND", help="model name")
    parser.add_argument(
        "--ratio",
        type=float,
        default=0.5,
        metavar="N",
        help="share of the second voice, 0 to 1 (default: 0.5)",
    )
    parser.add_argument("--name", required=True, metavar="NEW", help="name of the new voice")
    add_workspace(parser)


def _store(args: argparse.Namespace) -> "VoiceStore":
    from mynah.project.voices import VoiceStore

    return VoiceStore(open_workspace(args))


def _rename(args: argparse.Namespace, console: Console) -> ExitCode:
    voice = _store(args).rename(args.voice, args.new_name)
    words = f"{args.voice} is now called {voice.name}."
    return console.answer({"voice": voice.name, "path": str(voice.dir)}, [words])


def _duplicate(args: argparse.Namespace, console: Console) -> ExitCode:
    voice = _store(args).duplicate(args.voice, args.new_name)
    words = f"{voice.name} is a copy of {args.voice}."
    return console.answer({"voice": voice.name, "path": str(voice.dir)}, [words])


def _delete(args: argparse.Namespace, console: Console) -> ExitCode:
    folder = _store(args).delete(args.voice)
    words = f"{args.voice} is in the bin; `mynah voices restore` brings it back."
    return console.answer({"voice": args.voice, "binned": str(folder)}, [words])


def _restore(args: argparse.Namespace, console: Console) -> ExitCode:
    store = _store(args)
    binned = _named(store, args.voice)
    if not binned:
        raise _not_in_bin(store, args.voice)
    voice = store.restore(binned[0].dir, args.new_name)
    words = f"{voice.name} is back."
    return console.answer({"voice": voice.name, "path": str(voice.dir)}, [words])


def _bin(args: argparse.Namespace, console: Console) -> ExitCode:
    store = _store(args)
    binned = _named(store, args.voice) if args.voice else store.binned()
    if args.voice and not binned:
        raise _not_in_bin(store, args.voice)
    if args.purge:
        for one in binned:
            store.purge(one.dir)
    entries = [
        {
            "name": one.name,
            "path": str(one.dir),
            "deleted_at": one.deleted_at,
            "size": one.size,
        }
        for one in binned
    ]
    state = "removed for good" if args.purge else "in the bin"
    lines = [f"{one.name}  {one.deleted_at}  {one.size / 1e6:.1f} MB  {state}" for one in binned]
    nothing = ["There is no voice in the bin."]
    return console.answer({"voices": entries, "purged": args.purge}, lines or nothing)


def _card(args: argparse.Namespace, console: Console) -> ExitCode:
    store = _store(args)
    said = {name: getattr(args, name) for name in _SAID}
    if any(text is not None for text in said.values()):
        version = store.edit_card(args.voice, args.voice_version, **said)
    elif args.voice_version:
        version = store.version(args.voice, args.voice_version)
    else:
        version = store.latest(args.voice)
    from mynah.project.voice_card import weights_sha256

    card, digest = version.card, weights_sha256(version.card)
    data = {
        "voice": version.name,
        "version": version.version,
        "weights_sha256": digest,
        "card": card.to_dict(),
    }
    lines = [f"{version.name} {version.version}"]
    lines += [f"  {name}: {getattr(card, name) or 'nothing said'}" for name in _SAID]
    lines += [f"  made by AI: {'yes' if card.made_by_ai else 'no'}", f"  weights: {digest}"]
    return console.answer(data, lines)


def _look(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.project.voice_look import set_voice_look, voice_look

    store = _store(args)
    if args.colour is None and args.picture is None and not args.no_picture:
        look = voice_look(store.show(args.voice).dir)
    else:
        look = set_voice_look(
            store.workspace,
            args.voice,
            colour=args.colour,
            picture=args.picture,
            no_picture=args.no_picture,
        )
    picture = str(look.picture) if look.picture else None
    data = {"voice": args.voice, "colour": look.colour, "picture": picture}
    return console.answer(data, [f"{args.voice}: {look.colour}, {picture or 'no picture'}"])


def _use(args: argparse.Namespace, console: Console) -> ExitCode:
    store = _store(args)
    voice = store.show(args.voice)
    store.use(voice.name)
    return console.answer({"active": voice.name}, [f"{voice.name} is the active voice."])


def _blend(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.engine.blending import Blend, blend_voices

    store = _store(args)
    blend = Blend(store.latest(args.first), store.latest(args.second), args.ratio, args.name)
    version = blend_voices(store, blend)
    lineage = version.card.lineage
    data = {
        "voice": version.name,
        "version": version.version,
        "path": str(version.dir),
        "blend": lineage["blend"],
        "index_of": lineage["index_of"],
    }
    index = f"index of {lineage['index_of']}" if lineage["index_of"] else "no index"
    return console.answer(data, [f"{version.name} {version.version}: {blend.words}; {index}"])


def _not_in_bin(store: "VoiceStore", name: str) -> MynahError:
    known = ", ".join(one.name for one in store.binned()) or "none"
    return MynahError(
        ErrorCode.NOT_FOUND,
        f"There is no voice named {name!r} in the bin.",
        hint=f"Voices in the bin: {known}.",
    )


def _named(store: "VoiceStore", name: str) -> "list[BinnedVoice]":
    from mynah.project.names import normal

    return [one for one in store.binned() if normal(one.name) == normal(name)]
