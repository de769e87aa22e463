"""What lies behind a cell that is painted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


def draw_background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw selection, hover and focus as the style does for any other cell."""
    plain = QStyleOptionViewItem(option)
    plain.text = ""
    widget = option.widget if isinstance(option.widget, QWidget) else None
    style = widget.style() if widget is not None else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, widget)
