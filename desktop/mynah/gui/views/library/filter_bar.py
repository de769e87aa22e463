"""Search and filters above the list of samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.sample_filter import CHOSEN, NO_SET, NOT_CHOSEN, SampleFilter
from mynah.gui.models.sample_words import reason_words, verdict_word
from mynah.gui.views.parts import Banner, icon, tool_button
from mynah.gui.views.parts.short_combo import ShortCombo

_TYPING_MS = 120
_COUNTING_MS = 250
_SET = "set:"
_SEARCH_LETTERS = 18
_COMBO_LETTERS = 7


class FilterBar(QWidget):
    """Asks a filter for samples: by words, verdict, reason, dataset; and says what it asks for.

    Args:
        samples: The filter, with its table set.
        parent: Its parent.

    Signals:
        left: The person is done with searching and goes on to the list.
    """

    left = Signal()

    def __init__(self, samples: SampleFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self._samples = samples
        self._typing = self._timer(_TYPING_MS, self._on_typed)
        self._counting = self._timer(_COUNTING_MS, self.fill)
        self.search = QLineEdit(self)
        self.search.setObjectName("sample_search")
        self.search.setPlaceholderText(self.tr("Search names and transcripts"))
        self.search.setAccessibleName(self.tr("Search names and transcripts"))
        self.search.setToolTip(self.tr("Search names and transcripts"))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # files that are dropped upon it are recordings too
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * _SEARCH_LETTERS)
        glass = self.search.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        glass.setText(self.tr("Search"))
        self.search.textEdited.connect(self._on_edited)
        self.search.textChanged.connect(self._on_text_changed)
        self.search.returnPressed.connect(self._on_search_left)
        self.verdict = self._combo("verdict_filter", self.tr("Verdict"))
        self.reason = self._combo("reason_filter", self.tr("Reason"))
        self.dataset = self._combo("dataset_filter", self.tr("Dataset"))
        self.clear = tool_button("close", self.tr("Show all recordings"), name="clear_filters")
        self.clear.clicked.connect(samples.clear)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.search, 3)
        for combo in (self.verdict, self.reason, self.dataset):
            row.addWidget(combo, 2)
        row.addWidget(self.clear)
        self.strip = Banner("info", action=self.tr("Show all"), parent=self, closable=False)
        self.strip.action_triggered.connect(samples.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(row)
        column.addWidget(self.strip)
        samples.criteria_changed.connect(self.show_criteria)
        table = samples.table
        for changed in (table.rowsInserted, table.rowsRemoved, table.modelReset, table.dataChanged):
            changed.connect(self._on_table_changed)
        self.fill()
        self.show_criteria()

    def begin_search(self) -> None:
        """Go to the field for searching, with what stands there selected."""
        self.search.setFocus()
        self.search.selectAll()

    def fill(self) -> None:
        """Offer the verdicts, reasons and datasets that there are, with their numbers."""
        rows = self._samples.table.rows
        verdicts = Counter(row.verdict for row in rows)
        codes = Counter(code for row in rows for code in row.codes)
        sets = Counter(name for row in rows for name in row.sets)
        any_verdict, any_reason = self.tr("Any verdict"), self.tr("Any reason")
        self._offer(
            self.verdict,
            [
                (any_verdict, ""),
                *((_counted(verdict_word(one), verdicts[one]), one) for one in ("ok", "warn")),
            ],
        )
        common = [code for code, _ in codes.most_common()]
        self._offer(
            self.reason,
            [
                (any_reason, ""),
                *((_counted(reason_words(code).label, codes[code]), code) for code in common),
            ],
        )
        self._offer(
            self.dataset,
            [
                (self.tr("Any dataset"), ""),
                (self.tr("Chosen"), CHOSEN),
                (self.tr("Not chosen"), NOT_CHOSEN),
                (self.tr("In no dataset"), NO_SET),
                *((_counted(name, sets[name]), _SET + name) for name in sorted(sets)),
            ],
        )
        self.show_criteria()

    def show_criteria(self) -> None:
        """Show what is asked for now, whoever asked."""
        asked = self._samples.criteria
        with QSignalBlocker(self.search):
            if self.search.text().split() != asked.text.split():
                self.search.setText(asked.text)
        self._select(self.verdict, next(iter(asked.verdicts), ""))
        self._select(self.reason, next(iter(asked.codes), ""))
        self._select(self.dataset, _SET + asked.dataset if asked.dataset else asked.choice)
        listed = asked.ids is not None
        if listed:
            title = asked.title or self.tr("Only some recordings are shown.")
            self.strip.say("info", title, "", self.tr("Show all"))
        self.strip.setVisible(listed)
        self.clear.setVisible(not asked.empty and not listed)

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(then)
        return made

    def _combo(self, name: str, words: str) -> QComboBox:
        made = ShortCombo(words, _COMBO_LETTERS, self)
        made.setObjectName(name)
        made.activated.connect(self._on_picked)
        return made

    def _offer(self, combo: QComboBox, entries: Iterable[tuple[str, str]]) -> None:
        listed = list(entries)
        there = [(combo.itemText(n), combo.itemData(n)) for n in range(combo.count())]
        if listed == there:
            return
        with QSignalBlocker(combo):
            combo.clear()
            for text, data in listed:
                combo.addItem(text, data)

    def _select(self, combo: QComboBox, data: str) -> None:
        with QSignalBlocker(combo):
            found = combo.findData(data)
            if found < 0 and data:
                # Asked for, but nothing has it any more: still say what is asked for.
                combo.addItem(data.removeprefix(_SET), data)
                found = combo.count() - 1
            combo.setCurrentIndex(max(0, found))

    def _on_table_changed(self) -> None:
        self._counting.start()

    def _on_edited(self) -> None:
        self._typing.start()

    def _on_text_changed(self, text: str) -> None:
        if not text:
            self._on_typed()

    def _on_typed(self) -> None:
        self._typing.stop()
        self._samples.change(text=self.search.text())

    def _on_search_left(self) -> None:
        self._on_typed()
        self.left.emit()

    def _on_picked(self) -> None:
        verdict, code = self.verdict.currentData(), self.reason.currentData()
        where = str(self.dataset.currentData() or "")
        in_set = where.startswith(_SET)
        self._samples.change(
            verdicts=frozenset({verdict}) if verdict else frozenset(),
            codes=frozenset({code}) if code else frozenset(),
            dataset=where.removeprefix(_SET) if in_set else "",
            choice="" if in_set else where,
        )


def _counted(text: str, count: int) -> str:
    return f"{text} ({count})"
