"""Pictures of voices: read off the GUI thread, cut to a square, never too large."""

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from mynah.gui.models.voice_row import VoiceRow
from mynah.gui.services import portraits
from mynah.gui.services.background import Background
from mynah.gui.services.portraits import SIDE, Portraits, cut_portrait, read_portrait
from mynah.project.voice_card import VoiceCard
from mynah.project.voices import Voice, VoiceVersion

pytestmark = pytest.mark.gui


def painted(path, width, height, colour="#aa3311"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def row_with(picture, stamp=1):
    version = VoiceVersion("Ada", "v001", Path("/x"), VoiceCard(), True)
    return VoiceRow(Voice("Ada", Path("/x"), (version,)), picture=picture, stamp=stamp)


@pytest.mark.parametrize(("width", "height"), [(900, 300), (40, 900), (64, 64)])
def test_every_picture_becomes_a_square(tmp_path, width, height):
    cut = cut_portrait(painted(tmp_path / "a.png", width, height), SIDE)
    assert (cut.width(), cut.height()) == (SIDE, SIDE)
    assert cut.pixelColor(SIDE // 2, SIDE // 2).name() == "#aa3311"


def test_what_is_no_picture_or_too_large_is_none(tmp_path, monkeypatch):
    (tmp_path / "no.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    assert read_portrait(tmp_path / "no.png") is None
    assert read_portrait(tmp_path / "missing.png") is None
    good = painted(tmp_path / "a.png", 64, 64)
    monkeypatch.setattr(portraits, "MOST_PIXELS", 64 * 64 - 1)
    assert read_portrait(good) is None
    monkeypatch.undo()
    monkeypatch.setattr(portraits, "MOST_BYTES", 10)
    assert read_portrait(good) is None


def test_it_is_read_once_in_the_background_and_again_when_it_changed(qtbot, tmp_path, monkeypatch):
    threads = []

    def reading(path):
        threads.append(threading.current_thread())
        return read_portrait(path)

    monkeypatch.setattr(portraits, "read_portrait", reading)
    background = Background()
    store = Portraits(background)
    row = row_with(painted(tmp_path / "a.png", 64, 64))
    with qtbot.waitSignal(store.portrait_made) as made:
        assert store.get(row) is None
        assert store.get(row) is None  # asked for already
    assert made.args == [str(row.picture)]
    assert store.get(row) is not None
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
    with qtbot.waitSignal(store.portrait_made):
        assert store.get(row_with(row.picture, stamp=2)) is None
    assert store.get(row_with(None)) is None
    background.close()


def test_a_picture_that_cannot_be_read_is_not_asked_for_again(qtbot, tmp_path):
    background = Background()
    store = Portraits(background)
    row = row_with(tmp_path / "missing.png")
    assert store.get(row) is None
    qtbot.waitUntil(lambda: (str(row.picture), row.stamp) in store._made)
    assert store.get(row) is None
    assert store._asked == set()
    background.close()
