"""Gives the cells of the sentences their icons and colours, by the theme of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mynah.gui import theme
from mynah.gui.models.sentence_table import Look, LookRole
from mynah.gui.views.parts import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex


class SentenceDelegate(QStyledItemDelegate):
    """Draws what `LookRole` says."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Add icon and colour."""
        super().initStyleOption(option, index)
        look = index.data(LookRole)
        if not isinstance(look, Look):
            return
        if look.icon:
            option.icon = icon(look.icon, look.icon_role)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        colour = getattr(theme.tokens(), look.colour)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, colour)
