"""A number to set by a slider or by typing it, with words at both ends of the slider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import label

if TYPE_CHECKING:
    from mynah.project.defaults import Option

_LEAST_SLIDER = 70


class SliderRow(QWidget):
    """A slider and a field that show the same number.

    Args:
        option: Its range, step and unit.
        title: Name for screen readers.
        help_text: Description and tool tip.
        ends: What the left and the right end mean, in a word or two.
        inverted: Whether the largest number is at the left.
        parent: Its parent.

    Signals:
        value_changed: Another number was chosen.
    """

    value_changed = Signal(float)

    def __init__(
        self,
        option: Option,
        title: str,
        help_text: str,
        ends: tuple[str, str],
        *,
        inverted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"row_{option.name}")
        self._step = float(option.step or 0.05)
        low, high = float(option.minimum or 0.0), float(option.maximum or 1.0)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName(f"slider_{option.name}")
        self.slider.setRange(round(low / self._step), round(high / self._step))
        self.slider.setPageStep(max(1, (self.slider.maximum() - self.slider.minimum()) // 8))
        self.slider.setInvertedAppearance(inverted)
        self.slider.setInvertedControls(inverted)
        self.slider.setMinimumWidth(_LEAST_SLIDER)
        self.spin = QDoubleSpinBox(self)
        self.spin.setObjectName(f"setting_{option.name}")
        self.spin.setRange(low, high)
        self.spin.setSingleStep(self._step)
        self.spin.setDecimals(1 if self._step >= 0.1 else 2)
        self.spin.setKeyboardTracking(False)
        described = f"{help_text} {ends[0]} … {ends[1]}."
        for one in (self.slider, self.spin):
            one.setAccessibleName(title)
            one.setAccessibleDescription(described)
            one.setToolTip(help_text)
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            one.installEventFilter(self)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.slider, 1)
        row.addWidget(self.spin)
        words = QHBoxLayout()
        words.setSpacing(theme.S)
        left, right = label(ends[0], "muted", self, wrap=True), label(ends[1], "muted", self)
        right.setWordWrap(True)
        right.setAlignment(Qt.AlignmentFlag.AlignRight)
        words.addWidget(left, 1)
        words.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addLayout(words)
        self.slider.valueChanged.connect(self._on_slider)
        self.spin.valueChanged.connect(self._on_spin)

    @property
    def value(self) -> float:
        """The number."""
        return self.spin.value()

    def set_value(self, value: float) -> None:
        """Show a number without telling about it."""
        for one in (self.slider, self.spin):
            one.blockSignals(True)
        self.spin.setValue(value)
        self.slider.setValue(round(self.spin.value() / self._step))
        for one in (self.slider, self.spin):
            one.blockSignals(False)

    def set_hint(self, text: str) -> None:
        """Change the tool tip of both."""
        self.slider.setToolTip(text)
        self.spin.setToolTip(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A wheel over it scrolls the page, unless it has the focus."""
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_slider(self, steps: int) -> None:
        self.set_value(steps * self._step)
        self.value_changed.emit(self.value)

    def _on_spin(self, value: float) -> None:
        self.set_value(value)
        self.value_changed.emit(self.value)
