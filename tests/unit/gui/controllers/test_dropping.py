"""Which page gets the files that are dropped on the window."""

from __future__ import annotations

import pytest

from mynah.gui.controllers.dropping import DropRouter, DropTarget, are_voices, without_openers

pytestmark = pytest.mark.gui


class Pages:
    """A library, and pages that take what they are told to."""

    def __init__(self):
        self.shown = "library"
        self.taken = []
        self.router = DropRouter(lambda: self.shown, self.target("library", lambda _paths: True))

    def target(self, name, takes):
        return DropTarget(f"to {name}", takes, lambda paths: self.taken.append((name, paths)))

    def add(self, name, takes, *, voices=False):
        self.router.add(name, self.target(name, takes), voices=voices)


@pytest.fixture
def pages():
    made = Pages()
    made.add("convert", lambda paths: all(not one.endswith(".txt") for one in paths))
    made.add("voices", lambda _paths: True, voices=True)
    return made


def test_a_recording_goes_to_the_page_that_is_shown(pages):
    for shown, words in (("library", "to library"), ("convert", "to convert"), ("", "to library")):
        pages.shown = shown
        assert pages.router.words(["/a/b.wav"]) == words
        pages.router.drop(["/a/b.wav"])
    assert [name for name, _ in pages.taken] == ["library", "convert", "library"]


def test_what_the_shown_page_cannot_use_goes_to_the_library(pages):
    pages.shown = "convert"
    pages.router.drop(["/a/words.txt"])
    assert pages.taken == [("library", ["/a/words.txt"])]


@pytest.mark.parametrize("shown", ["library", "convert", "voices"])
def test_voices_go_to_their_page_from_everywhere(pages, shown):
    pages.shown = shown
    paths = ["/a/Anna.PTH", "/a/added_IVF1_Flat_nprobe_1_Anna_v2.index"]
    pages.router.drop(paths)
    assert pages.taken == [("voices", paths)]


def test_recordings_among_voices_are_no_voices():
    assert are_voices(["a.pth", "b.zip", "c.safetensors"])
    assert not are_voices(["a.pth", "b.wav"])
    assert not are_voices([])
    assert not are_voices(["/a/folder"])


def test_openers_of_workspaces_are_told_from_other_files(tmp_path):
    first, last = (str(tmp_path / name / "workspace.mynah") for name in ("one", "two"))
    folder, files = without_openers([first, "/a.wav", last])
    assert (folder, files) == (str(tmp_path / "two"), ["/a.wav"])
    assert without_openers(["/a.wav"]) == (None, ["/a.wav"])


def test_a_packed_voice_is_a_voice():
    assert are_voices(["/Anna.mynahvoice"])
