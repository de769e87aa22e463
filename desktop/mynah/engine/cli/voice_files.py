"""Voices from and for other programs: voices import, extract, export."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mynah.engine.cli.options import Subparsers, add_command, add_workspace, open_workspace
from mynah.engine.cli.output import Console
from mynah.protocol.exitcodes import ExitCode

_ENDS = (ExitCode.BAD_INPUT, ExitCode.NOT_FOUND, ExitCode.DISK_FULL, ExitCode.CANCELLED)

_EXPORT = """\
Write a voice for another program, or for another Mynah. The card goes with it, as voice.json.

  mynah        NAME.mynahvoice, everything; `mynah voices import` takes it
  applio       NAME/NAME.pth and NAME.index, below logs where FOLDER is that of Applio
  rvc          assets/weights/NAME.pth and logs/NAME/added_….index of RVC WebUI
  w-okada      a slot for w-okada's voice changer: the next free one where FOLDER is its
               model_dir, else NAME/, whose .pth and .index can be uploaded there
  onnx         NAME/NAME.onnx, with the inputs that w-okada's voice changer knows (RVC voices),
               or content, f0, loudness, speaker, pulses and noise (Lite voices)
  safetensors  NAME/model.safetensors, the weights alone

Lite voices can be exported as mynah, onnx and safetensors."""


def add_parsers(commands: Subparsers) -> None:
    """Add these commands to those of `voices`."""
    take = add_command(
        commands,
        "import",
        _import,
        "take voices of other programs into the workspace",
        codes=_ENDS,
        description="Take RVC voices of any program into the workspace: a .pth with or without an "
        ".index, a zip, a folder of Applio or RVC WebUI, or a voice of Mynah. Everything is opened "
        "in a process of its own and checked before anything is kept. A voice of the same name "
        "stays as an older version.",
    )
    take.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a model, an index, a zip or a folder"
    )
    _add_options(take)
    extract = add_command(
        commands,
        "extract",
        _extract,
        "take the voice out of a saved training state (G_….pth)",
        codes=_ENDS,
        description="Take the voice out of a saved training state of any program (G_….pth). Its "
        "rate and version are read from its shapes.",
    )
    extract.add_argument("paths", nargs=1, type=Path, metavar="FILE", help="the G_….pth")
    _add_options(extract)
    give = add_command(
        commands,
        "export",
        _export,
        "write a voice for another program, or for another Mynah",
        codes=(*_ENDS, ExitCode.VERIFY_FAILED, ExitCode.MISSING_MODEL),
        description=_EXPORT,
    )
    give.add_argument("voice", help="model name")
    give.add_argument("--voice-version", metavar="VERSION", help="which version")
    give.add_argument(
        "--for",
        dest="program",
        choices=("mynah", "applio", "rvc", "w-okada", "onnx", "safetensors"),
        default="mynah",
        help="whose names and folders (default: mynah)",
    )
    give.add_argument("-o", "--out", type=Path, metavar="FOLDER", required=True, help="where to")
    give.add_argument("--replace", action="store_true", help="replace files of the same names")
    add_workspace(give)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", default="", help="what the voice is to be called")
    parser.add_argument("--index", type=Path, metavar="FILE", help="the index that belongs to it")
    parser.add_argument(
        "--speaker-names",
        default="",
        metavar="A,B,…",
        help="names of its speakers in their order, separated by commas",
    )
    parser.add_argument(
        "--unvoiced",
        choices=("zero", "filled"),
        default="",
        help="what the pitch of unvoiced parts was in its training (default: zero)",
    )
    parser.add_argument("--consent", default="", help="whose voice it is and what they agreed to")
    parser.add_argument(
        "--dry-run", action="store_true", help="only look at everything, and say what is there"
    )
    add_workspace(parser)


def _import(args: argparse.Namespace, console: Console) -> ExitCode:
    return _take(args, console, extract=False)


def _extract(args: argparse.Namespace, console: Console) -> ExitCode:
    return _take(args, console, extract=True)


def _take(args: argparse.Namespace, console: Console, *, extract: bool) -> ExitCode:
    from mynah.engine.voice_import import ImportRequest, import_voices

    names = [name.strip() for name in args.speaker_names.split(",")]
    request = ImportRequest(
        paths=tuple(args.paths),
        name=args.name.strip(),
        index=args.index,
        speakers=tuple(names) if any(names) else (),
        unvoiced=args.unvoiced,
        consent=args.consent,
        extract=extract,
        dry_run=args.dry_run,
    )
    report = import_voices(open_workspace(args), request, console.reporter, console.control)
    return console.answer(report, _lines(report))


def _export(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.engine.voice_export import export_voice
    from mynah.project import activity
    from mynah.project.voices import VoiceStore

    store = VoiceStore(open_workspace(args))
    version = (
        store.version(args.voice, args.voice_version)
        if args.voice_version
        else store.latest(args.voice)
    )
    store.verify(version)
    folder = args.out.expanduser().absolute()
    written = export_voice(version, args.program, folder, replace=args.replace)
    activity.append(
        store.workspace, "voice_exported", version.name, version=version.version, to=args.program
    )
    data = {"voice": version.name, "version": version.version, "files": [*map(str, written)]}
    return console.answer(data, [str(path) for path in written])


def _lines(report: dict[str, Any]) -> Iterator[str]:
    for entry in report["voices"]:
        published, problem = entry["published"], entry["problem"]
        if problem:
            yield f"{entry['name']}: refused. {problem['message']}"
            continue
        state = f"{published['version']}, {published['path']}" if published else "can be imported"
        yield f"{entry['name']}: {state}"
        yield f"  {entry['what']}: {_facts(entry['facts'])}"
        yield f"  index: {entry['index'] or 'none'}. {entry['why_index']}"
        if entry["keeps"]:
            yield f"  card: {', '.join(entry['keeps'])}. {entry['card']}"
        if entry["missing"]:
            yield f"  missing: {', '.join(entry['missing'])}"
        if entry["older"]:
            yield f"  {entry['older']} of this name stays as an older version"
        for note in entry["notes"]:
            yield f"  {note}"
    for path, reason in report["left"]:
        yield f"Not used: {path}: {reason}"
    if report["dry_run"]:
        for one in report["members"]:
            yield f"Inside: {one['file']}, {one['size']:,} bytes: {one['use']}"
        if report["more"]:
            yield f"Inside: {report['more']} more files"
    if not report["voices"] and not report["left"]:
        yield "There is no voice."


def _facts(facts: dict[str, Any]) -> str:
    words = [str(facts.get("version", ""))]
    if facts.get("sample_rate"):
        words.append(f"{facts['sample_rate']} Hz")
    if "f0" in facts:
        words.append("with pitch" if facts["f0"] else "without pitch")
    words += [f"{name} {facts[name]}" for name in ("epoch", "step") if facts.get(name)]
    return ", ".join(word for word in words if word)
