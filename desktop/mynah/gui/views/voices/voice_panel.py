"""The chosen voice: its sample, what to do with it, what was measured, and its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from mynah.gui import theme, voice_words
from mynah.gui.models import figures
from mynah.gui.models.voice_row import THERE
from mynah.gui.plain_tip import plain_tip
from mynah.gui.views.parts import (
    Card,
    Pill,
    PlayerBar,
    button,
    label,
    scrolled,
    set_kind,
    tool_button,
)
from mynah.gui.views.parts.flow_row import FlowLayout, FlowRow
from mynah.gui.views.voices.measures_card import MeasuresCard
from mynah.gui.views.voices.portrait import Portrait
from mynah.gui.views.voices.versions_card import VersionsCard

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QImage

    from mynah.gui.models.voice_row import VoiceRow
    from mynah.gui.views.parts.player_bar import PlayerLike


class VoicePanel(QWidget):
    """Shows one voice.

    Args:
        player: The window's player.
        actions: What can be done with it, by name; see `VoiceActions`.
        parent: Its parent.

    Signals:
        convert_requested: Convert something with it.
        speak_requested: Let it speak.
        use_requested: Offer it first from now on.
        version_requested: Use another version (its name).
    """

    convert_requested = Signal()
    speak_requested = Signal()
    use_requested = Signal()
    version_requested = Signal(str)

    def __init__(
        self, player: PlayerLike, actions: dict[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("voice_panel")
        self.setAccessibleName(self.tr("The chosen voice"))
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, theme.S, 0)
        self._column.setSpacing(theme.M)
        self._column.addWidget(self._make_head(actions))
        self._column.addWidget(self._make_sample(player))
        self.measures = MeasuresCard(inner)
        self._column.addWidget(self.measures)
        self._column.addWidget(self._make_facts(actions))
        self.versions = VersionsCard(inner)
        self._column.addWidget(self.versions)
        self._column.addStretch(1)
        self.versions.use_requested.connect(self.version_requested)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(inner)
        outer.addWidget(self._area)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 42)

    def _make_head(self, actions: dict[str, QAction]) -> QWidget:
        card = Card("", self)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        self.face = Portrait(parent=card)
        row.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.XS)
        self.name = label("", "heading", card, wrap=True)
        self.name.setObjectName("voice_name")
        self.kind = label("", "muted", card, wrap=True)
        words.addWidget(self.name)
        words.addWidget(self.kind)
        pills = QWidget(card)
        flow = FlowLayout(pills, theme.S)
        self._active = Pill(self.tr("Active"), "accent", pills)
        self._index = Pill("", "", pills)
        self._made = Pill(self.tr("Made by AI"), "", pills)
        for pill in (self._active, self._index, self._made):
            flow.addWidget(pill)
        words.addWidget(pills)
        row.addLayout(words, 1)
        row.addWidget(self._make_more(card, actions), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        card.body.addWidget(self._make_buttons(card))
        return card

    def _make_more(self, card: QWidget, actions: dict[str, QAction]) -> QWidget:
        self.more = tool_button(
            "more", self.tr("More for this voice"), name="voice_more", parent=card
        )
        menu = QMenu(self.more)
        for name, action in actions.items():
            if name in {"delete", "show_folder"}:
                menu.addSeparator()
            menu.addAction(action)
        self.more.setMenu(menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        return self.more

    def _make_buttons(self, card: QWidget) -> QWidget:
        place = QWidget(card)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        place.setSizePolicy(policy)
        flow = FlowRow(place)
        self.convert = button(
            self.tr("Convert with it"), "primary", "convert", name="voice_convert", parent=place
        )
        self.speak = button(self.tr("Speak with it"), "", "speak", name="voice_speak", parent=place)
        self.use = button(
            self.tr("Make active"), "", "check_circle", name="voice_use", parent=place
        )
        self.use.setToolTip(self.tr("Offer this voice first on every page"))
        for one in (self.convert, self.speak, self.use):
            flow.addWidget(one)
        self.convert.clicked.connect(self.convert_requested)
        self.speak.clicked.connect(self.speak_requested)
        self.use.clicked.connect(self.use_requested)
        return place

    def _make_sample(self, player: PlayerLike) -> QWidget:
        card = Card(self.tr("Listen"), self)
        self.player = PlayerBar(player, card, name="voice_sample")
        self._silent = label(
            self.tr("It brings no sample. Convert a recording to hear it."),
            "muted",
            card,
            wrap=True,
        )
        card.body.addWidget(self.player)
        card.body.addWidget(self._silent)
        return card

    def _make_facts(self, actions: dict[str, QAction]) -> QWidget:
        card = Card(self.tr("Made of"), self)
        self._facts = label("", "", card, wrap=True)
        self._consent = label("", "muted", card, wrap=True)
        self._index_help = label("", "muted", card, wrap=True)
        card.body.addWidget(self._facts)
        card.body.addWidget(self._consent)
        card.body.addWidget(self._index_help)
        place = QWidget(card)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        place.setSizePolicy(policy)
        flow = FlowRow(place)
        for name, icon_name in (("card", "info"), ("export", "export"), ("run", "chart")):
            made = button(actions[name].text(), "", icon_name, name=f"voice_{name}", parent=place)
            made.clicked.connect(actions[name].trigger)
            made.setVisible(actions[name].isVisible())
            actions[name].changed.connect(
                lambda made=made, action=actions[name]: made.setVisible(action.isVisible())
            )
            flow.addWidget(made)
        card.body.addWidget(place)
        return card

    def show_row(self, row: VoiceRow, image: QImage | None) -> None:
        """Show a voice."""
        card = row.card
        if row.name != self.name.text():
            self._area.verticalScrollBar().setValue(0)
        self.face.show_face(row.colour, row.initials, image)
        self.name.setText(row.name)
        self.name.setToolTip(plain_tip(row.name))
        self.kind.setText(" · ".join(voice_words.facts(card)))
        self._active.setVisible(row.active)
        self._index.show_state(voice_words.index_state(row.index))
        set_kind(self._index, "good" if row.index == THERE else "warn")
        self._index.setToolTip(voice_words.index_help(row.index))
        self._made.setVisible(card.made_by_ai)
        self.use.setEnabled(not row.active)
        self.player.set_file(row.sample or "")
        self.player.setVisible(row.sample is not None)
        self._silent.setVisible(row.sample is None)
        self.measures.show_card(card)
        self._show_facts(row)
        self.versions.show_voice(row.voice)

    def _show_facts(self, row: VoiceRow) -> None:
        card = row.card
        minutes = voice_words.minutes(card)
        recorded = self.tr("{0} of recordings").format(minutes) if minutes else ""
        known = (voice_words.origin(card), recorded, voice_words.trained(card))
        parts = [one for one in known if one]
        when = figures.exactly_when(voice_words.moment(card.created_at))
        if when:
            parts.append(self.tr("made {0}").format(when))
        nothing = self.tr("Nothing is known of how it was made.")
        self._facts.setText(" · ".join(parts) or nothing)
        said = self.tr("Consent: {0}").format(card.consent) if card.consent else ""
        nobody = self.tr("Nobody has written down whose voice it is and what they agreed to.")
        self._consent.setText(said or nobody)
        set_kind(self._consent, "muted" if said else "warn")
        self._index_help.setText(voice_words.index_help(row.index))

    def show_picture(self, row: VoiceRow, image: QImage | None) -> None:
        """The picture can be had now."""
        self.face.show_face(row.colour, row.initials, image)

    def focus_first(self) -> None:
        """Go to the first button."""
        self.convert.setFocus(Qt.FocusReason.ShortcutFocusReason)
