import numpy as np
import pytest
import soundfile

from helpers.library import fake_sample
from helpers.samples import speech_like
from mynah.gui.services import thumbnails
from mynah.gui.services.background import Background
from mynah.gui.services.thumbnails import PARTS, ThumbnailStore

pytestmark = pytest.mark.gui


@pytest.fixture
def store(qapp, tmp_path):
    background = Background()
    made = ThumbnailStore(background)
    made.set_folder(tmp_path / "cache")
    yield made
    background.close()


@pytest.fixture
def make(tmp_path):
    def made(number, seconds=3.0):
        sample = fake_sample(number, folder=tmp_path)
        soundfile.write(sample.path, speech_like(seconds, seed=number), 16000)
        return sample

    return made


def test_the_first_time_it_is_only_asked_for(store, make, qtbot, tmp_path):
    sample = make(1)
    with qtbot.waitSignal(store.thumbnail_made) as told:
        assert store.get(sample) is None
    assert told.args == [sample.id]
    found = store.get(sample)
    assert found.dtype == np.float32
    assert 0 < len(found) <= PARTS
    assert 0.1 < found.max() <= 1
    assert list((tmp_path / "cache").iterdir())


def test_a_long_one_has_no_more_parts(store, make, qtbot):
    sample = make(2, 180.0)
    with qtbot.waitSignal(store.thumbnail_made):
        store.get(sample)
    assert len(store.get(sample)) == PARTS


def test_what_cannot_be_read_is_empty_and_not_asked_again(store, tmp_path, qtbot):
    sample = fake_sample(1, folder=tmp_path)  # four bytes that are no sound
    with qtbot.waitSignal(store.thumbnail_made):
        store.get(sample)
    assert len(store.get(sample)) == 0


def test_only_the_last_asked_for_are_waited_for(store, make, qtbot, monkeypatch):
    monkeypatch.setattr(thumbnails, "_WAITING", 3)
    monkeypatch.setattr(thumbnails, "_AT_ONCE", 1)
    told = []
    store.thumbnail_made.connect(told.append)
    samples = [make(number, 0.3) for number in range(8)]
    for sample in samples:
        store.get(sample)
    qtbot.waitUntil(lambda: len(told) == 4)
    assert told == [samples[number].id for number in (0, 7, 6, 5)]


def test_only_the_last_used_are_kept(store, make, qtbot, monkeypatch):
    monkeypatch.setattr(thumbnails, "_KEPT", 2)
    samples = [make(number, 0.3) for number in range(3)]
    for sample in samples:
        with qtbot.waitSignal(store.thumbnail_made):
            store.get(sample)
    assert store.get(samples[2]) is not None
    assert store.get(samples[0]) is None


def test_another_workspace_forgets_what_is_on_its_way(store, make, qtbot, tmp_path):
    sample = make(1)
    store.get(sample)
    store.set_folder(tmp_path / "other")
    with qtbot.waitSignal(store.thumbnail_made):
        store.get(sample)
    assert list((tmp_path / "other").iterdir())
