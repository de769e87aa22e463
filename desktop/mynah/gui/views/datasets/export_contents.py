"""Which files an export will hold, and how they are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

from mynah.gui import dataset_words, theme
from mynah.gui.training_words import number
from mynah.gui.views.parts import label

if TYPE_CHECKING:
    from mynah.project.export_plan import ExportPlan


class ExportContents(QWidget):
    """A short table: name of a file, what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(theme.L)
        self._form.setVerticalSpacing(theme.XS)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._shown: list[tuple[str, str]] = []

    def show_plan(self, plan: ExportPlan) -> None:
        """Show what this export will hold."""
        rows = self._rows(plan)
        if rows == self._shown:
            return
        self._shown = rows
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, text in rows:
            pair = label(name, "strong", self), label(text, "muted", self, wrap=True)
            self._form.addRow(*pair)
            for one in pair:
                one.show()

    def _rows(self, plan: ExportPlan) -> list[tuple[str, str]]:
        rows: list[tuple[str, str]] = []
        if plan.provider == "rvc":
            rows.append(("*.wav", self.tr("the recordings as they are")))
        else:
            words = self.tr("the recordings at {rate} Hz, one channel, 16 bit")
            rows.append(("wavs", words.format(rate=number(plan.rate))))
        if plan.provider == "piper":
            rows.append(("metadata.csv", self.tr("a line id|text for each, without a header")))
        if plan.provider == "sovits":
            rows.append(("*.list", self.tr("a line path|speaker|language|text for each")))
            rows += self._reference(plan)
        rows.append(("validation.json", self.tr("this report")))
        return rows

    def _reference(self, plan: ExportPlan) -> list[tuple[str, str]]:
        if plan.reference is None or not plan.reference.parts:
            return []
        length = dataset_words.seconds_exactly(plan.reference.seconds)
        words = self.tr("the reference clip, {length}, and what is said in it")
        return [("reference.wav, .txt", words.format(length=length))]
