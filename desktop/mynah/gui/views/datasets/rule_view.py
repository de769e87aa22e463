"""One rule of a provider: a bar for the library, one for the chosen clips, and the fix."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mynah.gui import dataset_words, theme
from mynah.gui.models import choice_facts
from mynah.gui.views.parts import RuleBar, button, icon, label

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from mynah.gui.models.choice_facts import Bar, Fix, Rule

_ICONS = {
    choice_facts.ADD: "add",
    choice_facts.RECORD: "mic",
    choice_facts.SPLIT: "split",
    choice_facts.SHOW_WORST: "search",
    choice_facts.CHOOSE: "sparkle",
    choice_facts.WRITE: "edit",
}


class RuleView(QWidget):
    """A rule with its bars and buttons.

    Signals:
        fix_requested: The button of a failing rule was pressed (a `Fix`).
    """

    fix_requested = Signal(object)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"rule_{code}")
        self._code = code
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.XS, 0, theme.XS)
        column.setSpacing(theme.XS)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        self._title = label("", "strong", self, wrap=True)
        self._needed = label("", "muted", self)
        head.addWidget(self._title, 1)
        head.addWidget(self._needed)
        column.addLayout(head)
        self._library, self._library_fix = self._add_scope(column, "library")
        self._chosen, self._chosen_fix = self._add_scope(column, "chosen")

    def show_rule(self, rule: Rule, *, minimum_quality: float, with_fixes: bool) -> None:
        """Show how far the rule is met.

        Args:
            rule: The rule.
            minimum_quality: What each clip must reach where that is asked, for the words.
            with_fixes: Whether failing bars get their buttons.
        """
        self._title.setText(dataset_words.rule(rule.code))
        needed = dataset_words.rule_value(self._code, rule.library.needed, of_library=True)
        if rule.code == "quality_each":
            needed = dataset_words.quality(minimum_quality)
        self._needed.setText(self.tr("at least {value}").format(value=needed))
        self._show_scope(self._library, self.tr("Library"), rule.library, of_library=True)
        self._chosen.setVisible(rule.chosen is not None)
        if rule.chosen is not None:
            self._show_scope(self._chosen, self.tr("Chosen"), rule.chosen, of_library=False)
        pairs = ((self._library_fix, rule.library), (self._chosen_fix, rule.chosen))
        for made, bar in pairs:
            fix = bar.fix if bar is not None and with_fixes else None
            self._show_fix(made, fix, minimum_quality)

    def _add_scope(self, column: QVBoxLayout, name: str) -> tuple[RuleBar, QPushButton]:
        bar = RuleBar(parent=self)
        bar.setObjectName(f"{self.objectName()}_{name}")
        bar.title.setProperty("kind", "muted")
        made = button("", name=f"fix_{self._code}_{name}", parent=self)
        made.clicked.connect(lambda: self.fix_requested.emit(made.property("fix")))
        made.hide()
        row = QHBoxLayout()
        row.addWidget(made)
        row.addStretch(1)
        column.addWidget(bar)
        column.addLayout(row)
        return bar, made

    def _show_scope(self, bar: RuleBar, name: str, value: Bar, *, of_library: bool) -> None:
        figures = dataset_words.rule_value(self._code, value.actual, of_library=of_library)
        bar.show_rule(name, figures, value.share, ok=value.ok)
        words = self.tr("{rule}, {scope}: {value}").format(
            rule=self._title.text(), scope=name, value=figures
        )
        bar.setAccessibleName(words)
        bar.setAccessibleDescription(self.tr("Met") if value.ok else self.tr("Not met"))

    def _show_fix(self, made: QPushButton, fix: Fix | None, quality: float) -> None:
        made.setProperty("fix", fix)
        made.setVisible(fix is not None)
        if fix is None:
            return
        made.setText(self._words(fix, quality))
        made.setIcon(_icon(fix.action))
        made.setToolTip(self._help(fix))

    def _words(self, fix: Fix, quality: float) -> str:
        minutes = fix.seconds >= 60
        span = math.ceil(fix.seconds / 60) if minutes else math.ceil(fix.seconds)
        if fix.action == choice_facts.ADD:
            if self._code == "quality_each":
                words = self.tr("Add %n recording(s) of at least {quality}", "", fix.count)
                return words.format(quality=dataset_words.quality(quality))
            return self.tr("Add %n more recording(s)", "", fix.count)
        if fix.action == choice_facts.RECORD:
            if minutes:
                return self.tr("Record %n more minute(s)", "", span)
            return self.tr("Record %n more second(s)", "", span)
        if fix.action == choice_facts.SPLIT:
            return self.tr("Show the %n longest to split", "", len(fix.ids))
        if fix.action == choice_facts.SHOW_WORST:
            return self.tr("Show the %n worst", "", fix.count)
        if fix.action == choice_facts.WRITE:
            return self.tr("Write %n transcript(s)", "", fix.count)
        if fix.count:
            return self.tr("Choose %n more recording(s)", "", fix.count)
        if minutes:
            return self.tr("Choose %n more minute(s)", "", span)
        return self.tr("Choose %n more second(s)", "", span)

    def _help(self, fix: Fix) -> str:
        texts = {
            choice_facts.ADD: self.tr("Choose files to bring into the library"),
            choice_facts.RECORD: self.tr("Go to the recorder"),
            choice_facts.SPLIT: self.tr("Select them in the list; each can be split below it"),
            choice_facts.SHOW_WORST: self.tr("Select them in the list, the worst first"),
            choice_facts.CHOOSE: self.tr("Choose automatically, with a preview"),
            choice_facts.WRITE: self.tr("Select the recordings without a transcript in the list"),
        }
        return texts.get(fix.action, "")


def _icon(action: str) -> QIcon:
    return icon(_ICONS.get(action, ""), "text")
