"""Taking out of a text what is nobody else's business: names, places, files and what was said.

Two nets, one behind the other. What the workspace holds is known by heart: names of voices, sets
and files, transcripts, notes on consent, the user's and the computer's name. And whatever looks
like a path, a file, a quotation or an address goes too, known or not. It takes rather too much
than too little: a report that helps a little less is better than one that tells on somebody.
"""

import getpass
import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import mynah
from mynah.project import dataset
from mynah.project.samples import Library
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import MynahError

PHRASE_WORDS = 4

_TOKEN = re.compile(r"[^\W_]+")
_FRAME = re.compile(r'File "([^"\n]*)", line (\d+)')
_PATH = re.compile(
    r"(?<![\w/:.<])(?:file:/+|~?/(?=[^\s/])|~\\|[A-Za-z]:[\\/]|\\\\)"
    r"""[^\n"'“”<>|]*?(?=:\s|,\s|;\s|\s[(\[]|[)\]"'“”<>|]|\.?\s*$|\.\s)""",
    re.MULTILINE,
)
_QUOTED = re.compile(
    r"""“[^”\n]*”|\u2018[^\u2019\n]*\u2019|„[^“”\n]*[“”]|«[^»\n]*»|"[^"\n]*"|(?<!\w)'[^'\n]*'(?!\w)"""
)
_FILE = re.compile(
    r"""[^\n:;,"'“”()<>\[\]=]*[^\s\n:;,"'“”()<>\[\]=]"""
    r"\.(wav|flac|mp3|ogg|oga|opus|m4a|mp4|aac|aiff?|webm|mka|mkv|pth|pt|index|zip|onnx|ckpt"
    r"|safetensors|txt|csv|list|json|jsonl|npy|npz)\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset({"The", "This", "And", "For", "With", "Own", "She", "They", "Voice", "Mynah"})
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*")


class Scrubber:
    """Takes private words out of texts.

    Args:
        names: Private words or short phrases, by what is put in their place.
        phrases: Longer texts; any four words of theirs in a row are private.
        places: Folders whose spelling is known, such as the home.
    """

    def __init__(
        self,
        names: Mapping[str, str] | None = None,
        phrases: Iterable[str] = (),
        places: Iterable[Path] = (),
    ) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._runs: set[tuple[str, ...]] = set()
        for name, label in (names or {}).items():
            self._learn(name, label)
        for phrase in phrases:
            tokens = _tokens(phrase)
            if len(tokens) < PHRASE_WORDS:
                self._learn(phrase, "<transcript>")
            for at in range(len(tokens) - PHRASE_WORDS + 1):
                self._runs.add(tokens[at : at + PHRASE_WORDS])
        spelt = {one for place in places for one in _spellings(place)}
        self._places = sorted(spelt, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text without them."""
        return "\n".join(self._line(line) for line in text.splitlines())

    def _line(self, line: str) -> str:
        frame = _FRAME.search(line)
        if frame is not None:
            head, tail = line[: frame.start()], line[frame.end() :]
            return f'{head}File "{_code_path(frame[1])}", line {frame[2]}{tail}'
        for place in self._places:
            line = line.replace(place, "~")
        line = _PATH.sub("<path>", line)
        line = _QUOTED.sub("<text>", line)
        line = _FILE.sub(lambda match: f" <file>.{match[1].lower()}", line)
        line = _MAIL.sub("<address>", line)
        return self._words(line)

    def _learn(self, name: str, label: str) -> None:
        tokens = _tokens(name)
        digits_alone = all(token.isdecimal() for token in tokens)
        # A file called 07.wav would otherwise take every 07 out of every time of day.
        if tokens and not (digits_alone and sum(map(len, tokens)) < 5):
            known = self._names.setdefault(tokens[0], [])
            known.append((tokens, label))
            known.sort(key=lambda one: -len(one[0]))

    def _words(self, line: str) -> str:
        found = list(_TOKEN.finditer(line))
        folded = [match[0].casefold() for match in found]
        pieces: list[str] = []
        at = end = 0
        while at < len(found):
            length, label = self._private_at(folded, at)
            if length:
                pieces.append(line[end : found[at].start()] + label)
                end = found[at + length - 1].end()
            at += max(1, length)
        return "".join(pieces) + line[end:]

    def _private_at(self, folded: list[str], at: int) -> tuple[int, str]:
        """How many words from here on are private, and what to put in their place."""
        for tokens, label in self._names.get(folded[at], ()):
            if tuple(folded[at : at + len(tokens)]) == tokens:
                return len(tokens), label
        length = 0
        while tuple(folded[at + length : at + length + PHRASE_WORDS]) in self._runs:
            length += 1
        return (length + PHRASE_WORDS - 1, "<transcript>") if length else (0, "")


def scrubber_for(workspace: Workspace | None, more: Mapping[str, str] | None = None) -> Scrubber:
    """A scrubber that knows the user, the computer and everything in a workspace.

    Args:
        workspace: The workspace, or none.
        more: Further private words, by what is put in their place.
    """
    names = dict(more or {})
    phrases: list[str] = []
    places = [Path.home()]
    for name in _own_names():
        names.setdefault(name, "<user>")
    if platform.node():
        names.setdefault(platform.node(), "<computer>")
    if workspace is not None:
        places.append(workspace.root)
        names.setdefault(workspace.root.name, "<workspace>")
        if workspace.exists:
            found_names, found_phrases = _of_workspace(workspace)
            names.update(found_names)
            phrases.extend(found_phrases)
    return Scrubber(names, phrases, places)


def _of_workspace(workspace: Workspace) -> tuple[dict[str, str], list[str]]:
    names: dict[str, str] = {}
    phrases: list[str] = []
    notes: list[str] = []
    library = Library(workspace)
    samples = [*library.list(), *(one.sample for one in library.binned())]
    for number, sample in enumerate(samples, 1):
        for name in (sample.original_name, Path(sample.original_name).stem):
            names.setdefault(name, f"<file-{number}>")
        phrases.append(sample.transcript)
        notes.append(str(sample.meta.get("consent") or ""))
    for number, name in enumerate(dataset.names(workspace), 1):
        names[name] = f"<set-{number}>"
    for number, (name, private) in enumerate(_voices(workspace), 1):
        names[name] = f"<voice-{number}>"
        notes.extend(private)
    phrases.extend(notes)
    for name in {name for note in notes for name in _names_in(note)}:
        names.setdefault(name, "<name>")
    return names, [phrase for phrase in phrases if phrase]


def _voices(workspace: Workspace) -> Iterator[tuple[str, list[str]]]:
    """Names of voices with the private texts of their cards."""
    try:
        listed = VoiceStore(workspace).list()
    except MynahError:
        listed = []
    for voice in listed:
        cards = [version.card for version in voice.versions]
        yield voice.name, [text for card in cards for text in (card.author, card.consent)]
    # A run knows its voice before there is one.
    yield from ((name, []) for name in _run_voices(workspace))


def _run_voices(workspace: Workspace) -> list[str]:
    found = []
    for path in workspace.runs_dir.glob("*/job.json"):
        try:
            job = json.loads(path.read_text(encoding="utf-8"))
            found.append(str(job["voice"]))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return list(dict.fromkeys(found))


def _names_in(note: str) -> Iterator[str]:
    """What may be a name in a note about somebody: every word with a capital letter."""
    for match in _TOKEN.finditer(note):
        if match[0][0].isupper() and len(match[0]) > 2 and match[0] not in _NO_NAMES:
            yield match[0]


def _own_names() -> Iterator[str]:
    yield Path.home().name
    try:
        yield getpass.getuser()
    except (OSError, KeyError):  # no name in the environment, and none in the user database
        return
    if sys.platform != "win32":
        import pwd

        try:
            yield pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0]
        except KeyError:
            return


def _spellings(place: Path) -> Iterator[str]:
    text = str(place)
    if len(text) > 3:  # "/" and "C:\" are no secrets, and everywhere
        yield from {text, text.replace("\\", "\\\\"), place.as_posix(), place.as_uri()}


def _code_path(path: str) -> str:
    """A file of code without the folders that say whose computer it is."""
    plain = path.replace("\\", "/")
    own = Path(mynah.__file__).parent.as_posix()
    for known, label in ((own, "mynah"), ("/site-packages", "packages"), ("/lib/python", "python")):
        if known in plain:
            return f"<{label}>{plain.partition(known)[2]}"
    return path if path.startswith("<") else "<path>"


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(match[0].casefold() for match in _TOKEN.finditer(text))
