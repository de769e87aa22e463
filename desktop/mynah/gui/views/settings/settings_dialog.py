"""The settings: a few pages of typed fields that hold at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models.input_device import InputDevice
from mynah.gui.translation import LANGUAGES
from mynah.gui.views.parts import add_field, button, label, scrolled
from mynah.project.settings import RANGES, Settings

_RECORDING = 1


class SettingsDialog(QDialog):
    """Fields in groups. Every change is told at once; nothing waits for a button.

    Signals:
        setting_changed: A field has another value (its name in `Settings`, the value).
        reset_requested: All fields of the dialog get their first values.
        workspace_change_requested: Another folder is wanted.
        shortcuts_requested: Show the keys.
        models_requested: Show what this computer has and what can be downloaded.
        microphones_requested: The page with the microphones is shown; list them.
    """

    setting_changed = Signal(str, object)
    reset_requested = Signal()
    workspace_change_requested = Signal()
    shortcuts_requested = Signal()
    models_requested = Signal()
    microphones_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.resize(620, 540)
        self._settings = settings
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        column.setSpacing(theme.M)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("settings_tabs")
        self.tabs.setAccessibleName(self.tr("Groups of settings"))
        self.tabs.addTab(scrolled(self._make_general()), self.tr("General"))
        self.tabs.addTab(scrolled(self._make_recording()), self.tr("Recording"))
        self.tabs.addTab(scrolled(self._make_computer()), self.tr("This computer"))
        self.tabs.addTab(scrolled(self._make_workspace()), self.tr("Workspace"))
        self.tabs.currentChanged.connect(self._on_page_shown)
        column.addWidget(self.tabs, 1)
        column.addLayout(self._make_buttons())
        self.show_microphones([])
        self.show_settings(settings)

    # What it is made of.

    def _make_general(self) -> QWidget:
        page, form = _form()
        self.theme = self._combo(
            "theme",
            (
                ("system", self.tr("Like the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
        )
        add_field(form, self.tr("&Appearance"), self.theme, name="setting_theme")
        languages = tuple(LANGUAGES.items())
        self.language = self._combo("language", (("", self.tr("Like the system")), *languages))
        add_field(
            form,
            self.tr("&Language"),
            self.language,
            self.tr("Shown from the next start."),
            name="setting_language",
        )
        self.notifications = QCheckBox(self.tr("&Tell me when a voice is ready or needs me"))
        self.notifications.setObjectName("setting_notifications")
        self.notifications.toggled.connect(lambda on: self._tell("notifications", on))
        form.addRow(self.notifications)
        self.on_close = self._combo(
            "on_close",
            (
                ("ask", self.tr("Ask me")),
                ("keep", self.tr("Keep it running")),
                ("stop", self.tr("Stop it and save")),
            ),
        )
        add_field(
            form,
            self.tr("When I &close the window while a voice is made"),
            self.on_close,
            name="setting_on_close",
        )
        self.shortcuts = button(self.tr("Keyboard shortcuts…"), "", "keyboard")
        self.shortcuts.setObjectName("settings_shortcuts")
        self.shortcuts.clicked.connect(self.shortcuts_requested)
        form.addRow(_left(self.shortcuts))
        return page

    def _make_recording(self) -> QWidget:
        page, form = _form()
        self.microphone = QComboBox()
        self.microphone.currentIndexChanged.connect(
            lambda: self._tell("microphone", self.microphone.currentData())
        )
        add_field(
            form,
            self.tr("&Microphone"),
            self.microphone,
            self.tr("Used on the recording page."),
            name="setting_microphone",
        )
        self.consent_note = QPlainTextEdit()
        self.consent_note.setTabChangesFocus(True)
        self.consent_note.setPlaceholderText(self.tr("For example: my own voice"))
        self.consent_note.setMaximumHeight(self.fontMetrics().lineSpacing() * 4 + theme.M)
        self.consent_note.textChanged.connect(
            lambda: self._tell("consent_note", self.consent_note.toPlainText().strip())
        )
        add_field(
            form,
            self.tr("Note on &consent"),
            self.consent_note,
            self.tr(
                "Whose voice you bring in, and what they agreed to. It is proposed with every "
                "import and recording, and stored with each of them."
            ),
            name="setting_consent_note",
        )
        return page

    def _make_computer(self) -> QWidget:
        page, form = _form()
        self.threads = self._spin("threads", self.tr("As many as there are"))
        add_field(
            form,
            self.tr("&Processor threads"),
            self.threads,
            self.tr("For training. Fewer leave more of the computer to other programs."),
            name="setting_threads",
        )
        self.speech_cache_mb = self._spin("speech_cache_mb", "", " MB", 50)
        add_field(
            form,
            self.tr("&Room for spoken sentences"),
            self.speech_cache_mb,
            self.tr("Sentences that were spoken before are kept up to this size."),
            name="setting_speech_cache_mb",
        )
        self.models = button(self.tr("What this computer can do…"), "", "cpu")
        self.models.setObjectName("settings_models")
        self.models.clicked.connect(self.models_requested)
        form.addRow(_left(self.models))
        return page

    def _make_workspace(self) -> QWidget:
        page, form = _form()
        self.workspace = QLineEdit()
        self.workspace.setReadOnly(True)
        add_field(
            form,
            self.tr("&Folder"),
            self.workspace,
            self.tr(
                "Recordings, datasets, trainings and voices are in it. Copy it to back them up."
            ),
            name="setting_workspace",
        )
        change = button(self.tr("Open another…"), "", "folder", name="settings_change_workspace")
        change.clicked.connect(self.workspace_change_requested)
        form.addRow(_left(change))
        self.activity_days = self._spin("activity_days", self.tr("For ever"), "", 30)
        self.activity_days.valueChanged.connect(self._show_days)
        add_field(
            form,
            self.tr("Keep the &journal"),
            self.activity_days,
            self.tr("What happened is listed in Activity, on this computer alone."),
            name="setting_activity_days",
        )
        return page

    def _make_buttons(self) -> QHBoxLayout:
        reset = button(self.tr("Reset to defaults"), "quiet", "undo", name="settings_reset")
        reset.clicked.connect(self.reset_requested)
        close = button(self.tr("Close"), name="settings_close")
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(reset)
        row.addWidget(label(self.tr("Changes hold at once."), "muted"))
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _combo(self, name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        made = QComboBox()
        for value, text in choices:
            made.addItem(text, value)
        made.currentIndexChanged.connect(lambda: self._tell(name, made.currentData()))
        return made

    def _spin(self, name: str, zero: str, suffix: str = "", step: int = 1) -> QSpinBox:
        made = QSpinBox()
        made.setRange(*RANGES[name])
        made.setSingleStep(step)
        made.setSpecialValueText(zero)
        made.setSuffix(suffix)
        made.setKeyboardTracking(False)
        made.valueChanged.connect(lambda value: self._tell(name, value))
        return made

    # What it shows.

    def show_settings(self, settings: Settings) -> None:
        """Show these values; fields that are right already are left alone."""
        self._settings = settings
        self._showing = True
        for name in ("theme", "language", "on_close", "microphone"):
            box: QComboBox = getattr(self, name)
            found = box.findData(getattr(settings, name))
            box.setCurrentIndex(max(found, 0))
        for name in ("threads", "speech_cache_mb", "activity_days"):
            field: QSpinBox = getattr(self, name)
            if field.value() != getattr(settings, name):
                field.setValue(getattr(settings, name))
        self.notifications.setChecked(settings.notifications)
        if self.consent_note.toPlainText().strip() != settings.consent_note:
            self.consent_note.setPlainText(settings.consent_note)
        self._show_days()
        self._showing = False

    def show_workspace(self, folder: str) -> None:
        """Show which folder is open."""
        self.workspace.setText(folder)
        self.workspace.setToolTip(folder)

    def show_microphones(self, devices: Sequence[InputDevice]) -> None:
        """List what can record; a chosen one that is not plugged in stays in the list."""
        self._showing = True
        self.microphone.clear()
        self.microphone.addItem(self.tr("The one of the system"), "")
        for device in devices:
            self.microphone.addItem(device.name, device.id)
        chosen = self._settings.microphone
        if chosen and self.microphone.findData(chosen) < 0:
            self.microphone.addItem(self.tr("Not plugged in: {name}").format(name=chosen), chosen)
        self.microphone.setCurrentIndex(max(self.microphone.findData(chosen), 0))
        self._showing = False

    def show_page(self, number: int) -> None:
        """Bring one group to the front."""
        self.tabs.setCurrentIndex(number)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field, not at a button."""
        super().showEvent(event)
        self.theme.setFocus()

    def _on_page_shown(self, number: int) -> None:
        if number == _RECORDING:
            self.microphones_requested.emit()

    def _show_days(self) -> None:
        days = self.activity_days.value()
        self.activity_days.setSuffix(self.tr(" day(s)", "", days) if days else "")

    def _tell(self, name: str, value: object) -> None:
        if not self._showing and value is not None:
            self.setting_changed.emit(name, value)


def _form() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(theme.XS, theme.L, theme.L, theme.M)
    form.setHorizontalSpacing(theme.L)
    form.setVerticalSpacing(theme.S)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return page, form


def _left(widget: QWidget) -> QWidget:
    """A button of its own width in a row of a form."""
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return place
