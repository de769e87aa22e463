"""How the window looks: one palette for light and one for dark, one accent colour, one spacing.

Fusion draws the widgets, the palette colours them, and a short style sheet made from the same
tokens adds shape. Whoever paints by hand (plots, delegates) asks :func:`tokens` when it paints, or
listens to :func:`notifier`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette

from mynah.gui.theme_style import STYLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
RADIUS = 8
_POINTS = 10.0
_SIZES = {"title": 1.8, "heading": 1.25, "figure": 1.55}  # times the font of everything else
SCHEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Tokens:
    """The colours of one scheme.

    Attributes:
        dark: Whether it is the dark scheme.
        window: Behind everything.
        surface: Cards, lists, fields.
        raised: Bars and hovered rows, between window and surface.
        border: Lines between things.
        text: Words.
        muted: Words of second rank; 4.5:1 against window and surface.
        accent: What is active or should be pressed next.
        on_accent: Words upon the accent.
        accent_soft: A tint of the accent for backgrounds.
        good: Fit for use.
        warn: Usable, with something to know.
        bad: Not usable, or lost.
        selection: Behind selected rows and words.
        wave: Waveforms.
        curve: A second line in plots, to be told from `accent`.
    """

    dark: bool
    window: QColor
    surface: QColor
    raised: QColor
    border: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    good: QColor
    warn: QColor
    bad: QColor
    selection: QColor
    wave: QColor
    curve: QColor


LIGHT = Tokens(
    dark=False,
    window=QColor("#F5F5F2"),
    surface=QColor("#FFFFFF"),
    raised=QColor("#ECECE7"),
    border=QColor("#D9D9D2"),
    text=QColor("#1D2322"),
    muted=QColor("#5C6664"),
    accent=QColor("#0B7A68"),
    on_accent=QColor("#FFFFFF"),
    accent_soft=QColor("#DDEFEB"),
    good=QColor("#2E7D32"),
    warn=QColor("#9A6200"),
    bad=QColor("#B3261E"),
    selection=QColor("#CFE7E1"),
    wave=QColor("#3C8F80"),
    curve=QColor("#B4690E"),
)
DARK = Tokens(
    dark=True,
    window=QColor("#17191A"),
    surface=QColor("#1F2223"),
    raised=QColor("#2A2E2F"),
    border=QColor("#383D3E"),
    text=QColor("#E8EAE9"),
    muted=QColor("#A3ACAA"),
    accent=QColor("#3DBFA5"),
    on_accent=QColor("#06231D"),
    accent_soft=QColor("#1E3A35"),
    good=QColor("#7CC47F"),
    warn=QColor("#E5B455"),
    bad=QColor("#F28B82"),
    selection=QColor("#27504A"),
    wave=QColor("#58B5A3"),
    curve=QColor("#E3A553"),
)


class Notifier(QObject):
    """Says when the colours have changed."""

    changed = Signal()


class _State:
    """What is applied now; one window system, one look."""

    tokens: Tokens = LIGHT
    notifier: Notifier | None = None
    watcher: _SystemWatcher | None = None


class _SystemWatcher(QObject):
    """Follows the desktop from light to dark and back while the scheme is "system"."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.scheme = "system"
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self) -> None:
        if self.scheme == "system":
            _colour(self._app, _system_tokens(self._app))


def tokens(widget: QWidget | None = None) -> Tokens:
    """The colours of now; of a widget that was given another palette, those of its lightness."""
    if widget is None:
        return _State.tokens
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def notifier() -> Notifier:
    """The object that says when the colours have changed."""
    if _State.notifier is None:
        _State.notifier = Notifier()
    return _State.notifier


def apply(app: QApplication, scheme: str = "system") -> None:
    """Give the whole application this look.

    Args:
        app: The application.
        scheme: One of :data:`SCHEMES`.
    """
    app.setStyle("Fusion")
    if _State.watcher is None or _State.watcher.parent() is not app:
        _State.watcher = _SystemWatcher(app)
    _State.watcher.scheme = scheme
    chosen = {"light": LIGHT, "dark": DARK}.get(scheme)
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(
        scheme, Qt.ColorScheme.Unknown
    )
    app.styleHints().setColorScheme(wanted)  # title bars and native dialogs follow where they can
    _colour(app, chosen or _system_tokens(app))


def is_colour_change(event: QEvent) -> bool:
    """Whether this change event of a widget means that it must take its colours anew."""
    return event.type() in {
        QEvent.Type.PaletteChange,
        QEvent.Type.StyleChange,
        QEvent.Type.ApplicationPaletteChange,
    }


def _system_tokens(app: QApplication) -> Tokens:
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _colour(app: QApplication, chosen: Tokens) -> None:
    _State.tokens = chosen
    app.setPalette(palette(chosen))
    app.setStyleSheet(style_sheet(chosen, app.font().pointSizeF()))
    notifier().changed.emit()


def palette(of: Tokens) -> QPalette:
    """The Qt palette of these tokens."""
    role = QPalette.ColorRole
    made = QPalette()
    pairs = (
        (role.Window, of.window),
        (role.WindowText, of.text),
        (role.Base, of.surface),
        (role.AlternateBase, of.raised),
        (role.ToolTipBase, of.raised),
        (role.ToolTipText, of.text),
        (role.PlaceholderText, of.muted),
        (role.Text, of.text),
        (role.Button, of.surface),
        (role.ButtonText, of.text),
        (role.BrightText, of.bad),
        (role.Link, of.accent),
        (role.LinkVisited, of.accent),
        (role.Highlight, of.selection),
        (role.HighlightedText, of.text),
        (role.Light, of.surface.lighter(110)),
        (role.Midlight, of.raised),
        (role.Mid, of.border),
        (role.Dark, of.border.darker(120)),
        (role.Shadow, of.border.darker(160)),
        (role.Accent, of.accent),
    )
    for which, colour in pairs:
        made.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        faded = QColor(of.muted)
        faded.setAlpha(150)
        made.setColor(QPalette.ColorGroup.Disabled, which, faded)
    return made


def style_sheet(of: Tokens, points: float) -> str:
    """The style sheet with the colours of these tokens, and sizes from the font's points."""
    values = {
        one.name: getattr(of, one.name).name()
        for one in fields(of)
        if isinstance(getattr(of, one.name), QColor)
    }
    # A font that was set in pixels has no points.
    size = points if points > 0 else _POINTS
    for kind, factor in _SIZES.items():
        values[f"{kind}_size"] = f"{size * factor:.1f}"
    values["scheme"] = "dark" if of.dark else "light"
    # The arrows and ticks of a style sheet are files; Qt wants their path with plain slashes.
    values["controls"] = str(files("mynah.resources") / "icons" / "controls").replace("\\", "/")
    values["accent_hover"] = (of.accent.lighter if of.dark else of.accent.darker)(112).name()
    return Template(STYLE).substitute(values)
