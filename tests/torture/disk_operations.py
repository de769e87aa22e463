"""Everything that writes, as orders for the program, each with the files that it may change."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

ALWAYS = (  # what any order may write: what is rebuilt, what only grows, what is empty
    "ws/cache/*",
    "ws/activity.jsonl",
    "*.lock",
    "*/.lock-guard",
    "home/logs/*",
    "home/cache/*",
)


@dataclass(frozen=True)
class Place:
    """Where an operation is made: all below a small disk but the material."""

    disk: Path
    material: Path

    @property
    def ws(self):
        return self.disk / "ws"

    @property
    def home(self):
        return self.disk / "home"

    @property
    def out(self):
        return self.disk / "out"


@dataclass(frozen=True)
class Operation:
    """One kind of order.

    Attributes:
        name: For the table.
        words: Of the order; `{ws}`, `{out}`, `{home}` and `{material}` stand for folders.
        may: Patterns of files that were there and that it may change or remove.
        slow: Seconds rather than parts of one.
        quiet: It may fail to keep what it is about without failing itself: a cache, a journal.
    """

    name: str
    words: tuple[str, ...]
    may: tuple[str, ...] = ()
    slow: bool = False
    quiet: bool = False

    def order(self, place):
        return [
            word.format(ws=place.ws, out=place.out, home=place.home, material=place.material)
            for word in self.words
        ]

    def allows(self, name):
        return any(fnmatch(name, pattern) for pattern in (*ALWAYS, *self.may))


def command(name, *words, may=(), slow=False, workspace=True):
    where = ("--workspace", "{ws}") if workspace else ()
    return Operation(name, (*words, *where), may, slow)


def call(name, *more, may=(), quiet=False):
    return Operation(name, ("op", name, "{ws}", *more), may, quiet=quiet)


SAMPLES = ("ws/samples/*", "ws/datasets/*")

OPERATIONS = (
    command("import", "import", "{material}/more", "--json"),
    command("check", "check", "{material}/more", workspace=False),
    command("dataset", "dataset", "create", "Chosen"),
    command("dataset-again", "dataset", "create", "Set", "--replace", may=("ws/datasets/*",)),
    command("export-piper", "dataset", "export", "Set", "--provider", "piper"),
    command("export-sovits", "dataset", "export", "Set", "--provider", "sovits"),
    command("export-rvc", "dataset", "export", "Set", "--provider", "rvc", "-o", "{out}/rvc"),
    command("rename", "voices", "rename", "Made", "New", may=("ws/voices/*",)),
    command("duplicate", "voices", "duplicate", "Made", "Twin"),
    command("blend", "voices", "blend", "Made", "Other", "--name", "Mixed", slow=True),
    command("delete", "voices", "delete", "Made", may=("ws/voices/*", "ws/workspace.json")),
    command("restore", "voices", "restore", "Gone", may=("ws/bin/*",)),
    command("purge", "voices", "bin", "--purge", may=("ws/bin/voice-*",)),
    command("use", "voices", "use", "Other", may=("ws/workspace.json",)),
    command("card", "voices", "card", "Made", "--notes", "x" * 9000, may=("ws/voices/*.json",)),
    command(
        "look",
        *("voices", "look", "Made", "--picture", "{material}/picture.png"),
        may=("ws/voices/*.json",),
    ),
    command("export-voice", "voices", "export", "Made", "-o", "{out}"),
    command("export-onnx", "voices", "export", "Made", "--for", "onnx", "-o", "{out}", slow=True),
    command("export-plain", "voices", "export", "Made", "--for", "safetensors", "-o", "{out}"),
    command(
        "import-voice", "voices", "import", "{material}/voice.zip", "--name", "Taken", slow=True
    ),
    command("import-pth", "voices", "import", "{material}/small.pth", "--name", "Rvc", slow=True),
    command("pronounce", "pronunciations", "set", "Mynah", "mine ah", may=("ws/*.json",)),
    *(
        command(
            f"convert-{kind}",
            *("convert", "Made", "{material}/in/0.wav", "-o", f"{{out}}/x.{kind}", "--json"),
            slow=True,
        )
        for kind in ("wav", "flac", "mp3", "ogg")
    ),
    command("speak", "speak", "Made", "One. Two words.", "-o", "{out}/said.wav", slow=True),
    call("listed", quiet=True),
    call("trim", may=SAMPLES),
    call("split", may=SAMPLES),
    call("cut-and-back", may=SAMPLES),
    call("words", may=("ws/samples/*.txt", "ws/samples/*.json")),
    call("deleted", may=SAMPLES),
    call("restored", may=("ws/bin/*",)),
    call("purged", may=("ws/bin/*",)),
    call("decided", may=("ws/samples/*.json", "ws/datasets/*")),
    call("preset", may=("ws/voices/*.json",)),
    call("draft", may=("ws/*.json",)),
    call("settings", may=("home/config/*",)),
    call("take", "{out}/kept"),
    call("listened", may=("ws/runs/older/*",)),
    call("forgotten"),
    call("written-down", quiet=True),
)
