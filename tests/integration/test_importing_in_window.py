"""The library page over the real engine: what is dropped comes into the list."""

import pytest
import shiboken6
import soundfile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from helpers.library_window import open_session
from helpers.samples import speech_like
from mynah.gui.controllers.library_controller import LibraryController
from mynah.gui.models.import_report import Phase
from mynah.gui.views.main_window import MainWindow

pytestmark = [pytest.mark.gui, pytest.mark.engine]
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)


@pytest.fixture
def session(qtbot, tmp_path):
    made = open_session(qtbot, tmp_path)
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def window(session, qtbot):
    library = LibraryController(session, session)
    made = MainWindow()
    made.library = library
    made.add_section("library", "Library", "library", library.view)
    made.paths_dropped.connect(library.imports.import_paths)
    made.show()
    with qtbot.waitSignal(session.samples_changed):
        session.reload_samples()
    yield made
    made.close()
    shiboken6.delete(made)


def drop(target, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPointF(50, 50), COPY, data, LEFT, NONE)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    dropped = QDropEvent(QPointF(50, 50), COPY, data, LEFT, NONE)
    QApplication.sendEvent(target, dropped)
    assert dropped.isAccepted()


def test_a_dropped_folder_comes_into_the_list(window, session, qtbot, tmp_path):
    folder = tmp_path / "Aufnahmen, ähm"
    folder.mkdir()
    for number in range(3):
        soundfile.write(folder / f"clip {number}.wav", speech_like(2.5, seed=number), 16000)
    (folder / "clip 0.txt").write_text("What was said.")
    (folder / "broken.wav").write_bytes(b"no sound")
    library = window.library
    drop(window, folder)
    assert library.view.imports.isVisible()
    with qtbot.waitSignal(library.imports.finished, timeout=60_000):
        pass
    report = library.imports.report
    assert report.phase is Phase.DONE
    assert len(report.imported) == 3
    assert [file.name for file in report.refused] == ["broken.wav"]
    assert report.refused[0].code == "not_audio"
    qtbot.waitUntil(lambda: session.samples.rowCount() == 3)
    assert library.current_sample is not None
    assert {row.transcript for row in session.samples.rows} == {"", "What was said."}
    assert session.problems == []


def test_an_import_is_stopped_and_what_was_added_stays(window, session, qtbot, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        soundfile.write(folder / f"clip {number:02}.wav", speech_like(3.0, seed=number), 16000)
    library = window.library
    library.imports.import_paths([str(folder)])
    qtbot.waitUntil(lambda: library.imports.report.done >= 1, timeout=60_000)
    with qtbot.waitSignal(library.imports.finished, timeout=60_000):
        library.view.imports.cancel.click()
    assert library.imports.report.phase is Phase.STOPPED
    added = len(library.imports.report.imported)
    assert 1 <= added < 40
    qtbot.waitUntil(lambda: session.samples.rowCount() == added)
