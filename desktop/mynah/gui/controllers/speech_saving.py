"""Saving what was spoken: everything in one file, or each sentence in one of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from mynah.gui.models.speech import SentenceState
from mynah.gui.services.file_manager import show_in_folder
from mynah.gui.views.speak.save_dialog import SaveDialog, SaveOrder
from mynah.project.names import safe_name
from mynah.project.output_names import free_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mynah.gui.controllers.session import Session
    from mynah.gui.controllers.speaking import Order
    from mynah.gui.models.speech import Sentence
    from mynah.gui.services.background import Task
    from mynah.gui.services.warm_engine import Request
    from mynah.gui.views.speak.speak_page import SpeakPage
    from mynah.protocol.events import Failed

_TITLE_LETTERS = 40


class SpeechSaving(QObject):
    """Asks where to, and lets the engine write the files; kept sentences are not made anew.

    Args:
        session: What all share.
        view: The page.
        parent: Its parent.
        show_folder: Shows a file where it is; replaced in tests.
    """

    def __init__(
        self,
        session: Session,
        view: SpeakPage,
        parent: QObject | None = None,
        *,
        show_folder: Callable[[Path], object] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._show_folder = show_folder
        self.dialog: SaveDialog | None = None
        self._order: Order | None = None
        self._sentences: tuple[Sentence, ...] = ()
        self._request: Request | None = None
        self._placing: Task | None = None
        self._waiting: list[tuple[Sentence, Path]] = []
        self._made: list[Path] = []
        view.notice.action_triggered.connect(self._on_notice)

    @property
    def busy(self) -> bool:
        """Whether files are being written."""
        return self._request is not None

    @property
    def made(self) -> tuple[Path, ...]:
        """The files that were written last."""
        return tuple(self._made)

    def ask(self, order: Order, sentences: tuple[Sentence, ...]) -> None:
        """Ask how to save what was spoken by this order."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        self._order = order
        self._sentences = tuple(one for one in sentences if one.state is SentenceState.READY)
        folder = str(self._session.workspace.exports_dir)
        dialog = self.dialog = SaveDialog(folder, len(self._sentences), self._view)
        dialog.save_requested.connect(self.save)
        dialog.browse_requested.connect(self._browse)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def save(self, chosen: SaveOrder) -> None:
        """Write so."""
        order, sentences = self._order, self._sentences
        if order is None or self.busy or self._placing is not None or not sentences:
            return
        exports, title = self._session.workspace.exports_dir, _title(order.text)

        def place() -> Path:
            if chosen.place and (chosen.each or chosen.overwrite):
                return Path(chosen.place)
            wanted = Path(chosen.place) if chosen.place else exports / title
            return _free(wanted, "" if chosen.each else f".{chosen.format}")

        def go(target: Path) -> None:
            self._placing = None
            if chosen.each:
                width = len(str(len(sentences)))
                self._waiting = [
                    (one, target / f"{one.number:0{width}d} {_title(one.text)}.{chosen.format}")
                    for one in sentences
                ]
                self._next(chosen)
            else:
                self._ask_engine(order.text, target, chosen)

        self._made = []
        self._placing = self._session.background.run(place, go, self._on_no_place, owner=self)

    def cancel(self) -> None:
        """Write no more; what is written stays."""
        self._waiting = []
        if self._placing is not None:
            self._placing.cancel()
            self._placing = None
        if self._request is not None:
            self._request.cancel()
            self._request = None
            self._view.notice.hide()

    def forget(self) -> None:
        """There is nothing to save any more: another workspace."""
        self.cancel()
        self._order, self._sentences, self._made = None, (), []
        if self.dialog is not None:
            self.dialog.reject()

    def _on_no_place(self, error: Exception) -> None:
        self._placing = None
        self._session.report_problem(error)

    def _next(self, chosen: SaveOrder) -> None:
        sentence, path = self._waiting.pop(0)
        self._ask_engine(sentence.text, path, chosen, then=sentence)

    def _ask_engine(
        self, text: str, path: Path, chosen: SaveOrder, *, then: Sentence | None = None
    ) -> None:
        if self._order is None:
            return
        root = str(self._session.workspace.root)
        parameters: dict[str, Any] = self._order.parameters(root, text)
        if then is not None and then.engine:
            parameters |= {"engine": then.engine, "base": then.base}
        parameters["settings"] = {**parameters["settings"], "format": chosen.format}
        parameters |= {"output": str(path), "overwrite": chosen.overwrite}

        def done(result: Mapping[str, Any]) -> None:
            self._request = None
            self._made.append(Path(str(result.get("output") or path)))
            if self._waiting:
                self._next(chosen)
            else:
                self._show_done()

        self._say_progress()
        self._request = self._session.engine.request(
            "speak", parameters, done, self._on_failed, owner=self
        )

    def _say_progress(self) -> None:
        going = len(self._made) + len(self._waiting) + 1
        text = self.tr("{0} of %n file(s)", "", going).format(len(self._made))
        notice = self._view.notice
        notice.say("info", self.tr("Saving…"), text, self.tr("Stop"))
        notice.show()

    def _show_done(self) -> None:
        first = self._made[0]
        where = str(first) if len(self._made) == 1 else str(first.parent)
        notice = self._view.notice
        title = self.tr("%n file(s) saved", "", len(self._made))
        notice.say("good", title, where, self.tr("Show in folder"))
        notice.show()

    def _on_failed(self, error: Failed) -> None:
        self._request = None
        self._waiting = []
        self._view.notice.hide()
        self._session.report_problem(error)

    def _on_notice(self) -> None:
        if self.busy:
            self.cancel()
        elif self._made:
            self._show_folder(self._made[0])

    def _browse(self, folder: bool) -> None:
        if self.dialog is None:
            return
        browser = QFileDialog(self.dialog, self.tr("Where to save"))
        browser.setObjectName("speak_save_where")
        if folder:
            browser.setFileMode(QFileDialog.FileMode.Directory)
            browser.setOption(QFileDialog.Option.ShowDirsOnly, True)
        else:
            browser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            browser.setDefaultSuffix(self.dialog.order.format)
            if self._order is not None:
                browser.selectFile(f"{_title(self._order.text)}.{self.dialog.order.format}")
        browser.setDirectory(str(self._session.workspace.exports_dir))
        browser.fileSelected.connect(self._on_place)
        browser.finished.connect(browser.deleteLater)
        browser.open()

    def _on_place(self, path: str) -> None:
        if self.dialog is not None:
            self.dialog.show_place(path, overwrite=not self.dialog.each.isChecked())

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _title(text: str) -> str:
    """The first words, as the name of a file."""
    words = " ".join(text.split())
    if len(words) > _TITLE_LETTERS:
        words = words[:_TITLE_LETTERS].rsplit(" ", 1)[0]
    return safe_name(words.strip(" .,;:!?"))


def _free(wanted: Path, suffix: str) -> Path:
    """A path that is not there yet: with a number behind where it must be."""
    return free_path(wanted.parent, wanted.name.removesuffix(suffix), suffix, between=" ")
