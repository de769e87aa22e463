"""Help report, About, and what an earlier start left behind."""

import logging
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from mynah.gui.controllers.banners import copy_text
from mynah.gui.controllers.session import Session
from mynah.gui.models.component import Component
from mynah.gui.services.components import installed_components
from mynah.gui.services.help_bundle import BundlePart, collect, save
from mynah.gui.views.help.about_dialog import AboutDialog
from mynah.gui.views.help.help_bundle_dialog import HelpBundleDialog, ReportPart
from mynah.project import frozen, updates

_log = logging.getLogger(__name__)


class HelpController(QObject):
    """Opens the dialogs, one of each at most.

    Args:
        session: What the report tells about.
        window: Parent of the dialogs.
        parent: Its parent.
    """

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self.bundle_dialog: HelpBundleDialog | None = None
        self.about_dialog: AboutDialog | None = None
        self.update_address = updates.ADDRESS

    def open_help_bundle(self) -> None:
        """Show the report; what the engine says about the computer is asked for meanwhile."""
        if self.bundle_dialog is not None:
            self.bundle_dialog.raise_()
            return
        dialog = self.bundle_dialog = HelpBundleDialog(self._window)
        dialog.save_requested.connect(self._on_save_requested)
        dialog.text_copied.connect(copy_text)
        dialog.finished.connect(self._on_bundle_finished)
        dialog.open()
        self._collect({})
        # The engine takes seconds to look at the computer; the rest is shown at once.
        self._session.jobs.ask(
            ["doctor", "--workspace", str(self._session.workspace.root)],
            self._collect,
            lambda _failed: None,
            owner=dialog,
        )

    def open_about(self) -> None:
        """Show what this program is."""
        if self.about_dialog is not None:
            self.about_dialog.raise_()
            return
        self._session.background.run(installed_components, self._show_about, owner=self)

    def _collect(self, doctor: dict[str, Any]) -> None:
        if self.bundle_dialog is not None:
            self._session.background.run(
                partial(collect, self._session.workspace, self._session.settings.value, doctor),
                self._on_collected,
                self._session.report_problem,
                owner=self.bundle_dialog,
            )

    def _on_collected(self, parts: list[BundlePart]) -> None:
        if self.bundle_dialog is not None:
            self.bundle_dialog.set_parts(
                [ReportPart(part.name, part.title, part.text) for part in parts]
            )

    def _on_save_requested(self, path: str, parts: list[ReportPart]) -> None:
        chosen = [BundlePart(part.name, part.text) for part in parts]
        self._session.background.run(
            partial(save, chosen, Path(path)),
            lambda _nothing: self._on_saved(path),
            self._session.report_problem,
            owner=self,
        )

    def _on_saved(self, path: str) -> None:
        if self.bundle_dialog is not None:
            self.bundle_dialog.close()
        self._session.notice_given.emit(self.tr("The help report is in {path}").format(path=path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))

    def _on_bundle_finished(self) -> None:
        self.bundle_dialog = None

    def _show_about(self, components: list[Component]) -> None:
        if self.about_dialog is not None:
            return
        notices = frozen.notices()
        dialog = AboutDialog(components, self._window, notices=notices is not None)
        self.about_dialog = dialog
        dialog.text_copied.connect(copy_text)
        dialog.update_asked.connect(self._look_for_update)
        dialog.page_requested.connect(lambda: QDesktopServices.openUrl(QUrl(updates.PAGE)))
        dialog.notices_requested.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(notices)))
        )
        dialog.finished.connect(self._on_about_finished)
        dialog.open()

    def _look_for_update(self) -> None:
        self._session.background.run(
            partial(updates.look_for_update, self.update_address),
            self._on_update,
            self._on_no_update,
            owner=self,
        )

    def _on_update(self, update: updates.Update) -> None:
        if self.about_dialog is not None:
            self.about_dialog.show_update(update.version, newer=update.newer)

    def _on_no_update(self, error: Exception) -> None:
        if self.about_dialog is not None:
            _log.info("no answer about a newer version: %s", error)
            self.about_dialog.show_no_answer()

    def _on_about_finished(self) -> None:
        self.about_dialog = None
