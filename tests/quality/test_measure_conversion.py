"""The arithmetic of the quality table, with judges that heard what the test says."""

from __future__ import annotations

import json
import math
from pathlib import Path

import measure_conversion as measure
import pytest
from judges import Heard, spoken_words


def heard(words="", speaker=(1.0, 0.0), hz=(), mos=3.0):
    return Heard(
        seconds=1.0,
        peak=0.5,
        words=words.split(),
        speaker=list(speaker),
        dnsmos=mos,
        pitch_hz=[float(f) for f in hz],
        voiced=[f > 0 for f in hz],
    )


class FakeJudges:
    def __init__(self, answers):
        self.answers = answers

    def hear(self, path):
        return self.answers[path]


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [("", "", 0), ("a b c", "a b c", 0), ("a b c", "a x c", 1), ("a b", "", 2), ("a b", "b c", 2)],
)
def test_edit_distance(a, b, edits):
    assert measure.edit_distance(a.split(), b.split()) == edits


def test_case_and_punctuation_are_no_words():
    assert spoken_words(" Don\u2019t stop -- NOW, Mr. Fox!") == [
        "don't",
        "stop",
        "now",
        "mr",
        "fox",
    ]


def test_pitch_error_is_of_the_frames_voiced_in_both_against_the_shifted_source():
    octave = 2.0
    source = heard(hz=[100, 110, 120, 0, 130])
    converted = heard(hz=[200, 220, 240 * 2 ** (50 / 1200), 90, 0])
    found = measure.pitch_agreement(source, converted, 12 * math.log2(octave))
    assert found.cents == pytest.approx(0, abs=0.01)
    assert found.voicing == pytest.approx(3 / 5)
    assert found.shift == 12
    assert found.near == 1
    other = measure.pitch_agreement(source, converted, 12.2)  # the third frame is 30 cents above it
    assert other.near == 1
    other = measure.pitch_agreement(source, converted, 11.0)
    assert other.cents == pytest.approx(100, abs=0.01)
    assert other.near == 0
    assert measure.pitch_agreement(source, converted, 11.7).near == pytest.approx(2 / 3)
    assert measure.pitch_agreement(source, converted, None).shift == pytest.approx(12)


def test_pitch_error_without_common_frames_is_not_a_number():
    found = measure.pitch_agreement(heard(hz=[100, 0]), heard(hz=[0, 100]), 0.0)
    assert math.isnan(found.cents)
    assert math.isnan(found.near)
    assert found.voicing == 0


@pytest.fixture
def recordings(tmp_path):
    """Two sources of one speaker, their conversions, two references."""
    names = {
        "sources/ann/1.flac": heard("one two", (0.0, 1.0), [100, 100]),
        "sources/ann/2.flac": heard("three four", (0.0, 1.0), [100, 100]),
        "converted/ann/1.wav": heard("one two", (1.0, 0.0), [200, 200], mos=2.0),
        "converted/ann/2.wav": heard("three", (0.6, 0.8), [200, 0], mos=3.0),
        "ref/a.flac": heard(speaker=(1.0, 0.0)),
        "ref/b.flac": heard(speaker=(1.0, 0.0)),
    }
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path, FakeJudges({tmp_path / name: what for name, what in names.items()})


def test_table_of_two_pairs(recordings):
    root, judges = recordings
    (root / "converted" / "shifts.json").write_text(json.dumps({"ann/1": 12, "ann/2": 12}))
    pairs = measure.find_pairs(root / "sources", root / "converted", 0.0, 0)
    results = measure.measure_pairs(pairs, reference=root / "ref", judges=judges)
    rows = {row["speaker"]: row for row in measure.summarise(results, root / "ref", judges)}
    assert rows["ann"]["like"] == pytest.approx(0.8)
    assert rows["ann"]["left"] == pytest.approx(0.4)
    assert rows["ann"]["words"] == pytest.approx(1 / 4)
    assert rows["ann"]["mos"] == pytest.approx(2.5)
    assert rows["ann"]["cents"] == pytest.approx(0)
    assert rows["source"]["like"] == pytest.approx(0)
    assert rows["natural"]["like"] == pytest.approx(1)
    text = measure.table(list(rows.values()))
    assert "25.0%" in text
    assert len({line.count("|") for line in text.splitlines()}) == 1


def test_a_missing_conversion_is_said_and_the_rest_is_measured(recordings, capsys):
    root, _ = recordings
    (root / "converted" / "ann" / "2.wav").unlink()
    pairs = measure.find_pairs(root / "sources", root / "converted", 0.0, 0)
    assert [pair.source.name for pair in pairs] == ["1.flac"]
    assert "1 sources without a conversion" in capsys.readouterr().err


def test_nothing_converted_is_an_error(recordings, tmp_path):
    root, _ = recordings
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(SystemExit, match="no audio"):
        measure.find_pairs(root / "sources", empty, 0.0, 0)


def test_limit_counts_for_each_speaker(tmp_path):
    for name in ("ann/1.wav", "ann/2.wav", "bob/1.wav"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    chosen = measure.chosen_sources(tmp_path, 1)
    assert [path.relative_to(tmp_path) for path in chosen] == [Path("ann/1.wav"), Path("bob/1.wav")]
