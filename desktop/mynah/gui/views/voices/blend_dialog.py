"""Blends two voices: which, how much of each, how it sounds, and what it is to be called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QLineEdit,
    QProgressBar,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models import blend_pairs, figures
from mynah.gui.plain_tip import plain_tip
from mynah.gui.views.parts import Card, PlayerBar, ShortCombo, add_field, button, label, scrolled
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.project.names import folded, normal

if TYPE_CHECKING:
    from mynah.gui.views.parts.player_bar import PlayerLike
    from mynah.project.voices import Voice

FIRST, BLEND, SECOND = "first", "blend", "second"
FILE = "file"
_LONGEST = 80


class BlendDialog(QDialog):
    """One blend.

    Signals:
        listen_requested: Make what is heard of these settings.
        side_requested: Hear another of the three (FIRST, BLEND or SECOND).
        file_requested: Choose a recording to listen with.
        settings_changed: Voices, share or recording are other ones: what was made is old.
        blend_requested: Make the voice.
    """

    listen_requested = Signal()
    side_requested = Signal(str)
    file_requested = Signal()
    settings_changed = Signal()
    blend_requested = Signal()

    def __init__(
        self, voices: Sequence[Voice], player: PlayerLike, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("voice_blend_dialog")
        self.setWindowTitle(self.tr("Blend two voices"))
        self._voices = {one.name: one for one in voices}
        self._taken = {folded(one.name) for one in voices}
        self._typed = False
        self._busy = False
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.M)
        column.addWidget(self._make_voices())
        column.addWidget(self._make_listening(player))
        column.addWidget(self._make_name())
        column.addStretch(1)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.message = label("", "muted", self, wrap=True)
        self.message.setObjectName("blend_message")
        self.go = button(self.tr("Make this voice"), "primary", "check", name="blend_go")
        self.cancel = button(self.tr("Cancel"), "", name="blend_cancel")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        outer.setSpacing(theme.M)
        outer.addWidget(label(self.tr("Blend two voices"), "title", self, wrap=True))
        said = self.tr(
            "The result is a voice of its own between the two; both stay. Its card names its "
            "parents, and the consent of both speakers holds for it."
        )
        outer.addWidget(label(said, "muted", self, wrap=True))
        outer.addWidget(scrolled(inner), 1)
        outer.addWidget(self.bar)
        outer.addWidget(self.message)
        outer.addWidget(flow_widget(self.go, self.cancel))
        self.go.clicked.connect(self.blend_requested)
        self.cancel.clicked.connect(self.reject)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 100, self.fontMetrics().height() * 44)
        self._offer_second()
        self._on_changed()

    @property
    def first(self) -> str:
        """Name of the first voice."""
        return str(self._first.currentData() or "")

    @property
    def second(self) -> str:
        """Name of the second voice; empty where none fits."""
        return str(self._second.currentData() or "")

    @property
    def ratio(self) -> float:
        """Share of the second, 0 to 1."""
        return self.slider.value() / 100

    @property
    def recording(self) -> str:
        """Path of the recording that is listened with."""
        return str(self._recording.currentData() or "")

    @property
    def name(self) -> str:
        """What the voice is to be called."""
        return normal(self._name.text())

    @property
    def side(self) -> str:
        """Which of the three is heard."""
        return next((key for key, one in self._sides.items() if one.isChecked()), BLEND)

    def choose(self, first: str) -> None:
        """Begin with this voice."""
        place = self._first.findData(first)
        if place >= 0:
            self._first.setCurrentIndex(place)

    def offer_recordings(self, offered: Sequence[tuple[str, str]]) -> None:
        """Words and paths of the recordings that can be listened with; a file comes last."""
        self._recording.clear()
        for words, path in offered:
            self._recording.addItem(words, path)
        self._recording.addItem(self.tr("A file…"), FILE)
        self._recording.setCurrentIndex(0)

    def add_recording(self, words: str, path: str) -> None:
        """Listen with a recording that was chosen."""
        place = self._recording.count() - 1
        self._recording.insertItem(place, words, path)
        self._recording.setCurrentIndex(place)

    def show_listening(self, *, busy: bool, words: str = "") -> None:
        """What is heard is being made, or was made."""
        self._busy = busy
        self.bar.setVisible(busy)
        self.say(words)
        self._on_state()

    def show_ready(self, path: str, duration: float = 0.0) -> None:
        """A file can be heard; an empty path: none."""
        self.player.set_file(path, duration)
        for one in self._sides.values():
            one.setEnabled(bool(path))

    def say(self, words: str, kind: str = "muted") -> None:
        """Say something below."""
        self.message.setText(words)
        self.message.setProperty("kind", kind)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setVisible(bool(words))

    def show_making(self, *, busy: bool) -> None:
        """The voice is being made."""
        self._busy = busy
        self.bar.setVisible(busy)
        self._on_state()

    def _make_voices(self) -> QWidget:
        place = Card(self.tr("Voices"), self)
        self._first = ShortCombo(self.tr("First voice"), 16, place)
        self._second = ShortCombo(self.tr("Second voice"), 16, place)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_field(form, self.tr("First voice"), self._first, name="blend_first")
        add_field(form, self.tr("Second voice"), self._second, name="blend_second")
        place.body.addLayout(form)
        for name in self._voices:
            self._first.addItem(name, name)
        self._why = label("", "warn", place, wrap=True)
        place.body.addWidget(self._why)
        self.slider = QSlider(Qt.Orientation.Horizontal, place)
        self.slider.setObjectName("blend_share")
        self.slider.setAccessibleName(self.tr("Share of the second voice"))
        self.slider.setRange(0, 100)
        self.slider.setValue(50)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(10)
        self._share = label("", "strong", place, wrap=True)
        self._share.setObjectName("blend_words")
        place.body.addWidget(self.slider)
        place.body.addWidget(self._share)
        self._first.currentIndexChanged.connect(self._offer_second)
        self._second.currentIndexChanged.connect(self._on_changed)
        self.slider.valueChanged.connect(self._on_changed)
        return place

    def _make_listening(self, player: PlayerLike) -> QWidget:
        place = Card(self.tr("How it sounds"), self)
        self._recording = ShortCombo(self.tr("Recording"), 16, place)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_field(form, self.tr("Say this"), self._recording, name="blend_recording")
        place.body.addLayout(form)
        self.listen = button(
            self.tr("Make it audible"), "", "headphones", name="blend_listen", parent=place
        )
        self._group = QButtonGroup(self)
        self._sides = {
            key: button("", "quiet", name=f"blend_side_{key}", parent=place)
            for key in (FIRST, BLEND, SECOND)
        }
        self._sides[BLEND].setText(self.tr("Blend"))
        for key, one in self._sides.items():
            one.setCheckable(True)
            one.setChecked(key == BLEND)
            one.setEnabled(False)
            self._group.addButton(one)
            one.clicked.connect(lambda _on=False, key=key: self.side_requested.emit(key))
        place.body.addWidget(flow_widget(self.listen, *self._sides.values()))
        self.player = PlayerBar(player, place, name="blend_player")
        place.body.addWidget(self.player)
        self.listen.clicked.connect(self.listen_requested)
        self._recording.currentIndexChanged.connect(self._on_recording)
        return place

    def _make_name(self) -> QWidget:
        place = Card("", self)
        self._name = QLineEdit(place)
        self._name.setMaxLength(_LONGEST)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        add_field(form, self.tr("&Name"), self._name, name="blend_name")
        place.body.addLayout(form)
        self._clash = label("", "warn", place, wrap=True)
        place.body.addWidget(self._clash)
        self._name.textEdited.connect(self._on_typed)
        self._name.textChanged.connect(lambda _text: self._on_state())
        return place

    def _offer_second(self) -> None:
        first, before = self._voices.get(self.first), self.second
        self._second.blockSignals(True)
        self._second.clear()
        reasons = []
        for name, voice in self._voices.items():
            reason = blend_pairs.obstacle(first, voice) if first is not None else ""
            self._second.addItem(f"{name} ({reason})" if reason else name, name)
            if reason:
                reasons.append(reason)
                self._disable(self._second.count() - 1, reason)
        possible = [
            one
            for one in range(self._second.count())
            if not self._second.itemData(one, Qt.ItemDataRole.ToolTipRole)
        ]
        place = self._second.findData(before)
        self._second.setCurrentIndex(
            place if place in possible else possible[0] if possible else -1
        )
        self._second.blockSignals(False)
        nothing = self.tr("No other voice fits this one: {0}.")
        others = [one for one, voice in self._voices.items() if voice is not first]
        if not possible and others and first is not None:
            said = sorted({blend_pairs.obstacle(first, self._voices[one]) for one in others})
            self._why.setText(nothing.format("; ".join(said)))
        elif not possible:
            self._why.setText(self.tr("A blend needs two voices of one kind."))
        else:
            self._why.setText("")
        self._why.setVisible(not possible)
        self._on_changed()

    def _disable(self, place: int, reason: str) -> None:
        model = self._second.model()
        item = model.item(place) if isinstance(model, QStandardItemModel) else None
        if isinstance(item, QStandardItem):
            item.setEnabled(False)
            item.setToolTip(plain_tip(reason))

    def _on_recording(self) -> None:
        if self.recording == FILE:
            self.file_requested.emit()
        else:
            self._on_changed()

    def _on_typed(self) -> None:
        self._typed = True

    def _on_changed(self) -> None:
        first, second, share = self.first, self.second, self.ratio
        shares = (figures.percent(1 - share), first, figures.percent(share), second or "…")
        self._share.setText(self.tr("{0} {1}, {2} {3}").format(*shares))
        self.slider.setAccessibleDescription(self._share.text())
        self._sides[FIRST].setText(first.replace("&", "&&") or "…")
        self._sides[SECOND].setText(second.replace("&", "&&") or "…")
        if not self._typed:
            joined = f"{first} + {second}" if second else ""
            name, number = joined, 2
            while joined and folded(name) in self._taken:
                name, number = f"{joined} {number}", number + 1
            self._name.setText(name)
        self.settings_changed.emit()
        self._on_state()

    def _on_state(self) -> None:
        pair = bool(self.first and self.second)
        taken = folded(self.name) in self._taken
        self._clash.setText(self.tr("There is already a voice of this name.") if taken else "")
        self._clash.setVisible(taken)
        self.listen.setEnabled(pair and not self._busy and self.recording not in ("", FILE))
        self.go.setEnabled(pair and not self._busy and bool(self.name) and not taken)
