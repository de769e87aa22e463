"""Texts, drafts and lists that a person opens or finds in a workspace, changed in every part."""

import json
import os
import shutil
import time
import traceback

from helpers.whole_window import made_workspace
from mynah.project import (
    catalogue,
    presets,
    prompts,
    pronunciations,
    speech_draft,
    text_files,
    transcripts,
)
from mynah.project import takes as takes_module
from mynah.project.takes import Takes
from mynah.project.voices import VoiceStore
from mynah.protocol.errors import MynahError
from torture.attack import Attack
from torture.line_mutations import bytes_of, changed, torn

LONGEST_S = 5.0
_TEXT = "Größe, she said: ﬁve… “That is it!”\r\nNew line.\n\n# A title\n\n- one\n".encode()
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0", b"\x2b\x2f\x76")
_LISTS = {
    "speak.json": {"schema_version": 1, "text": "Hello.", "voice": "Anna", "base": "en",
                   "language": "en", "speed": 1.2, "at_once": True, "settings": {"pitch": 1}},
    "pronunciations.json": {"schema_version": 1, "pronunciations": [
        {"word": "Mynah", "spelling": "my nah"}, {"word": "(a|b)*", "spelling": "x", "note": ""}]},
    "presets.json": {"schema_version": 1, "presets": [
        {"name": "Low", "settings": {"pitch": -2, "index_rate": 0.5}}]},
    "received.json": {"schema_version": 1, "models": {
        "a": {"sha256": "0" * 64, "size": 4, "origin": "/a"}}},
    "take.json": {"text": "Hi.", "workspace": "/w", "made_at": "", "consent": "", "rate": 16000,
                  "bits": 16},
}  # fmt: skip


def attack_texts(ground):
    before = os.environ.get("MYNAH_HOME")
    os.environ["MYNAH_HOME"] = str(ground.work / "home")  # the models of this person stay
    try:
        _attack(ground)
    finally:
        if before is None:
            del os.environ["MYNAH_HOME"]
        else:
            os.environ["MYNAH_HOME"] = before


def _attack(ground):
    workspace = made_workspace(ground.work / "ws", samples=0)
    store = VoiceStore(workspace)
    with store.staged() as staged:
        (staged / "model.safetensors").write_bytes(b"weights")
        store.publish("Anna", staged, {"kind": "lite", "sample_rate": 32_000})
    looks = _looks(ground.work, workspace, store.show("Anna").dir)
    for seed, rng in ground.each():
        name = rng.choice(sorted(looks))
        data = _spoilt(name, rng)
        begun = time.thread_time()
        try:
            looks[name](data)
            ground.count(f"{name} read")
        except MynahError as error:
            ground.count(f"{name} refused: {error.code}")
            if not error.message:
                ground.failed(seed, f"{name}: refused with a reason")
        except Exception:  # noqa: BLE001 - told as what it is
            ground.failed(
                seed, f"{name}: no fault", f"{data[:200]!r} {traceback.format_exc()[-700:]}"
            )
        took = time.thread_time() - begun
        ground.most("longest s", round(took, 2))
        if took > LONGEST_S:
            ground.failed(seed, f"{name}: no hang", f"{took} s, {data[:300]!r}")


def _spoilt(name, rng):
    if name in _LISTS:
        whole = bytes_of(changed(_LISTS[name], rng))
        return torn(whole, rng) if rng.random() < 0.3 else whole
    data = rng.choice((_TEXT, _TEXT * 2000, bytes(500), rng.randbytes(3000)))
    if rng.random() < 0.5:
        data = rng.choice(_MARKS) + data
    if rng.random() < 0.2:
        data = data.decode("utf-8", "replace").encode("utf-16")
    if rng.random() < 0.1:
        data = rng.choice((b"a", b". ", b"(", b"\n", "\u0301".encode(), b" ")) * rng.choice(
            (100_000, 4_000_001)
        )
    return torn(data, rng) if rng.random() < 0.5 else data


def _looks(work, workspace, voice):
    """By the name of what is spoilt: what reads it, and uses what came of it."""
    places = {
        "speak.json": workspace.root / speech_draft.FILE_NAME,
        "pronunciations.json": pronunciations.pronunciations_path(workspace),
        "presets.json": voice / presets.FILE_NAME,
        "received.json": catalogue.models_dir() / catalogue.RECEIVED_FILE,
    }
    places["received.json"].parent.mkdir(parents=True, exist_ok=True)

    def put(name, data):
        places[name].write_bytes(data)

    def draft(data):
        put("speak.json", data)
        found = speech_draft.load_draft(workspace)
        speech_draft.save_draft(workspace, found)
        assert speech_draft.load_draft(workspace) == found

    def words(data):
        put("pronunciations.json", data)
        for one in places["pronunciations.json"].parent.glob("pronunciations.json.*"):
            one.unlink()  # set aside before
        found = pronunciations.read_pronunciations(workspace)
        assert isinstance(pronunciations.Replacements(found.entries)("The Mynah (a|b)* x."), str)

    def settings(data):
        put("presets.json", data)
        for one in presets.load_presets(workspace, "Anna"):
            json.dumps(dict(one.settings))

    def models(data):
        put("received.json", data)
        assert all(isinstance(one, str) for one in catalogue.received().values())

    def takes(data):
        folder = work / "takes" / "session"
        folder.mkdir(parents=True)
        (folder / "a.wav").write_bytes(b"RIFF\0\0\0\0WAVE" + bytes(40_000))
        (folder / f"a{takes_module.FACTS_SUFFIX}").write_bytes(data)
        try:
            list(Takes(work / "takes").left_behind(workspace.root))
        finally:
            shutil.rmtree(work / "takes")

    def text(data):
        path = work / "a.txt"
        path.write_bytes(data)
        assert isinstance(transcripts.read(path).text, str)
        try:
            prompts.from_file(path)
        finally:
            text_files.read_text(path)

    return {"speak.json": draft, "pronunciations.json": words, "presets.json": settings,
            "received.json": models, "take.json": takes, "text": text}  # fmt: skip


TEXTS = Attack(
    "text-files",
    "Changed texts, drafts, lists of pronunciations, presets, takes and received models are opened:"
    " each is read or refused with a reason, quickly.",
    3_000,
    60,
    attack_texts,
)
