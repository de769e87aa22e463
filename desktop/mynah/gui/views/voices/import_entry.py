"""One voice that was found in files: what it is, its name, its index; or why it is refused."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, Pill, add_field, breakable, button, label
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.project.names import normal

if TYPE_CHECKING:
    from mynah.gui.models.voice_import_report import FoundVoice

_LONGEST = 80


class ImportEntry(Card):
    """Shows one.

    Args:
        found: The voice.
        taken: Names of the voices there are.
        apart: Whether it can be imported by itself, and be given a name.
        number: Its place in the list, for the names of its widgets.
        parent: Its parent.

    Signals:
        changed: Name or choice is another one.
        index_requested: Choose an index for it.
    """

    changed = Signal()
    index_requested = Signal()

    def __init__(
        self,
        found: FoundVoice,
        taken: Collection[str],
        *,
        apart: bool,
        number: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.found = found
        self._taken = {normal(one) for one in taken}
        self._number = number
        self._apart = apart
        if found.good:
            self._show_good(apart=apart)
        else:
            self._show_refused()

    @property
    def chosen(self) -> bool:
        """Whether it is to be imported."""
        return self.found.good and self.take.isChecked()

    @property
    def name(self) -> str:
        """What it is to be called."""
        return normal(self._name.text()) if self.found.good else ""

    def restore(self, name: str, take: bool) -> None:
        """Show again what was typed before the files were looked at once more."""
        if self._apart:
            self._name.setText(name)
            self.take.setChecked(take)

    def show_twin(self, *, twin: bool) -> None:
        """Say what its name means: another voice, or one of those above, may have it."""
        name = self.name
        if not name:
            text = self.tr("A voice needs a name.")
        elif twin:
            text = self.tr("Another voice of this list has this name; choose a second one.")
        elif name in self._taken:
            text = self.tr(
                "There is a voice of this name. This becomes a new version of it and is used from "
                "then on; the present one stays as an older version."
            )
        else:
            text = ""
        self._clash.setText(text)
        self._clash.setVisible(bool(text))

    def _show_good(self, *, apart: bool) -> None:
        found = self.found
        self.take = QCheckBox(self.tr("Import “{0}”").format(found.name), self)
        self.take.setObjectName(f"import_take_{self._number}")
        self.take.setChecked(True)
        self.take.setEnabled(apart)
        self.body.addWidget(self.take)
        facts = f"{found.what}: {found.facts}" if found.facts else found.what
        keeps = self.tr("Its card is kept: {0}").format(", ".join(found.keeps))
        missing = self.tr("Missing: {0}").format(", ".join(found.missing))
        told = [keeps] if found.keeps else []
        told += [missing] if found.missing else []
        for text in (facts, *found.notes, *told):
            self.body.addWidget(label(text, "", self, wrap=True))
        self.body.addWidget(label(breakable(found.file), "muted", self, wrap=True))
        index = found.index or self.tr("none")
        words = self.tr("Index: {0}. {1}").format(breakable(index), found.why_index)
        self.body.addWidget(label(words.strip(), "" if found.index else "warn", self, wrap=True))
        if apart and not found.own and found.path:
            choose = button(
                self.tr("Choose an index…"), "", name=f"import_index_{self._number}", parent=self
            )
            choose.clicked.connect(self.index_requested)
            self.body.addWidget(flow_widget(choose))
        self._name = QLineEdit(found.name, self)
        self._name.setMaxLength(_LONGEST)
        self._name.setEnabled(apart)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(theme.XS)
        add_field(form, self.tr("Name"), self._name, name=f"import_name_{self._number}")
        self.body.addLayout(form)
        if not apart:
            words = self.tr("Several voices of one archive come together, under these names.")
            self.body.addWidget(label(words, "muted", self, wrap=True))
        self._clash = label("", "warn", self, wrap=True)
        self._clash.setObjectName(f"import_clash_{self._number}")
        self.body.addWidget(self._clash)
        self._name.textChanged.connect(self.changed)
        self.take.toggled.connect(self.changed)

    def _show_refused(self) -> None:
        found = self.found
        self.body.addWidget(Pill(self.tr("Refused"), "bad", self))
        if found.name:
            self.body.addWidget(label(found.name, "strong", self, wrap=True))
        if found.file:
            self.body.addWidget(label(breakable(found.file), "muted", self, wrap=True))
        for line, text in enumerate(found.problem):
            self.body.addWidget(label(breakable(text), "bad" if line == 0 else "", self, wrap=True))
        copy = button(
            self.tr("Copy the reason"), "quiet", "copy", name=f"import_copy_{self._number}"
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(found.reason))
        self.body.addWidget(flow_widget(copy))
