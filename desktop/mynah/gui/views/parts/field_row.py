"""A form's row: label, field and help, joined so that screen readers and tests find them."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from mynah.gui.views.parts.label import label


def add_field(
    form: QFormLayout, text: str, field: QWidget, help_text: str = "", *, name: str = ""
) -> QLabel:
    """Add a row to a form.

    Args:
        form: The form.
        text: The label; its buddy and accessible name become those of the field.
        field: What is filled in.
        help_text: A sentence below the field; also its description for screen readers.
        name: Object name of the field.

    Returns:
        The label.
    """
    made = QLabel(text)
    made.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    if name:
        field.setObjectName(name)
    if not help_text:
        form.addRow(made, field)
        return made
    field.setAccessibleDescription(help_text)
    field.setToolTip(help_text)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(field)
    column.addWidget(label(help_text, "muted", wrap=True))
    form.addRow(made, column)
    return made
