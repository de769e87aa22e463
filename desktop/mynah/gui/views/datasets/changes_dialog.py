"""What saving changes in a dataset, shown before it is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QListWidget, QWidget

from mynah.gui import dataset_words, theme
from mynah.gui.views.datasets.sheet import Sheet
from mynah.gui.views.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mynah.gui.models.set_changes import SetChanges
    from mynah.project.sample import Sample

REPLACE, SAVE_AS, DISCARD = "replace", "save_as", "discard"
_MOST_NAMES = 500
_ROWS_SHOWN = 6


class ChangesDialog(Sheet):
    """Totals before and after, and the clips that come and go.

    It answers `replace`, `save_as` or, when another dataset is to be opened, `discard`.
    """

    def __init__(
        self, title: str, changes: SetChanges, *, leaving: bool = False, parent: QWidget | None
    ) -> None:
        """Make the dialog.

        Args:
            title: What is asked.
            changes: What would change.
            leaving: Whether it is asked because another dataset is to be opened.
            parent: Its parent.
        """
        super().__init__(title, "", parent)
        self.set_text(self.tr("This is what changes in the saved dataset:"))
        self.body.addLayout(self._figures(changes))
        self._add_list("added_clips", self.tr("Coming in"), changes.added)
        self._add_list("removed_clips", self.tr("Taken out"), changes.removed)
        if changes.gone:
            words = self.tr(
                "%n recording(s) of it were deleted from the library.", "", changes.gone
            )
            self.body.addWidget(label(words, "muted", self, wrap=True))
        self.body.addStretch(1)
        self.add_cancel()
        if leaving:
            self.add_answer(DISCARD, self.tr("Discard changes"), "danger")
        self.add_answer(SAVE_AS, self.tr("Save under another name…"))
        self.add_answer(REPLACE, self.tr("Save changes"), "primary")

    def _figures(self, changes: SetChanges) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.XL)
        grid.setVerticalSpacing(theme.XS)
        before, after = changes.before, changes.after
        rows = (
            (self.tr("Recordings"), str(before.samples), str(after.samples)),
            (
                self.tr("Length"),
                dataset_words.length(before.seconds),
                dataset_words.length(after.seconds),
            ),
            (self.tr("Held out"), str(before.held_out), str(after.held_out)),
            (
                self.tr("Mean quality"),
                dataset_words.quality(before.quality),
                dataset_words.quality(after.quality),
            ),
        )
        for column, words in enumerate(("", self.tr("Saved now"), self.tr("After saving"))):
            grid.addWidget(label(words, "muted", self), 0, column)
        for number, (name, old, new) in enumerate(rows, 1):
            grid.addWidget(label(name, "", self), number, 0)
            grid.addWidget(label(old, "", self), number, 1)
            changed = label(new, "strong" if new != old else "", self)
            changed.setAccessibleName(f"{name}: {old} → {new}")
            grid.addWidget(changed, number, 2)
        grid.setColumnStretch(3, 1)
        return grid

    def _add_list(self, name: str, words: str, samples: Sequence[Sample]) -> None:
        if not samples:
            return
        heading = label(f"{words} ({dataset_words.clips(len(samples))})", "strong", self)
        shown = QListWidget(self)
        shown.setObjectName(name)
        shown.setAccessibleName(heading.text())
        shown.setUniformItemSizes(True)
        shown.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        shown.addItems([one.original_name or one.id for one in samples[:_MOST_NAMES]])
        if len(samples) > _MOST_NAMES:
            shown.addItem(self.tr("and %n more", "", len(samples) - _MOST_NAMES))
        shown.ensurePolished()
        rows = min(_ROWS_SHOWN, max(2, shown.count()))
        row = shown.sizeHintForRow(0) + 2
        shown.setMaximumHeight(row * rows + theme.S)
        shown.setMinimumHeight(row * 2 + theme.S)
        heading.setBuddy(shown)
        self.body.addWidget(heading)
        self.body.addWidget(shown)
