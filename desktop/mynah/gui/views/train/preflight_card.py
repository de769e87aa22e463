"""Third column of the set-up: what is looked at before the flight, and the trial."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.preflight import Check, Fix, Subject, Verdict
from mynah.gui.views.parts import Card, button, icon, label
from mynah.gui.views.train import check_words
from mynah.gui.views.train.trial_panel import TrialPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

_ICONS = {
    Verdict.UNKNOWN: ("clock", "muted"),
    Verdict.PASS: ("check_circle", "good"),
    Verdict.WARN: ("warning", "warn"),
    Verdict.FAIL: ("error", "bad"),
}
_SIZE = 20


class CheckRow(QWidget):
    """One check: a sign, what was found, and the button that mends it."""

    def __init__(self, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = Verdict.UNKNOWN
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(0)
        self._sign = QLabel(self)
        grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(check_words.title(subject), "strong", self, wrap=True), 0, 1)
        self._text = label("", "muted", self, wrap=True)
        grid.addWidget(self._text, 1, 1)
        self.fix = button("", name=f"fix_{subject.value}", parent=self)
        grid.addWidget(self.fix, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        theme.notifier().changed.connect(self._draw)
        self.show_check(Check(subject, Verdict.UNKNOWN))

    def show_check(self, check: Check) -> None:
        """Show how it came out."""
        self._verdict = check.verdict
        text = check_words.text(check)
        self._text.setText(text)
        self.fix.setText(check_words.fix(check.fix))
        self.fix.setVisible(check.fix != Fix.NONE)
        title, verdict = check_words.title(check.subject), check_words.verdict(check.verdict)
        self.setAccessibleName(f"{title}: {verdict}. {text}")
        self._sign.setToolTip(verdict)
        self._draw()

    def _draw(self) -> None:
        name, role = _ICONS[self._verdict]
        drawn = icon(name, role).pixmap(QSize(_SIZE, _SIZE), self.devicePixelRatioF())
        self._sign.setPixmap(drawn)


class PreflightCard(Card):
    """The list of checks with the trial below.

    Signals:
        fix_requested: A button beside a check was pressed (a `Fix`).
        check_again_requested: Look at everything again.
    """

    fix_requested = Signal(object)
    check_again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("3. Before you start"), parent)
        self._rows: dict[Subject, CheckRow] = {}
        self._fixes: dict[Subject, Fix] = {}
        rows = QVBoxLayout()
        rows.setSpacing(theme.M)
        for subject in Subject:
            row = CheckRow(subject, self)
            row.fix.clicked.connect(lambda _c=False, one=subject: self._on_fix(one))
            rows.addWidget(row)
            self._rows[subject] = row
        self.body.addLayout(rows)
        again = button(self.tr("Look again"), "quiet", "refresh", name="check_again", parent=self)
        again.setToolTip(self.tr("Look at everything again"))
        again.clicked.connect(self.check_again_requested)
        self.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(theme.S)
        self.trial = TrialPanel(self)
        self.body.addWidget(self.trial)
        self.body.addStretch(1)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show how they came out."""
        for check in checks:
            self._rows[check.subject].show_check(check)
            self._fixes[check.subject] = check.fix

    def fix_button(self, subject: Subject) -> QPushButton:
        """The button beside a check."""
        return self._rows[subject].fix

    def _on_fix(self, subject: Subject) -> None:
        self.fix_requested.emit(self._fixes.get(subject, Fix.NONE))
