"""A blind listening test: two candidates under the names 1 and 2, and an honest result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.views.parts import Meter, add_field, button, label
from mynah.project.listening import (
    FEWEST_TRIALS,
    FIRST,
    MOST_TRIALS,
    NEITHER,
    SECOND,
    USUAL_TRIALS,
)

if TYPE_CHECKING:
    from mynah.gui.models.candidate import Candidate
    from mynah.project.listening import ListeningResult

_LETTERS = 64


class BlindTestDialog(QDialog):
    """Questions, then what they say. It never learns which of the two is 1.

    Args:
        candidates: What can be compared.
        intro: What is done, in a sentence or two.
        chosen: Places of the two that are proposed.
        parent: Its parent.

    Signals:
        begun: Keys of two candidates and a number of questions were chosen.
        listen_requested: Hear 1 or 2.
        answered: 1, 2, or 0 for no difference.
        use_requested: Go on with the one that was preferred.
    """

    begun = Signal(int, int, int)
    listen_requested = Signal(int)
    answered = Signal(int)
    use_requested = Signal()

    def __init__(
        self,
        candidates: Sequence[Candidate],
        intro: str,
        chosen: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("blind_test_dialog")
        self.setWindowTitle(self.tr("Blind listening test"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self._heard: set[int] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._made_start(candidates, intro, chosen))
        self._pages.addWidget(self._made_question())
        self._pages.addWidget(self._made_result())
        self._pages.addWidget(self._made_waiting())
        column.addWidget(self._pages)

    def _made_start(
        self, candidates: Sequence[Candidate], intro: str, chosen: tuple[int, int]
    ) -> QWidget:
        page, column = _page()
        column.addWidget(label(self.tr("Which one sounds better?"), "heading", page))
        column.addWidget(label(intro, "muted", page, wrap=True))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._states = (QComboBox(page), QComboBox(page))
        for box, place in zip(self._states, chosen, strict=True):
            for one in candidates:
                text = self.tr("{name} ({note})").format(name=one.name, note=one.note)
                box.addItem(text if one.note else one.name, one.key)
            box.setCurrentIndex(place)
            box.currentIndexChanged.connect(self._check)
        self._count = QSpinBox(page)
        self._count.setRange(FEWEST_TRIALS, MOST_TRIALS)
        self._count.setValue(USUAL_TRIALS)
        add_field(form, self.tr("This one"), self._states[0], name="blind_first")
        add_field(form, self.tr("against"), self._states[1], name="blind_second")
        add_field(
            form,
            self.tr("Questions"),
            self._count,
            self.tr("The more, the surer: ten take about two minutes."),
            name="blind_count",
        )
        column.addLayout(form)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(self.tr("Not now"), "quiet", name="blind_close", parent=page)
        close.clicked.connect(self.reject)
        self.begin = button(self.tr("Begin"), "primary", name="blind_begin", parent=page)
        self.begin.setDefault(True)
        self.begin.clicked.connect(self._on_begin)
        row.addWidget(close)
        row.addWidget(self.begin)
        column.addLayout(row)
        self._check()
        return page

    def _made_question(self) -> QWidget:
        page, column = _page()
        self._number = label("", "heading", page)
        column.addWidget(self._number)
        self._progress = Meter(page)
        column.addWidget(self._progress)
        column.addWidget(
            label(self.tr("Listen to both, as often as you like."), "muted", page, wrap=True)
        )
        row = QHBoxLayout()
        self._listen = []
        for name, key in ((FIRST, "1"), (SECOND, "2")):
            press = button(
                self.tr("Hear {name}").format(name=name),
                "",
                "play",
                name=f"hear_{name}",
                parent=page,
            )
            press.setShortcut(key)
            press.setToolTip(self.tr("Key {key}").format(key=key))
            press.clicked.connect(lambda _c=False, name=name: self._on_listen(name))
            row.addWidget(press, 1)
            self._listen.append(press)
        column.addLayout(row)
        column.addStretch(1)
        answers = QHBoxLayout()
        self._answers = []
        for name, text in (
            (FIRST, self.tr("1 is better")),
            (NEITHER, self.tr("No difference")),
            (SECOND, self.tr("2 is better")),
        ):
            press = button(text, name=f"answer_{name}", parent=page)
            press.clicked.connect(lambda _c=False, name=name: self.answered.emit(name))
            answers.addWidget(press, 1)
            self._answers.append(press)
        column.addLayout(answers)
        return page

    def _made_result(self) -> QWidget:
        page, column = _page()
        self._verdict = label("", "heading", page, wrap=True)
        column.addWidget(self._verdict)
        self._counts = label("", "", page, wrap=True)
        column.addWidget(self._counts)
        self._honest = label("", "muted", page, wrap=True)
        column.addWidget(self._honest)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        self._use = button("", "", "check", name="blind_use", parent=page)
        self._use.clicked.connect(self._on_use)
        row.addWidget(self._use)
        done = button(self.tr("Close"), "primary", name="blind_done", parent=page)
        done.clicked.connect(self.accept)
        row.addWidget(done)
        column.addLayout(row)
        return page

    def _made_waiting(self) -> QWidget:
        page, column = _page()
        column.addStretch(1)
        column.addWidget(label(self.tr("Both say a few sentences…"), "heading", page, wrap=True))
        column.addWidget(
            label(
                self.tr("More than one sentence makes the test fairer."), "muted", page, wrap=True
            )
        )
        self._prepared = Meter(page)
        column.addWidget(self._prepared)
        column.addStretch(1)
        return page

    def show_preparing(self, share: float) -> None:
        """The sentences are being made; `share` of them is done."""
        self._pages.setCurrentIndex(3)
        self._prepared.show_value(share)

    def ask(self, number: int, of: int) -> None:
        """Ask a question; the answers wait until both were heard."""
        self._pages.setCurrentIndex(1)
        self._heard = set()
        text = self.tr("Question {number} of {of}")
        self._number.setText(text.format(number=number, of=of))
        self._progress.show_value((number - 1) / of)
        self._allow()
        self._listen[0].setFocus()

    def show_result(self, names: tuple[str, str], result: ListeningResult, use: str = "") -> None:
        """Say what came out; `use` is what the button says that takes the preferred one."""
        self._pages.setCurrentIndex(2)
        self._verdict.setText(verdict(names, result))
        self._counts.setText(counts(names, result))
        self._honest.setText(honest(result))
        self._use.setText(use)
        self._use.setVisible(bool(use and result.preferred))

    def show_failed(self, title: str, text: str) -> None:
        """Say why there can be no test."""
        self._pages.setCurrentIndex(2)
        self._verdict.setText(title)
        self._counts.setText(text)
        self._honest.setText("")
        self._use.hide()

    def _check(self) -> None:
        if hasattr(self, "begin"):
            first, second = (box.currentData() for box in self._states)
            self.begin.setEnabled(first is not None and second is not None and first != second)

    def _on_begin(self) -> None:
        first, second = (int(box.currentData()) for box in self._states)
        self.begun.emit(first, second, self._count.value())

    def _on_use(self) -> None:
        self.use_requested.emit()
        self.accept()

    def _on_listen(self, name: int) -> None:
        self._heard.add(name)
        self._allow()
        self.listen_requested.emit(name)

    def _allow(self) -> None:
        both = len(self._heard) == 2
        for press in self._answers:
            press.setEnabled(both)
            press.setToolTip("" if both else self.tr("Hear both first"))


def verdict(names: tuple[str, str], result: ListeningResult) -> str:
    """The outcome in a sentence."""
    preferred = result.preferred
    if not preferred:
        return QCoreApplication.translate("Listening", "You found neither of them better.")
    if result.convincing:
        text = QCoreApplication.translate("Listening", "You prefer: {name}.")
    else:
        text = QCoreApplication.translate(
            "Listening", "Perhaps you prefer: {name}. It is not certain."
        )
    return text.format(name=names[0] if preferred == "a" else names[1])


def counts(names: tuple[str, str], result: ListeningResult) -> str:
    """How often each was preferred."""
    text = QCoreApplication.translate(
        "Listening", "{a}: {na} times. {b}: {nb} times. No difference: {neither} times."
    )
    return text.format(a=names[0], na=result.a, b=names[1], nb=result.b, neither=result.neither)


def honest(result: ListeningResult) -> str:
    """What the numbers can and cannot say."""
    if result.convincing:
        text = QCoreApplication.translate(
            "Listening",
            "By guessing alone a difference like this comes up in {share} of tests, "
            "so it is hardly chance.",
        )
    else:
        text = QCoreApplication.translate(
            "Listening",
            "By guessing alone a difference like this comes up in {share} of tests, "
            "so nothing follows from it. More questions would tell more.",
        )
    return text.format(share=words.percent(result.p, 1 if result.p < 0.1 else 0))


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.M)
    return page, column
