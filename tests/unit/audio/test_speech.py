"""The measures on recordings of people, and on damaged copies of them."""

import csv
import os
from pathlib import Path

import pytest

from mynah.audio.quality.assess import assess, assess_many

ROOT = Path(__file__).resolve().parents[3]
SPEECH = Path(os.environ.get("MYNAH_SPEECH") or ROOT.parent / "shared" / "speech")
TABLE = SPEECH / "flawed" / "metadata.csv"
CODES = {"8 kHz": "low_rate", "narrow band": "narrow_band", "clipping (flat tops)": "clipping"}
MENDED = {
    "made/dc_offset.flac": "dc_offset",
    "made/silence_lead_5s.flac": "leading_silence",
    "made/stereo_right_dead.wav": "dead_channel",
    "made/stereo_antiphase.wav": "antiphase",
    "made/float32_over.wav": "over_full_scale",
    "natural_librispeech/445-123857-0000.flac": "dc_offset",
    "natural_librispeech/1363-135842-0000.flac": "dc_offset",
}

pytestmark = pytest.mark.speech


def rows():
    if not TABLE.is_file():
        return []
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def allowed(expect):
    """Verdicts, and the reason that must be among those of a warning."""
    verdicts, code = set(), None
    for choice in expect.split(" or "):
        for word in choice.replace(",", " ").split()[:1]:
            verdicts |= {"accept": {"ok", "warn"}, "refuse": {"refused"}}.get(word, {"warn"})
    if "a clear refusal" in expect or ", or refuse" in expect:
        verdicts.add("refused")
    if expect == "warn if detected":
        return {"ok", "warn"}, None
    if expect.startswith("warn: "):
        name = expect.removeprefix("warn: ")
        code = CODES.get(name, name)
    return verdicts, code


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_flawed(row):
    first = SPEECH / "flawed" / "made" / "clean.flac"
    path = SPEECH / "flawed" / row["file"]
    found = assess_many([first, path])[1] if "duplicate" in row["expect"] else assess(path)
    verdicts, code = allowed(row["expect"])
    assert found.verdict in verdicts
    assert code is None or code in found.codes
    if "must not read it as noise" in row["expect"]:
        assert "noise" not in found.codes
    if row["file"] in MENDED:
        assert MENDED[row["file"]] in [note.code for note in found.mended]
    if "too short" in row["expect"] or "short" in (code or ""):
        assert "short" in found.codes


@pytest.mark.parametrize("folder", ["target/train", "target/ref", "sources", "singing"])
def test_good_recordings_are_not_refused(folder):
    paths = sorted((SPEECH / folder).rglob("*.flac"))[::6]
    found = [assess(path) for path in paths]
    assert all(one.verdict != "refused" for one in found)
    if folder.startswith("target"):  # quiet and clean
        assert all(one.verdict == "ok" for one in found)
        assert all(one.score > 0.9 for one in found)
