"""Small widgets that every page is made of."""

from mynah.gui.views.parts.banner import Banner
from mynah.gui.views.parts.button import button, set_kind, tool_button
from mynah.gui.views.parts.card import Card
from mynah.gui.views.parts.empty_state import EmptyState
from mynah.gui.views.parts.engine_state import EngineState
from mynah.gui.views.parts.field_row import add_field
from mynah.gui.views.parts.icons import icon
from mynah.gui.views.parts.label import breakable, label
from mynah.gui.views.parts.meter import Meter, RuleBar
from mynah.gui.views.parts.page import Page, scrolled
from mynah.gui.views.parts.pill import Pill
from mynah.gui.views.parts.player_bar import PlayerBar
from mynah.gui.views.parts.short_combo import ShortCombo
from mynah.gui.views.parts.voice_choice import VoiceChoice

__all__ = [
    "Banner",
    "Card",
    "EmptyState",
    "EngineState",
    "Meter",
    "Page",
    "Pill",
    "PlayerBar",
    "RuleBar",
    "ShortCombo",
    "VoiceChoice",
    "add_field",
    "breakable",
    "button",
    "icon",
    "label",
    "scrolled",
    "set_kind",
    "tool_button",
]
