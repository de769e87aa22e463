"""Presets of the chosen voice: read, chosen, saved and deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.project.presets import Preset, delete_preset, load_presets, save_preset

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.views.convert.preset_bar import PresetBar
    from mynah.gui.views.convert.settings_form import ConvertSettingsForm
    from mynah.project.workspace import Workspace


class PresetsController(QObject):
    """Connects a list of presets with a form of settings.

    Attributes:
        presets: Those of the voice.
    """

    def __init__(
        self,
        session: Session,
        bar: PresetBar,
        form: ConvertSettingsForm,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self._form = form
        self._voice = ""
        self.presets: tuple[Preset, ...] = ()
        bar.chosen.connect(self._on_chosen)
        bar.save_requested.connect(self._on_save)
        bar.delete_requested.connect(self._on_delete)
        form.changed.connect(self.show_current)

    def show_voice(self, voice: str) -> None:
        """Offer the presets of a voice."""
        self._voice = voice
        self._take(())
        if not voice:
            return
        workspace = self._session.workspace
        self._session.background.run(
            partial(load_presets, workspace, voice),
            partial(self._on_loaded, workspace, voice),
            lambda _error: None,  # the voice went away meanwhile, and has no presets then
            owner=self,
        )

    def show_current(self) -> None:
        """Say which preset is what the form shows."""
        shown = self._form.settings()
        named = self._bar.current
        fitting = [one.name for one in self.presets if self._fits(one, shown)]
        self._bar.show_current(named if named in fitting else next(iter(fitting), ""))

    def _fits(self, preset: Preset, shown: dict[str, object]) -> bool:
        return all(shown.get(key) == value for key, value in preset.settings.items())

    def _take(self, presets: tuple[Preset, ...], current: str = "") -> None:
        self.presets = presets
        self._bar.show_presets(presets, current)
        if not current:
            self.show_current()

    def _on_loaded(self, workspace: Workspace, voice: str, presets: tuple[Preset, ...]) -> None:
        if self._is_shown(workspace, voice):
            self._take(presets)

    def _is_shown(self, workspace: Workspace, voice: str) -> bool:
        """Whether that voice is still meant: another workspace may have one of the name."""
        return workspace is self._session.workspace and voice == self._voice

    def _on_chosen(self, name: str) -> None:
        preset = next((one for one in self.presets if one.name == name), None)
        if preset is not None:
            self._form.set_settings(preset.settings)
            self._form.changed.emit()

    def _on_save(self, name: str) -> None:
        workspace, voice = self._session.workspace, self._voice
        self._session.background.run(
            partial(save_preset, workspace, voice, name, self._form.settings()),
            partial(self._on_saved, workspace, voice, name),
            self._session.report_problem,
            owner=self,
        )

    def _on_saved(
        self, workspace: Workspace, voice: str, name: str, presets: tuple[Preset, ...]
    ) -> None:
        if self._is_shown(workspace, voice):
            self._take(presets, name)

    def _on_delete(self, name: str) -> None:
        workspace, voice = self._session.workspace, self._voice
        self._session.background.run(
            partial(delete_preset, workspace, voice, name),
            partial(self._on_loaded, workspace, voice),
            self._session.report_problem,
            owner=self,
        )
