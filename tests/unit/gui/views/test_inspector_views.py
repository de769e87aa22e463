"""The widgets of the inspector by themselves: what they show, and what they ask for."""

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget

from mynah.audio.peaks import BASE_SAMPLES, Peaks
from mynah.audio.spectrogram import Spectrogram
from mynah.gui import theme
from mynah.gui.models.score_parts import ScorePart
from mynah.gui.views.inspector import reason_list
from mynah.gui.views.inspector.action_strip import ActionStrip
from mynah.gui.views.inspector.inspector_view import InspectorView
from mynah.gui.views.inspector.reason_list import ReasonList
from mynah.gui.views.inspector.score_panel import ScorePanel
from mynah.gui.views.inspector.sound_view import SoundView
from mynah.gui.views.inspector.time_axis import moment
from mynah.gui.views.inspector.transcript_editor import TranscriptEditor
from mynah.gui.views.parts import Meter, icon

pytestmark = pytest.mark.gui

RATE = 16000


def pyramid(seconds=20.0):
    pairs = int(seconds * RATE / BASE_SAMPLES)
    loud = np.abs(np.sin(np.arange(pairs) / 20)).astype(np.float32)
    base = np.stack((-loud, loud), axis=1)
    levels = [base]
    while len(levels[-1]) > 64:
        last = levels[-1][: len(levels[-1]) // 4 * 4].reshape(-1, 4, 2)
        levels.append(np.stack((last[..., 0].min(1), last[..., 1].max(1)), axis=1))
    return Peaks(RATE, pairs * BASE_SAMPLES, tuple(levels))


def picture(start=0.0, end=20.0):
    levels = np.tile(np.arange(0, 192, dtype=np.uint8)[:, None], (1, 50))
    return Spectrogram(start, end, 60.0, 8000.0, -10.0, levels)


@pytest.fixture
def sound(qtbot, monkeypatch):
    # Moves that follow each other faster than a hand can make them are passed over.
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", -1)
    made = SoundView()
    qtbot.addWidget(made)
    made.resize(600, 260)
    made.show()
    made.clear(20.0)
    made.show_peaks(pyramid())
    made.show_spectrogram(picture())
    QApplication.processEvents()
    return made


def at(sound, seconds):
    """Where a moment is on the canvas."""
    box = sound._canvas.wave_box
    point = box.mapViewToScene(box.mapToView(box.rect().center()))
    x = box.mapViewToScene(QPointF(seconds, 0.0)).x()
    return QPoint(round(x), round(point.y()))


def test_a_click_asks_to_go_there(qtbot, sound):
    with qtbot.waitSignal(sound.seek_requested) as asked:
        qtbot.mouseClick(sound._canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(sound, 5.0))
    assert asked.args[0] == pytest.approx(5.0, abs=0.1)
    assert sound.selection is None


def drag(qtbot, sound, first, last, button=Qt.MouseButton.LeftButton):
    viewport = sound._canvas.viewport()
    qtbot.mousePress(viewport, button, pos=at(sound, first))
    for share in (0.3, 0.6, 1.0):
        place = at(sound, first + share * (last - first))
        qtbot.mouseMove(viewport, place)
        QApplication.processEvents()
    qtbot.mouseRelease(viewport, button, pos=at(sound, last))


def test_a_drag_selects_and_its_edges_can_be_moved(qtbot, sound):
    drag(qtbot, sound, 12.0, 6.0)
    assert sound.selection == pytest.approx((6.0, 12.0), abs=0.15)
    drag(qtbot, sound, sound.selection[1], 15.0)
    assert sound.selection == pytest.approx((6.0, 15.0), abs=0.2)
    assert all(region.isVisible() for region in sound._canvas.regions)
    sound.set_selection(None)
    assert not any(region.isVisible() for region in sound._canvas.regions)


def wheel(sound, seconds, delta, modifiers=Qt.KeyboardModifier.NoModifier):
    place = QPointF(at(sound, seconds))
    event = QWheelEvent(
        place,
        QPointF(sound._canvas.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sound._canvas.viewport(), event)


def test_the_wheel_zooms_where_the_pointer_is_and_moves_with_shift(qtbot, sound):
    for _ in range(6):
        wheel(sound, 5.0, 120)
    view = sound.range
    assert view.span == pytest.approx(20.0 / 1.25**6)
    assert (5.0 - view.start) / view.span == pytest.approx(0.25, abs=0.02)
    wheel(sound, 5.0, -120, Qt.KeyboardModifier.ShiftModifier)
    assert sound.range.start > view.start
    assert sound.range.span == pytest.approx(view.span)
    sound.fit()
    assert sound.range.is_whole


def test_fit_shows_all_and_then_the_selection(sound):
    sound.set_selection((4.0, 6.0))
    sound.fit()
    assert sound.range.start < 4.0 < 6.0 < sound.range.end < 8.0
    sound.fit()
    assert sound.range.is_whole


def test_zooming_stays_around_the_playhead_and_playing_turns_the_page(sound):
    sound.set_position(15.0)
    sound.zoom(8.0)
    assert sound.range.start < 15.0 < sound.range.end
    sound.set_position(18.0, follow=True)
    assert sound.range.start < 18.0 < sound.range.end
    sound.set_position(2.0)
    assert sound.range.start > 2.0


def test_what_holds_still_asks_for_detail_once(qtbot, sound):
    seen = []
    sound.detail_wanted.connect(lambda *facts: seen.append(facts))
    with qtbot.waitSignal(sound.detail_wanted):
        for _ in range(5):
            sound.zoom(1.5)
    assert len(seen) == 1
    start, end, pixels = seen[0]
    assert (start, end) == (sound.range.start, sound.range.end)
    assert 300 < pixels < 700


def test_the_level_that_fits_is_drawn(sound):
    for _ in range(30):
        sound.zoom(1.5)
        assert 1 <= sound._canvas.wave._path.elementCount() <= 6 * sound.pixels
    start, step = sound.range.start - 0.01, 1 / RATE
    pairs = np.zeros((2000, 2), np.float32)
    pairs[:, 1] = 0.5
    sound.show_close_up(start, step, pairs)
    assert sound._canvas.wave.boundingRect().bottom() == pytest.approx(0.5)


def test_the_pitch_has_gaps_where_there_is_none(sound):
    hertz = np.full(2000, 120.0, np.float32)
    hertz[500:700] = 0.0
    sound.show_pitch(0.01, hertz)
    x, y = sound._canvas.curve.getData()
    assert np.isnan(y[(x > 5.0) & (x < 6.9)]).all()
    assert np.isfinite(y[x < 4.9]).all()
    assert 0.0 < np.nanmin(y) < 0.3


def colours_of(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_it_is_drawn_in_light_and_in_dark(qapp, sound):
    try:
        for scheme, tokens in (("light", theme.LIGHT), ("dark", theme.DARK)):
            theme.apply(qapp, scheme)
            seen = colours_of(sound)
            assert tokens.surface.name() in seen
            assert tokens.wave.name() in seen
    finally:
        theme.apply(qapp, "light")


@pytest.mark.parametrize(
    ("seconds", "step", "text"),
    [
        (65.0, 5.0, "1:05"),
        (3.2, 0.2, "0:03.2"),
        (3.245, 0.005, "0:03.245"),
        (59.99, 0.01, "0:59.99"),
    ],
)
def test_the_scale_has_as_many_decimals_as_it_needs(seconds, step, text):
    assert moment(seconds, step) == text


# The score


def test_the_score_has_a_bar_a_number_and_a_word(qtbot):
    panel = ScorePanel()
    qtbot.addWidget(panel)
    part = ScorePart("noise", "Noise", 0.4, "fair", "fair", "18 dB", "How far.")
    panel.show_parts([part])
    bar = panel.findChild(Meter, "score_bar_0")
    assert bar.accessibleName() == "Noise, 18 dB, fair"
    assert bar.value == pytest.approx(0.4)
    panel.show_parts([part, part])
    panel.show_parts([])
    assert "not measured" in panel._none.text()
    assert not panel._none.isHidden()


def test_each_reason_has_one_action(qtbot):
    reasons = ReasonList()
    qtbot.addWidget(reasons)
    asked = []
    reasons.action_requested.connect(asked.append)
    reasons.show_reasons([("noise", "x", "warn"), ("pauses", "x", "warn"), ("long", "x", "info")])
    for code in ("noise", "pauses", "long"):
        reasons.findChild(QAbstractButton, f"reason_{code}_action").click()
    assert asked == [reason_list.RECORD, reason_list.SHORTEN_PAUSES, reason_list.KEEP]
    reasons.findChild(QAbstractButton, "decide_exclude").click()
    assert asked[-1] == reason_list.EXCLUDE
    assert reasons.findChild(QAbstractButton, "decide_keep") is None  # `long` offers it
    reasons.show_reasons([])
    assert reasons.isHidden()


def test_the_words_of_a_strip_go_when_there_is_no_room(qtbot):
    actions = [QAction(text) for text in ("Trim", "Trim silence", "Split")]
    for action in actions:
        action.setObjectName(action.text().replace(" ", "_"))
        action.setIcon(icon("trim"))
    place = QWidget()
    qtbot.addWidget(place)
    strip = ActionStrip(actions, place)
    place.show()
    strip.resize(strip.sizeHint())
    one = strip.findChild(QToolButton, "Split_button")
    assert one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    strip.resize(strip.minimumSizeHint())
    assert one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert one.accessibleName() == "Split"


# The transcript


@pytest.fixture
def editor(qtbot):
    made = TranscriptEditor()
    qtbot.addWidget(made)
    made.show()
    made.show_text("Hello.", "file")
    return made


def test_it_is_saved_when_it_is_left_and_only_when_it_changed(qtbot, editor):
    seen = []
    editor.edited.connect(seen.append)
    editor.field.setFocus()
    editor.field.clearFocus()
    assert seen == []
    editor.field.setFocus()
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "Bye.")
    assert editor.is_changed
    qtbot.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["Bye."]
    editor.field.clearFocus()
    assert seen == ["Bye."]
    assert not editor.is_changed


def test_words_that_wait_are_offered(qtbot, editor):
    editor.show_text("", "needs_review", "All of it.")
    review = editor.findChild(QLabel, "transcript_review")
    assert "All of it." in review.text()
    editor.findChild(QAbstractButton, "transcript_use").click()
    assert editor.text == "All of it."
    assert editor.is_changed


def test_typing_does_not_press_the_keys_of_the_inspector(qtbot):
    view = InspectorView()
    qtbot.addWidget(view)
    view.setCurrentIndex(1)
    view.show()
    pressed = []
    view.commands.split.triggered.connect(lambda: pressed.append(1))
    view.commands.split.setEnabled(True)
    field = view.transcript.field
    field.setFocus()
    qtbot.keyClicks(field, "sit")
    assert field.toPlainText() == "sit"
    assert pressed == []


def test_everything_that_can_be_reached_has_a_name(qtbot):
    view = InspectorView()
    qtbot.addWidget(view)
    view.setCurrentIndex(1)
    assert view.sound.accessibleName()
    view.show()
    names = []
    for widget in view.findChildren(QAbstractButton):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            names.append(widget.accessibleName() or widget.text())
            assert names[-1], widget.objectName()
            assert widget.objectName()
    assert "Trim silence" in names
    assert all(action.toolTip() for action in view.commands.all())


def test_it_changes_with_the_palette(qtbot, sound):
    QApplication.sendEvent(sound, QEvent(QEvent.Type.PaletteChange))
    assert sound.grab().width() > 0
