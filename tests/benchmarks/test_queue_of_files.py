"""The queue of many files works when somebody needs it, and tells bad from good."""

from __future__ import annotations

import pytest
import queue_of_files


@pytest.mark.engine
def test_a_few_files_both_ways(capsys):
    queue_of_files.main(["--count", "6", "--seconds", "0.5", "--format", "flac"])
    said = capsys.readouterr().out
    assert said.count("6 files in") == 2
    assert said.count("lost 0, order kept") == 2


@pytest.mark.parametrize(
    ("changes", "good"),
    [
        ({}, True),
        ({"lost": ["0003.wav"]}, False),
        ({"order": [0, 2, 1]}, False),
        ({"memory": [100] * 50 + [111]}, False),
    ],
)
def test_what_is_good(changes, good):
    passage = queue_of_files.Passage("x", memory=[100, 300, 300], order=[0, 1, 2])
    for name, value in changes.items():
        setattr(passage, name, value)
    assert passage.good() is good
    assert any("growth" in line for line in passage.lines())
