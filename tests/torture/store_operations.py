"""What the window does to a workspace, without a window: one function each, to be killed in."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from helpers.samples import FakeAssessment
from mynah.engine.voice_export import export_voice
from mynah.project import (
    activity,
    atomic,
    dataset,
    decisions,
    editing,
    export,
    paths,
    presets,
    pronunciations,
    settings,
    speech_draft,
    storage,
    takes,
    voice_look,
)
from mynah.project.dataset import Dataset, Entry
from mynah.project.importing import import_paths
from mynah.project.samples import Library
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace

RATE = 8000
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(200))

Say = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """Where an operation works.

    Attributes:
        root: The workspace.
        source: Recordings that may be imported.
        beside: A folder of the person's own, for exports.
    """

    root: Path
    source: Path
    beside: Path

    @property
    def workspace(self) -> Workspace:
        """The workspace, opened anew."""
        return Workspace.open(self.root)

    @property
    def library(self) -> Library:
        """Its recordings."""
        return Library(self.workspace)

    @property
    def store(self) -> VoiceStore:
        """Its voices."""
        return VoiceStore(self.workspace)

    def named(self, name: str) -> str:
        """Id of the recording that was imported under a name."""
        return next(one.id for one in self.library.list() if one.original_name == name)


@dataclass(frozen=True)
class Operation:
    """One thing that a person does.

    Attributes:
        do: Does it; it may say what is done so far.
        whole: Whether a kill must leave everything as before or everything done; otherwise that
            holds for each recording, voice, set and file.
        prepare: What is done before it, safely.
    """

    do: Callable[[Place, Say], object]
    whole: bool = True
    prepare: Callable[[Place], object] = lambda place: None


def write_wavs(folder: Path, names: range) -> None:
    """Recordings of half a second, each of its own sound, with what is said in them."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in names:
        noise = np.random.default_rng(number).normal(0, 0.1, RATE).astype(np.float32)
        soundfile.write(folder / f"r{number}.wav", noise, RATE, subtype="PCM_16")
        (folder / f"r{number}.txt").write_text(f"Words of {number}.", encoding="utf-8")


def build(place: Place) -> None:
    """The workspace from which every operation starts."""
    old = place.source.with_name("old")
    write_wavs(old, range(7))
    write_wavs(place.source, range(10, 13))
    place.beside.mkdir()
    workspace = Workspace.open(place.root, create=True)
    import_paths(workspace, [old], assess=FakeAssessment, consent="mine")
    for name in ("r5.wav", "r6.wav"):
        place.library.delete(place.named(name))
    Dataset("First", entries(place, "r0.wav", "r1.wav", "r2.wav")).save(workspace)
    Dataset("Second", entries(place, "r2.wav", "r3.wav")).save(workspace)
    for name, weights in (("Ada", b"one"), ("Ada", b"two"), ("Bob", b"three"), ("Cid", b"four")):
        publish(place, name, weights)
    place.store.use("Ada")
    place.store.delete("Cid")
    export.export_dataset(workspace, "First", "piper")
    settings.save(settings.Settings(theme="dark"))
    speech_draft.save_draft(workspace, speech_draft.SpeechDraft("Old words."))


def entries(place: Place, *names: str) -> tuple[Entry, ...]:
    """References to recordings by the names they were imported under; the first is held out."""
    by_name = {one.original_name: one for one in place.library.list()}
    return tuple(
        Entry(by_name[name].id, by_name[name].sha256, number == 0)
        for number, name in enumerate(names)
    )


def publish(place: Place, name: str, weights: bytes) -> None:
    """Publish a voice of few bytes."""
    store = place.store
    with store.staged() as staged:
        (staged / "model.safetensors").write_bytes(weights * 100)
        (staged / "sample.wav").write_bytes(b"RIFF" + weights)
        store.publish(name, staged, {"kind": "lite", "sample_rate": 40000})


def _import(place: Place, say: Say) -> None:
    class Told:
        def __getattr__(self, _name: str) -> Callable[..., None]:
            return lambda *args, **kwargs: None

        def log(self, text: str) -> None:
            say(f"in:{text.split(':', maxsplit=1)[0]}")

    import_paths(
        place.workspace, [place.source], reporter=Told(), assess=FakeAssessment, consent="mine"
    )


def _delete(place: Place, say: Say) -> None:
    for name in ("r0.wav", "r3.wav"):
        place.library.delete(place.named(name))


