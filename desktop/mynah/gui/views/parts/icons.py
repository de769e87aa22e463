"""Line icons from `resources/icons`, drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mynah.gui import theme


class _LineIcon(QIconEngine):
    """Draws one SVG whose lines are ``currentColor``, in whatever colour holds while painting."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it; a disabled one is faint."""
        tokens = theme.tokens()
        role = self._role
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.45)
        elif role == "text" and state == QIcon.State.On:
            role = "accent"
        colour = getattr(tokens, role).name()
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(QRectF(rect).center()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(_coloured(self._name, colour))).render(painter, square)
        painter.setOpacity(1.0)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A transparent picture of it."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """An engine that draws the same."""
        made = _LineIcon(self._name, self._role)
        _engines.append(made)  # as below: Qt takes it, and Python would destroy it
        return made


@lru_cache(maxsize=256)
def icon(name: str, role: str = "text") -> QIcon:
    """An icon that follows light and dark.

    Args:
        name: File name in `resources/icons`, without `.svg`; an empty icon when there is none.
        role: Theme token of its colour.
    """
    engine = _LineIcon(name, role)
    _engines.append(engine)  # QIcon owns it in C++; its Python half must live as long
    return QIcon(engine)


_engines: list[QIconEngine] = []  # one a name and role, and one a copy that was changed


@lru_cache(maxsize=256)
def _coloured(name: str, colour: str) -> bytes:
    return _source(name).replace(b"currentColor", colour.encode("ascii"))


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    try:
        return files("mynah.resources").joinpath("icons", f"{name}.svg").read_bytes()
    except FileNotFoundError:
        return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>'
