"""A workspace that may not be changed from here: said once, and what would change it is off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from mynah.project.workspace import SCHEMA_VERSION

if TYPE_CHECKING:
    from mynah.gui.controllers.banners import Banners
    from mynah.gui.controllers.session import Session
    from mynah.gui.views.main_window import MainWindow
    from mynah.gui.views.parts import Banner

# Object names of buttons and actions; a star stands for any end. What is missing here is refused
# when it is tried: no part of the program writes through a handle that is for reading only.
WRITING = [
    "add_files",
    "add_folder",
    "record",
    "record_*",
    "take_*",
    "delete_samples",
    "include_samples",
    "exclude_samples",
    "toggle_samples",
    "empty_*",
    "library_record",
    "library_add_*",
    "library.add_*",
    "library.record",
    "dataset_save",
    "dataset_save_as",
    "dataset_rename",
    "dataset_delete",
    "dataset_revert",
    "inspector_trim*",
    "inspector_split*",
    "inspector_withdraw",
    "decide_*",
    "reason_*",
    "transcript_use",
    "waiting_*",
    "consent_agree",
    "export_*",
    "readiness_add",
    "readiness_record",
    "train_primary",
    "train_second",
    "train_next",
    "train_pause",
    "train_stop",
    "continue_run",
    "run_pause",
    "run_resume",
    "run_stop",
    "run_cancel",
    "run_cancel_really",
    "trouble_continue",
    "publish_state",
    "blind_test",
    "convert_begin",
    "convert_at_once",
    "preset_save",
    "preset_keep",
    "preset_delete",
    "speak_pronunciations",
    "speak_pronunciations_command",
    "voices_import",
    "voices_first_*",
    "voices_blend",
    "voices_rename",
    "voices_duplicate",
    "voices_look",
    "voices_delete",
    "voices_card",
    "voice_card",
    "voice_use",
    "storage_clear",
    "storage_delete",
    "speak_cache_clear",
    "import_train",
]


class ReadOnly(QObject):
    """Watches which workspace is open.

    Args:
        session: Whose workspace.
        window: What is in it is turned off.
        banners: Where it is said.
        parent: Its parent.
    """

    def __init__(
        self, session: Session, window: MainWindow, banners: Banners, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._banners = banners
        self._banner: Banner | None = None
        # With the tool tip that it had, and whether its page would have it on.
        self._off: dict[QObject, tuple[str, bool]] = {}
        session.workspace_changed.connect(self._on_workspace_changed)
        window.section_shown.connect(self._turn_off)  # its page may be new
        self._on_workspace_changed()

    @property
    def reason(self) -> str:
        """Why nothing can be changed, in a sentence; empty where everything can."""
        workspace = self._session.workspace
        newer = workspace.newer
        if not newer:
            return self._protected() if workspace.read_only and workspace.info else ""
        return self.tr(
            "A newer Mynah wrote this workspace (format {newer}, this one knows {known}). It can "
            "be looked at and listened to, but not changed. Update Mynah to change it."
        ).format(newer=newer, known=SCHEMA_VERSION)

    def _protected(self) -> str:
        return self.tr(
            "Its folder may not be written. It can be looked at and listened to, but not changed. "
            "Change its rights, or copy it to a place where you may write."
        )

    def _on_workspace_changed(self) -> None:
        if self._banner is not None:
            self._banners.remove(self._banner)
            self._banner = None
        self._turn_on()
        if self.reason:
            title = self.tr("This workspace is open for reading only")
            self._banner = self._banners.show_banner(
                "warn", title, self.reason, closed=self._forget
            )
            self._turn_off()
            QTimer.singleShot(0, self, self._turn_off)  # after all that hears of it

    def _forget(self) -> None:
        self._banner = None

    def _turn_off(self) -> None:
        if not self.reason:
            return
        found: list[QWidget | QAction] = list(self._window.findChildren(QAbstractButton))
        found += [*self._window.findChildren(QAction), *self._other_actions()]
        for one in found:
            if one in self._off or not is_writing(one.objectName()):
                continue
            self._off[one] = (one.toolTip(), one.isEnabled())
            one.setEnabled(False)
            one.setToolTip(self.reason)
            if isinstance(one, QWidget):
                one.installEventFilter(self)
            else:
                one.enabledChanged.connect(self._on_enabled)

    def _other_actions(self) -> list[QAction]:
        """Actions that belong to controllers, which are no children of the window."""
        top = self.parent()
        while top is not None and top.parent() is not None:
            top = top.parent()
        return top.findChildren(QAction) if top is not None else []

    def _turn_on(self) -> None:
        was, self._off = self._off, {}
        for one, (tip, on) in was.items():
            if not shiboken6.isValid(one):
                continue
            if isinstance(one, QWidget):
                one.removeEventFilter(self)
            if isinstance(one, QAction):
                one.enabledChanged.disconnect(self._on_enabled)
            if isinstance(one, QAction | QWidget):
                one.setToolTip(tip)
                one.setEnabled(on)

    def _on_enabled(self, on: bool) -> None:
        action = self.sender()
        if on and isinstance(action, QAction) and action in self._off:
            self._off[action] = (self._off[action][0], True)
            action.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep off what its page would turn on again."""
        if (
            event.type() == QEvent.Type.EnabledChange
            and isinstance(watched, QWidget)
            and watched in self._off
            and watched.isEnabled()
        ):
            self._off[watched] = (self._off[watched][0], True)
            watched.setEnabled(False)
        return super().eventFilter(watched, event)


def is_writing(name: str) -> bool:
    """Whether a button or action of this name changes the workspace."""
    return bool(name) and any(
        name.startswith(one[:-1]) if one.endswith("*") else name == one for one in WRITING
    )
