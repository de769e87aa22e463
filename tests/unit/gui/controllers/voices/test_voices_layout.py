"""Nothing on the page of voices or in its dialogs is cut, whatever the words and the font."""

import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea

from helpers.gui_voices import RVC, publish
from helpers.watchdog import files_touched
from helpers.whole_window import cut, nameless
from mynah.gui import theme
from mynah.gui.controllers.voices_controller import VoicesController
from mynah.gui.translation import StretchedTranslator

pytestmark = pytest.mark.gui
LONG = "Kathleen of the lighthouse, gentle and with a name that fits nowhere"
PROBLEM = {"code": "BAD_INPUT", "message": "It would run code.", "hint": "Ask for another."}


@pytest.fixture
def stretched(qapp):
    translator = StretchedTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def large_font(qapp):
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    theme.apply(qapp, "light")
    yield
    qapp.setFont(before)
    theme.apply(qapp)


@pytest.fixture
def filled(qtbot, session):
    """The page, with a long name, two versions, and a voice that lacks everything."""
    workspace = session.workspace
    publish(workspace, LONG, content=b"1")
    publish(workspace, LONG, content=b"2", index=768)
    publish(workspace, "Bare", content=b"3", index=0, sample=False, card=RVC)
    made = VoicesController(session, session)
    qtbot.addWidget(made.view)
    made.view.resize(660, 460)  # what a window of 760 x 520 leaves
    made.view.show()
    session.open_workspace(workspace)
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
    return made


def settle():
    for _ in range(4):
        QCoreApplication.processEvents()


def each_dialog(page, session):
    """Every dialog, filled; closed again after it was looked at."""
    for name in ("card", "rename", "duplicate", "look", "export"):
        page.actions.menu[name].trigger()
        yield from shown(name)
    page.view.blend.click()
    yield from shown("blend")
    page.view.bin.click()
    yield from shown("bin")
    page.imports.look(["/in/a.pth", "/in/b.pth"])
    yield from shown("looking", close=False)
    voices = [
        {"name": "Ada", "file": "/in/a.pth", "what": "a voice", "why_index": "None is there."},
        {"name": "B", "file": "/in/b.pth", "problem": PROBLEM},
    ]
    left = [["/in/G_1.pth", "is a state; `mynah voices extract` takes the voice out of it"]]
    session.jobs.last.done({"voices": voices, "left": left})
    yield from shown("found")


def shown(name, *, close=True):
    settle()
    (dialog,) = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible()
    ]
    yield name, dialog
    if close:
        dialog.close()
        settle()


def all_of(page, session, find):
    """What `find` says of the page with each voice, scrolled to its end too, and of each dialog."""
    found = []
    for voice in (LONG, "Bare"):
        page.select(voice)
        settle()
        found += [f"{voice}: {one}" for one in find(page.view)]
        bar = page.panel.findChild(QScrollArea).verticalScrollBar()
        bar.setValue(bar.maximum())
        settle()
        found += [f"{voice}, below: {one}" for one in find(page.view)]
    page.select(LONG)
    for name, dialog in each_dialog(page, session):
        found += [f"{name}: {one}" for one in find(dialog)]
    return "\n".join(found)


def test_every_control_can_be_named(filled, session):
    assert not all_of(filled, session, nameless)


@pytest.mark.usefixtures("stretched")
def test_longer_words_are_not_cut(filled, session):
    assert not all_of(filled, session, cut)


@pytest.mark.usefixtures("large_font")
def test_larger_letters_are_not_cut(filled, session):
    filled.view.resize(1000, 640)
    assert not all_of(filled, session, cut)


def test_the_gui_thread_touches_no_file(filled, session, qtbot):
    with files_touched(session.workspace.root) as watch:
        all_of(filled, session, cut)
        session.voices.reload()
        assert session.background.wait(10_000)
        settle()
    assert watch.seen == []


def test_dialogs_leave_nothing_behind(filled, session):
    filled.select(LONG)
    seen = []
    for _ in range(3):
        for _name, dialog in each_dialog(filled, session):
            seen.append(weakref.ref(dialog))
        del dialog
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle()
    gc.collect()
    alive = [one() for one in seen if one() is not None and shiboken6.isValid(one())]
    assert alive == []
