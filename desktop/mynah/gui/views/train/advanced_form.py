"""Every setting of a training, in the words of the community, with its range, help and reset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models.training_choice import advanced_options
from mynah.gui.views.parts import add_field, button, tool_button
from mynah.gui.views.train.option_words import option_help, option_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton

    from mynah.gui.models.training_choice import TrainingChoice
    from mynah.project.defaults import Option, Value

Field = QCheckBox | QComboBox | QDoubleSpinBox | QSpinBox


class AdvancedForm(QWidget):
    """A field for each setting of a kind of voice.

    Signals:
        value_changed: A setting (its name) was given another value (None: automatic).
        reset_requested: All settings back to the defaults.
    """

    value_changed = Signal(str, object)
    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.S, 0, 0)
        self._kind = ""
        self._fields: dict[str, Field] = {}
        self._resets: dict[str, QToolButton] = {}
        self._options: dict[str, Option] = {}
        self._place: QWidget | None = None
        self._reset = button(self.tr("Reset all"), "quiet", "undo", name="reset_settings")
        self._reset.clicked.connect(self.reset_requested)
        self._column.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)

    def show_choice(self, choice: TrainingChoice) -> None:
        """Show the settings as chosen."""
        if choice.kind != self._kind:
            self._build(choice.kind)
        for name, field in self._fields.items():
            field.blockSignals(True)
            _set(field, self._options[name], choice.value(name))
            field.blockSignals(False)
            self._resets[name].setEnabled(name in choice.values)
        self._reset.setEnabled(bool(choice.values))

    def field(self, name: str) -> Field:
        """The field of a setting."""
        return self._fields[name]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A wheel over a field scrolls the page, unless the field has the focus."""
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _build(self, kind: str) -> None:
        if self._place is not None:
            self._column.removeWidget(self._place)
            self._place.hide()
            self._place.deleteLater()
        self._kind = kind
        self._fields.clear()
        self._resets.clear()
        self._options = {option.name: option for option in advanced_options(kind)}
        self._place = QWidget(self)
        form = QFormLayout(self._place)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for option in self._options.values():
            self._add(form, option)
        self._column.insertWidget(0, self._place)

    def _add(self, form: QFormLayout, option: Option) -> None:
        name, field = option.name, self._made(option)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)
        title = option_label(option)
        reset = tool_button(
            "undo",
            self.tr("Reset {setting}").format(setting=title),
            name=f"reset_{name}",
        )
        reset.clicked.connect(lambda: self.value_changed.emit(name, option.default))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(field, 1)
        row.addWidget(reset)
        shown = add_field(form, title, both, option_help(option), name=f"setting_row_{name}")
        shown.setBuddy(field)
        field.setObjectName(f"setting_{name}")
        field.setAccessibleName(title)
        field.setAccessibleDescription(option_help(option))
        field.setToolTip(self._range_words(option))
        self._fields[name] = field
        self._resets[name] = reset

    def _made(self, option: Option) -> Field:
        name = option.name
        if isinstance(option.default, bool):
            check = QCheckBox(self.tr("On"))
            check.toggled.connect(lambda on: self.value_changed.emit(name, on))
            return check
        if option.text:
            return self._suggesting(option)
        if option.choices:
            box = QComboBox()
            if option.default is None:
                box.addItem(self.tr("Automatic"), None)
            for one in option.choices:
                box.addItem(_choice_words(option, one), one)
            box.currentIndexChanged.connect(
                lambda _index: self.value_changed.emit(name, box.currentData())
            )
            return box
        return self._spin(option)

    def _suggesting(self, option: Option) -> QComboBox:
        """Any text, with the usual ones to choose from."""
        name, box = option.name, QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems([str(one) for one in option.choices])
        box.activated.connect(lambda _index: self.value_changed.emit(name, box.currentText()))
        line = box.lineEdit()
        assert line is not None  # noqa: S101 - an editable box has one
        line.editingFinished.connect(
            lambda: self.value_changed.emit(name, box.currentText().strip() or option.default)
        )
        return box

    def _spin(self, option: Option) -> Field:
        name = option.name
        spin: QSpinBox | QDoubleSpinBox
        if isinstance(option.step, int):
            spin = QSpinBox()
            automatic = option.default is None
            spin.setRange(int(option.minimum or 0) - automatic, int(option.maximum or 0))
            spin.setSingleStep(option.step)
            if automatic:  # the value below the smallest one
                spin.setSpecialValueText(self.tr("Automatic"))
        else:
            spin = QDoubleSpinBox()
            spin.setRange(option.minimum or 0.0, option.maximum or 0.0)
            spin.setSingleStep(option.step or 1.0)
            spin.setDecimals(1)
        if option.unit:
            spin.setSuffix(f" {option.unit}")
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda _value: self.value_changed.emit(name, _value_of(spin)))
        return spin

    def _range_words(self, option: Option) -> str:
        if option.minimum is None or option.maximum is None:
            return option_help(option)
        words = self.tr("{help} From {least} to {most} {unit}.")
        return words.format(
            help=option_help(option),
            least=f"{option.minimum:.10g}",
            most=f"{option.maximum:.10g}",
            unit=option.unit,
        ).replace(" .", ".")


def _set(field: Field, option: Option, value: Value) -> None:
    if isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, QComboBox) and field.isEditable():
        field.setEditText(str(value or ""))
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(value)))
    elif isinstance(field, QSpinBox):
        whole = int(value) if isinstance(value, int | float) else int(option.minimum or 0) - 1
        field.setValue(whole)
    else:
        field.setValue(float(value) if isinstance(value, int | float) else 0.0)


def _value_of(spin: QSpinBox | QDoubleSpinBox) -> Value:
    if isinstance(spin, QSpinBox) and spin.specialValueText() and spin.value() == spin.minimum():
        return None
    return spin.value()


def _choice_words(option: Option, value: str | int) -> str:
    if option.name == "sample_rate":
        return f"{int(value) // 1000}k"
    return str(value)