def _restore(place: Place, say: Say) -> None:
    for one in place.library.binned():
        place.library.restore(one.entry)


def _purge_one(place: Place, say: Say) -> None:
    place.library.purge_bin(entries=[place.library.binned()[0].entry])


def _trim(place: Place) -> editing.Edit:
    edit = editing.trim_sample(
        place.workspace, place.named("r2.wav"), 0.2, 0.8, assess=FakeAssessment
    )
    data = {**dataclasses.asdict(edit), "pieces": list(edit.pieces)}
    (place.beside / "edit.json").write_text(json.dumps(data))
    return edit


def _split(place: Place, say: Say) -> None:
    editing.split_sample(place.workspace, place.named("r1.wav"), [0.4], assess=FakeAssessment)


def _pauses(place: Place, say: Say) -> None:
    keep = [(0.0, 0.3), (0.5, 0.9)]
    editing.remove_pauses(place.workspace, place.named("r1.wav"), keep, assess=FakeAssessment)


def _edit(place: Place) -> editing.Edit:
    data = json.loads((place.beside / "edit.json").read_text())
    return editing.Edit(**{**data, "pieces": tuple(data["pieces"])})


def _undone(place: Place) -> None:
    edit = editing.undo_edit(place.workspace, _trim(place))
    data = {**dataclasses.asdict(edit), "pieces": list(edit.pieces)}
    (place.beside / "edit.json").write_text(json.dumps(data))


