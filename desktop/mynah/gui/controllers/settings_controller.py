"""The settings and the keys: dialogs over the stored values."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mynah.gui.controllers.session import Session
from mynah.gui.models.shortcut_table import ShortcutTable
from mynah.gui.services.microphone import Microphone, QtMicrophone
from mynah.gui.services.shortcuts import Shortcuts
from mynah.gui.views.settings.settings_dialog import SettingsDialog
from mynah.gui.views.settings.shortcuts_dialog import ShortcutsDialog
from mynah.protocol.errors import MynahError


class SettingsController(QObject):
    """Opens the dialogs, one of each at most.

    Args:
        session: The settings are in it.
        shortcuts: The keys.
        window: Parent of the dialogs.
        show_models: Shows what this computer can do and what can be downloaded.
        choose_workspace: Asks for another folder.
        parent: Its parent.
        microphone: Instead of that of the system.
    """

    def __init__(
        self,
        session: Session,
        shortcuts: Shortcuts,
        window: QWidget,
        show_models: Callable[[], None],
        choose_workspace: Callable[[], None],
        parent: QObject | None = None,
        *,
        microphone: Microphone | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shortcuts = shortcuts
        self._window = window
        self._show_models = show_models
        self._choose_workspace = choose_workspace
        self._microphone = microphone
        self.settings_dialog: SettingsDialog | None = None
        self.shortcuts_dialog: ShortcutsDialog | None = None
        session.settings.changed.connect(self._on_changed)
        session.settings.save_failed.connect(session.report_problem)
        session.workspace_changed.connect(self._on_workspace_changed)

    def open_settings(self) -> None:
        """Show the settings."""
        if self.settings_dialog is not None:
            self.settings_dialog.raise_()
            return
        settings = self._session.settings
        dialog = self.settings_dialog = SettingsDialog(settings.value, self._window)
        dialog.show_workspace(str(self._session.workspace.root))
        dialog.setting_changed.connect(self._on_setting_changed)
        dialog.reset_requested.connect(settings.reset)
        dialog.shortcuts_requested.connect(self.open_shortcuts)
        dialog.models_requested.connect(self._on_models_requested)
        dialog.microphones_requested.connect(self._on_microphones_requested)
        dialog.workspace_change_requested.connect(self._choose_workspace)
        dialog.finished.connect(self._on_settings_finished)
        dialog.open()

    def open_shortcuts(self) -> None:
        """Show the keys."""
        if self.shortcuts_dialog is not None:
            self.shortcuts_dialog.raise_()
            return
        parent = self.settings_dialog or self._window
        model = ShortcutTable()
        dialog = self.shortcuts_dialog = ShortcutsDialog(model, parent)
        model.setParent(dialog)
        model.set_rows(self._shortcuts.rows())
        dialog.keys_chosen.connect(self._on_keys_chosen)
        dialog.reset_requested.connect(self._on_reset_requested)
        dialog.finished.connect(self._on_shortcuts_finished)
        dialog.open()

    def _on_setting_changed(self, name: str, value: object) -> None:
        try:
            self._session.settings.update(**{name: value})
        except MynahError as error:
            self._session.report_problem(error)

    def _on_changed(self, settings: object) -> None:
        del settings
        if self.settings_dialog is not None:
            self.settings_dialog.show_settings(self._session.settings.value)
        self._show_keys()

    def _on_workspace_changed(self) -> None:
        if self.settings_dialog is not None:
            self.settings_dialog.show_workspace(str(self._session.workspace.root))

    def _on_microphones_requested(self) -> None:
        if self._microphone is None:
            self._microphone = QtMicrophone(self)  # loading it takes a moment; few look here
        if self.settings_dialog is not None:
            self.settings_dialog.show_microphones(self._microphone.devices())

    def _on_models_requested(self) -> None:
        if self.settings_dialog is not None:
            self.settings_dialog.close()
        self._show_models()

    def _on_keys_chosen(self, name: str, keys: str, take: bool) -> None:
        self._shortcuts.set_keys(name, keys, take=take)

    def _on_reset_requested(self, name: str) -> None:
        self._shortcuts.reset(name)

    def _show_keys(self) -> None:
        if self.shortcuts_dialog is not None:
            self.shortcuts_dialog.show_rows(self._shortcuts.rows())

    def _on_settings_finished(self) -> None:
        self.settings_dialog = None

    def _on_shortcuts_finished(self) -> None:
        self.shortcuts_dialog = None
