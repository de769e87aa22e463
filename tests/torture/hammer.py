"""One of several programs that change the same workspace at once: the child of `many_stores`.

`hammer.py WORKSPACE NUMBER ROUNDS SEED`: waits for a line on its input, so that all begin together,
changes things in every way that the library has, and prints one JSON line at the end: what it was
told to be done, by key, and what it should not have seen.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
import traceback
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mynah.project import activity, dataset, decisions, editing, presets, settings, storage
from mynah.project.active_voice import active_voice
from mynah.project.importing import import_paths
from mynah.project.pronunciations import Pronunciation, load_pronunciations, save_pronunciations
from mynah.project.samples import Library
from mynah.project.speech_cache import SpeechCache, speech_folder
from mynah.project.speech_draft import SpeechDraft, load_draft, save_draft
from mynah.project.voice_look import set_voice_look
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

FIELDS = ("convert_folder", "consent_note", "microphone", "language")
CARD = ("author", "notes", "licence", "consent")
SHARED, STILL = "Shared", "Still"
CONTENDED = ("meta", "info", "pronunciation", "dataset", "setting", "preset", "card")


class Hammer:
    """What one program does, and what it was told.

    Attributes:
        done: By key, the last value that was reported as kept.
        wrong: What it saw and should not have seen.
    """

    def __init__(self, root: Path, number: int, rng: random.Random) -> None:
        self.workspace = Workspace.open(root)
        self.number, self.rng = number, rng
        self.library, self.voices = Library(self.workspace), VoiceStore(self.workspace)
        self.cache = SpeechCache(speech_folder(self.workspace), 20_000)
        self.done: dict[str, object] = {}
        self.wrong: list[str] = []
        self.own = f"{number:016x}"
        self.name = f"Voice {number}"
        self.words: set[str] = set()
        self.told = 0

    def make(self, rounds: int) -> None:
        """Do something else each round."""
        acts = [getattr(self, name) for name in dir(self) if name.startswith("do_")]
        shared = [getattr(self, f"do_{name}") for name in CONTENDED]
        for turn in range(rounds):
            # What all change at once comes in runs, in the same order everywhere: they meet there.
            act = shared[turn // 8 % len(shared)] if turn % 3 else self.rng.choice(acts)
            try:
                act(turn)
            except Exception:  # noqa: BLE001 - that is what is looked for
                self.wrong.append(f"{act.__name__}: {traceback.format_exc(limit=-4)}")

    def do_meta(self, turn: int) -> None:
        shared = self.library.update_meta("f" * 16, **{f"k{self.number}": turn})
        self.done["meta"] = turn
        if shared.meta.get(f"k{self.number}") != turn:
            self.wrong.append("a key of a sample was not there when it was reported")

    def do_transcript(self, turn: int) -> None:
        self.library.set_transcript(self.own, f"said {turn}")
        self.done["transcript"] = f"said {turn}"

    def do_info(self, turn: int) -> None:
        self.workspace.update_info(**{f"k{self.number}": turn})
        self.done["info"] = turn

    def do_pronunciation(self, turn: int) -> None:
        seen = load_pronunciations(self.workspace)
        word = f"w{self.number}x{turn % 7}"
        if word in self.words and turn % 3 == 0:
            save_pronunciations(self.workspace, [one for one in seen if one.word != word], seen)
            self.words.discard(word)
        else:
            save_pronunciations(self.workspace, [*seen, Pronunciation(word, str(turn))], seen)
            self.words.add(word)
        self.done["words"] = sorted(self.words)

    def do_preset(self, turn: int) -> None:
        name = f"p{self.number}"
        presets.save_preset(self.workspace, SHARED, name, {"pitch": float(turn % 12)})
        self.done["preset"] = float(turn % 12)

    def do_setting(self, turn: int) -> None:
        settings.change({FIELDS[self.number]: f"{turn}"})
        self.done["setting"] = f"{turn}"

    def do_recent(self, turn: int) -> None:
        value = settings.load().settings.with_recent(Path(f"/w{self.number}"))
        settings.change({"recent_workspaces": value.recent_workspaces})
        self.done["recent"] = f"/w{self.number}"

    def do_exclude(self, turn: int) -> None:
        decided = decisions.decide(self.workspace, self.own, decisions.EXCLUDE)
        decisions.take_back(self.workspace, decided)

    def do_dataset(self, turn: int) -> None:
        """Add to a set what stands for this program, as often as it takes."""
        for _ in range(200):
            seen = dataset.Dataset.load(self.workspace, "Counted")
            entry = dataset.Entry(f"n{self.number}-{turn}", "")
            try:
                replace(seen, entries=(*seen.entries, entry)).save(
                    self.workspace, replace=True, seen=seen
                )
            except MynahError as error:
                if error.code is not ErrorCode.EXISTS:
                    raise
                continue
            self.told += 1
            self.done["counted"] = self.told
            return

    def do_rename_dataset(self, turn: int) -> None:
        old, new = f"Set {self.number}", f"Set {self.number} again"
        if old not in dataset.names(self.workspace):
            old, new = new, old
        dataset.rename(self.workspace, old, new)
        self.done["set"] = new

    def do_bin(self, turn: int) -> None:
        entry = self.library.delete(self.own)
        self.library.binned()
        self.library.restore(entry)

    def do_cut(self, turn: int) -> None:
        cut = editing.trim_sample(self.workspace, self.own, 0.1, 0.9, assess=_Judge)
        editing.undo_edit(self.workspace, cut)
        self.library.purge_bin(entries=[f"no such {turn}"])

    def do_card(self, turn: int) -> None:
        self.voices.edit_card(SHARED, **{CARD[self.number]: f"{turn}"})
        self.done["card"] = f"{turn}"

    def do_rename(self, turn: int) -> None:
        new = f"Voice {self.number} {turn}"
        if self.voices.rename(self.name, new).name != new:
            self.wrong.append("a renamed voice had another name")
        self.name = self.done["name"] = new

    def do_voice_bin(self, turn: int) -> None:
        place = self.voices.delete(self.name)
        self.voices.binned()
        self.voices.restore(place)

    def do_look(self, turn: int) -> None:
        colour = f"#{turn % 256:02x}00ff"
        set_voice_look(self.workspace, self.name, colour=colour)
        self.done["colour"] = colour

    def do_copy(self, turn: int) -> None:
        made = self.voices.duplicate(SHARED, f"Copy {self.number} {turn}")
        self.voices.verify(made.current)
        self.voices.purge(self.voices.delete(made.name))

    def do_use(self, turn: int) -> None:
        self.voices.use(STILL)
        active_voice(self.workspace)

    def do_import(self, turn: int) -> None:
        """A file that all import, and one of its own, deleted again."""
        folder = self.workspace.root.parent / "in"
        summary = import_paths(self.workspace, [folder / f"a{turn % 3}.wav"], assess=_Judge)
        item = [*summary.imported, *summary.duplicates]
        if not item:
            self.wrong.append(f"an import took nothing: {summary}")
        self.done[f"imported {turn % 3}"] = item[0].sample_id if item else ""

    def do_speech(self, turn: int) -> None:
        key = f"{self.rng.randrange(12):032x}"
        self.cache.keep(key, bytes([turn % 256]) * 4000, {"turn": turn})
        found = self.cache.find(f"{self.rng.randrange(12):032x}")
        if found is not None and "turn" not in found.facts:
            self.wrong.append("a spoken sentence without its facts")

    def do_draft(self, turn: int) -> None:
        save_draft(self.workspace, SpeechDraft(text="a" * 3000))
        if load_draft(self.workspace).text != "a" * 3000:
            self.wrong.append("the text of the page was torn")

    def do_journal(self, turn: int) -> None:
        activity.append(self.workspace, f"hammer-{self.number}", count=1)
        self.done["journal"] = int(str(self.done.get("journal", 0))) + 1
        activity.forget_old(self.workspace, 30)

    def do_look_around(self, turn: int) -> None:
        Workspace.open(self.workspace.root)
        storage.usage(self.workspace)
        self.library.purge_bin(dry=True)
        if "f" * 16 not in {one.id for one in self.library.list()}:
            self.wrong.append("a sample that nobody touches was not listed")
        if not {STILL, SHARED} <= {one.name for one in self.voices.list()}:
            self.wrong.append("a voice that nobody renames was not listed")


class _Judge:
    verdict = "ok"

    def __init__(self, path: Path) -> None:
        self.name = hashlib.sha256(path.name.encode()).hexdigest()

    def to_dict(self) -> dict[str, object]:
        return {"score": 0.9, "reasons": [], "measures": {}}


def main() -> None:
    """Wait for the start, hammer, tell."""
    root, number, rounds, seed = sys.argv[1], *map(int, sys.argv[2:5])
    hammer = Hammer(Path(root), number, random.Random(f"{seed} {number}"))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    hammer.make(rounds)
    sys.stdout.write(json.dumps({"done": hammer.done, "wrong": hammer.wrong[:20]}) + "\n")


if __name__ == "__main__":
    main()