def _take(place: Place, say: Say) -> None:
    holder = takes.Takes()
    for number in range(2):
        take, file = holder.begin(f"Take {number}.", place.root, RATE, 16)
        for block in range(4):
            file.append(np.random.default_rng(block).normal(0, 0.1, RATE // 4).astype(np.float32))
        file.close()
        say(f"take:{take.path}:{file.frames}")
        kept = holder.keep(take, "mine")
        import_paths(place.workspace, [kept.path], assess=FakeAssessment, consent="mine")
        holder.discard(kept)
    holder.close()


def _look(place: Place, say: Say) -> None:
    picture = place.source / "p.png"
    picture.write_bytes(PICTURE)
    voice_look.set_voice_look(place.workspace, "Bob", picture=picture, colour="#112233")


def _write_set(place: Place, say: Say) -> None:
    Dataset("First", entries(place, "r3.wav", "r4.wav")).save(place.workspace, replace=True)


def _new_set(place: Place, say: Say) -> None:
    Dataset("Third", entries(place, "r3.wav", "r4.wav")).save(place.workspace)


def _export_again(place: Place, say: Say) -> None:
    dataset.delete(place.workspace, "First")
    _new_set(place, say)
    dataset.rename(place.workspace, "Third", "First")


def _export_outside(place: Place, say: Say) -> None:
    export.export_dataset(place.workspace, "Second", "rvc", place.beside / "out")


def _binned_voice(place: Place) -> Path:
    return place.store.binned()[0].dir


def _pack_voice(place: Place, say: Say) -> None:
    export_voice(place.store.latest("Ada"), "mynah", place.beside / "voices", replace=True)


def _make_workspace(place: Place, say: Say) -> None:
    other = Workspace.open(place.beside / "new", create=True)
    import_paths(other, [place.source], assess=FakeAssessment)


def _draft(place: Place, say: Say) -> None:
    speech_draft.save_draft(place.workspace, speech_draft.SpeechDraft("New words."))
    say("draft")
    word = pronunciations.Pronunciation("Mynah", "minor")
    pronunciations.save_pronunciations(place.workspace, [word])


OPERATIONS: dict[str, Operation] = {
    "import": Operation(_import, whole=False),
    "delete": Operation(_delete, whole=False),
    "restore": Operation(_restore, whole=False),
    "purge one": Operation(_purge_one),
    "purge the bin": Operation(lambda p, _: p.library.purge_bin(), whole=False),
    "empty the bin": Operation(lambda p, _: storage.purge(p.workspace, ["bin"]), whole=False),
    "empty the exports": Operation(lambda p, _: storage.purge(p.workspace, ["exports"])),
    "transcript": Operation(lambda p, _: p.library.set_transcript(p.named("r1.wav"), "Else.")),
    "exclude": Operation(
        lambda p, _: decisions.decide(p.workspace, p.named("r2.wav"), decisions.EXCLUDE)
    ),
    "trim": Operation(lambda p, _: _trim(p)),
    "split": Operation(_split),
    "pauses": Operation(_pauses),
    "undo a cut": Operation(lambda p, _: editing.undo_edit(p.workspace, _edit(p)), prepare=_trim),
    "redo a cut": Operation(lambda p, _: editing.redo_edit(p.workspace, _edit(p)), prepare=_undone),
    "new set": Operation(_new_set),
    "other set": Operation(_write_set),
    "rename set": Operation(lambda p, _: dataset.rename(p.workspace, "First", "Third")),
    "delete set": Operation(lambda p, _: dataset.delete(p.workspace, "First")),
    "export": Operation(lambda p, _: export.export_dataset(p.workspace, "Second", "sovits")),
    "export outside": Operation(_export_outside),
    "export again": Operation(
        lambda p, _: export.export_dataset(p.workspace, "First", "piper", replace=True),
        prepare=lambda p: _export_again(p, lambda _: None),
    ),
    "publish new": Operation(lambda p, _: publish(p, "Dot", b"five")),
    "publish next": Operation(lambda p, _: publish(p, "Bob", b"six"), whole=False),
    "roll back": Operation(lambda p, _: p.store.rollback("Ada")),
    "rename voice": Operation(lambda p, _: p.store.rename("Ada", "Eve")),
    "duplicate voice": Operation(lambda p, _: p.store.duplicate("Ada", "Eve")),
    "voice card": Operation(lambda p, _: p.store.edit_card("Ada", notes="Noted.")),
    "voice look": Operation(_look),
    "preset": Operation(lambda p, _: presets.save_preset(p.workspace, "Bob", "Low", {"pitch": -3})),
    "use voice": Operation(lambda p, _: p.store.use("Bob")),
    "delete voice": Operation(lambda p, _: p.store.delete("Ada")),
    "restore voice": Operation(lambda p, _: p.store.restore(_binned_voice(p))),
    "restore used voice": Operation(
        lambda p, _: p.store.restore(p.store.binned()[0].dir),
        prepare=lambda p: p.store.delete("Ada"),
    ),
    "purge voice": Operation(lambda p, _: p.store.purge(_binned_voice(p))),
    "pack voice": Operation(_pack_voice),
    "settings": Operation(lambda p, _: settings.save(settings.Settings(theme="light", threads=3))),
    "takes": Operation(_take, whole=False),
    "new workspace": Operation(_make_workspace, whole=False),
    "draft": Operation(_draft, whole=False),
    "forget": Operation(lambda p, _: activity.forget_old(p.workspace, 0)),
}


def open_all(place: Place) -> None:
    """What a new start of the program does."""
    Workspace.open(place.root)
    settings.load()
    if (place.beside / "new").is_dir():
        Workspace.open(place.beside / "new", create=True)


def go_on(place: Place, *, short: bool) -> None:
    """What the person does next: everything must still work."""
    workspace = place.workspace
    import_paths(workspace, [place.source], assess=FakeAssessment, consent="mine")
    if (place.beside / "new").is_dir():
        other = Workspace.open(place.beside / "new", create=True)
        import_paths(other, [place.source], assess=FakeAssessment)
    for left in takes.Takes().left_behind(place.root):
        import_paths(workspace, [left.path], assess=FakeAssessment, consent="mine")
    if short:
        for one in place.library.binned():
            place.library.restore(one.entry)
        export_voice(place.store.latest("Bob"), "mynah", place.beside / "voices", replace=True)
        export.export_dataset(workspace, "Second", "rvc", place.beside / "out", replace=True)
        return
    entry = place.library.delete(place.named("r11.wav"))
    place.library.restore(entry)
    edit = editing.trim_sample(workspace, place.named("r4.wav"), 0.1, 0.7, assess=FakeAssessment)
    editing.undo_edit(workspace, edit)
    for one in place.library.binned():
        place.library.restore(one.entry)
    for voice in place.store.binned():
        place.store.restore(voice.dir)
    publish(place, "Zoe", b"seven")
    place.store.rename("Zoe", "Zora")
    place.store.delete("Zora")
    chosen = Dataset("Next", entries(place, "r10.wav", "r12.wav"))
    export.export_dataset(workspace, chosen, "rvc")
    export.export_dataset(workspace, chosen, "rvc", place.beside / "out", replace=True)
    export_voice(place.store.latest("Bob"), "mynah", place.beside / "voices", replace=True)
    settings.save(settings.Settings(theme="system"))
    assert atomic.read_json(paths.config_dir() / "settings.json")["theme"] == "system"
