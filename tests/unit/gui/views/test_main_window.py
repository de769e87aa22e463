"""The frame of the window: sections, banners, the run in the header, and files dropped anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.views.main_window import MOST_BANNERS, MainWindow
from mynah.gui.views.parts import Page, Pill

pytestmark = pytest.mark.gui


@pytest.fixture
def window(qtbot):
    made = MainWindow()
    qtbot.addWidget(made)
    made.add_section("library", "Library", "library", QPlainTextEdit())
    made.add_section("train", "Train", "train", QLabel("train"))
    made.show()
    return made


def dragged(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def enter(window, data):
    event = QDragEnterEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window, data):
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_files_may_be_dropped_and_the_window_says_so(window, qtbot):
    data = dragged("/somewhere/a b.wav", "/somewhere/ordner ü")
    assert enter(window, data)
    assert window.drop_shown
    with qtbot.waitSignal(window.paths_dropped) as dropped:
        assert drop(window, data)
    assert [Path(one) for one in dropped.args[0]] == [
        Path("/somewhere/a b.wav"),
        Path("/somewhere/ordner ü"),
    ]
    assert not window.drop_shown


def test_what_is_no_file_is_left_to_others(window):
    text, web = QMimeData(), QMimeData()
    text.setText("hello")
    web.setUrls([QUrl("https://example.org/a.wav")])
    for data in (text, web):
        assert not enter(window, data)
        assert not window.drop_shown


def test_dragging_away_hides_it(window):
    enter(window, dragged("/somewhere/a.wav"))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drop_shown


def test_a_field_for_text_does_not_swallow_files(window):
    # Such a field would write the path into itself instead of importing the file.
    field = window.page("library")
    assert not field.acceptDrops()
    assert not field.viewport().acceptDrops()


def test_sections_by_key_and_by_button(window, qtbot):
    assert window.section == "library"
    with qtbot.waitSignal(window.section_shown) as shown:
        window.show_section("train")
    assert shown.args == ["train"]
    window.show_section("nothing of that name")
    assert window.section == "train"
    assert window.sections == ("library", "train")


def test_a_page_without_a_button(window):
    page = QLabel("welcome")
    window.show_page(page)
    assert window.section == ""
    window.show_section("library")
    assert window.section == "library"


def test_banners_are_few(window):
    made = [QLabel(str(number)) for number in range(MOST_BANNERS + 2)]
    for one in made:
        window.add_banner(one)
    assert window.banners == made[:1:-1]
    for one in window.banners:
        window.remove_banner(one)
    assert window.banners == []


def test_the_run_is_shown_from_every_section_and_then_not(window):
    window.header.show_run("Anna · 12 %", 0.12)
    strip = window.header.findChild(object, "run_strip")
    assert strip.isVisible()
    window.show_section("train")
    assert strip.isVisible()
    window.header.show_run("", None)
    assert not strip.isVisible()


def test_recent_workspaces_can_be_chosen(window, qtbot):
    window.header.show_workspace(Path("/somewhere/mine"), ["/somewhere/mine", "/somewhere/other"])
    menu = window.header.findChild(object, "workspace_button").menu()
    with qtbot.waitSignal(window.header.workspace_chosen) as chosen:
        menu.actions()[0].trigger()
    assert chosen.args == ["/somewhere/other"]


def test_closing_asks_first(window):
    window.may_close = lambda: False
    assert not window.close()
    assert window.isVisible()
    window.may_close = lambda: True
    assert window.close()


def test_actions_go_below_a_title_that_leaves_them_no_room(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    page = Page("A rather long title", parent=place)
    pill = Pill("A state that is told in many words")
    page.actions.addWidget(pill)
    page.resize(900, 300)
    place.show()
    qtbot.waitUntil(lambda: pill.geometry().left() > page.title.geometry().right())
    page.resize(300, 300)
    qtbot.waitUntil(lambda: pill.geometry().top() > page.title.geometry().bottom())
    assert pill.width() >= pill.sizeHint().width()
    page.resize(900, 300)
    qtbot.waitUntil(lambda: pill.geometry().left() > page.title.geometry().right())


def test_numbers_in_spin_boxes_do_not_touch_the_border(qtbot, qapp):
    theme.apply(qapp, "light")
    for made in (QSpinBox(), QDoubleSpinBox()):
        qtbot.addWidget(made)
        made.resize(made.sizeHint())
        made.show()
        line = made.lineEdit()
        free = line.width() - made.fontMetrics().horizontalAdvance(line.text())
        assert line.alignment() & Qt.AlignmentFlag.AlignRight
        assert free > made.fontMetrics().averageCharWidth()
