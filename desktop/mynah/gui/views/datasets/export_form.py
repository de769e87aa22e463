"""What is exported, where to, and the few things that the other program wants to know."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import dataset_words, theme
from mynah.gui.training_words import number
from mynah.gui.views.parts import add_field, button, label
from mynah.project.export_formats import LANGUAGES, RATES

CHOSEN, LIBRARY = "chosen", "library"


@dataclass(frozen=True)
class ExportSource:
    """One of the two things that can be exported.

    Attributes:
        name: What the export is called.
        samples: How many clips it has.
        folder: Where it goes unless another place is named.
    """

    name: str
    samples: int
    folder: str


class ExportForm(QWidget):
    """Fields of an export.

    Signals:
        changed: Something is set to another value.
        browse_requested: Ask for a folder.
    """

    changed = Signal()
    browse_requested = Signal()

    def __init__(
        self, provider: str, sources: dict[str, ExportSource], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._provider = provider
        self._sources = sources
        self._moved = False  # whether the folder was named by the person
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        column.addLayout(self._make_sources())
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(theme.M)
        self._folder = QLineEdit(self)
        self._speaker = QLineEdit(self)
        self._language = QComboBox(self)
        self._rate = QComboBox(self)
        self._add_rows(form)
        column.addLayout(form)
        self._replace = QCheckBox(self.tr("Replace the earlier export there"), self)
        self._replace.setObjectName("export_replace")
        self._replace.hide()
        column.addWidget(self._replace)
        column.addStretch(1)
        self._show_source()
        self._connect()

    @property
    def source(self) -> str:
        """``chosen`` or ``library``."""
        return next((key for key, one in self._radios.items() if one.isChecked()), LIBRARY)

    @property
    def folder(self) -> str:
        """The folder."""
        return self._folder.text().strip()

    @property
    def speaker(self) -> str:
        """Name of the speaker."""
        return self._speaker.text().strip()

    @property
    def language(self) -> str:
        """Code of the language; one that was typed stays as it is."""
        index = self._language.findText(self._language.currentText())
        if index >= 0:
            return str(self._language.itemData(index))
        return self._language.currentText().strip()

    @property
    def rate(self) -> int:
        """Rate in Hz; 0 where there is nothing to choose."""
        return int(self._rate.currentData() or 0)

    @property
    def replace(self) -> bool:
        """Whether an earlier export may be replaced."""
        return self._replace.isChecked() and not self._replace.isHidden()

    def set_folder(self, folder: str) -> None:
        """Name another folder."""
        self._moved = True
        self._folder.setText(folder)

    def offer_replacing(self, offered: bool) -> None:
        """Show the tick for replacing where there is something to replace."""
        self._replace.setVisible(offered)

    def _make_sources(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.XS)
        column.addWidget(label(self.tr("What"), "strong", self))
        texts = {CHOSEN: self.tr("&Chosen recordings"), LIBRARY: self.tr("Whole &library")}
        for key, text in texts.items():
            count = self._sources[key].samples
            made = QRadioButton(f"{text} ({number(count)})", self)
            made.setObjectName(f"export_source_{key}")
            made.setEnabled(count > 0)
            self._group.addButton(made)
            self._radios[key] = made
            column.addWidget(made)
        first = CHOSEN if self._sources[CHOSEN].samples else LIBRARY
        self._radios[first].setChecked(True)
        return column

    def _add_rows(self, form: QFormLayout) -> None:
        row = QWidget(self)
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        browse = button(self.tr("Browse…"), "", "folder", name="export_browse", parent=row)
        browse.clicked.connect(self.browse_requested)
        inner.addWidget(self._folder, 1)
        inner.addWidget(browse)
        add_field(form, self.tr("&Folder"), row)
        self._folder.setObjectName("export_folder")
        self._folder.setAccessibleName(self.tr("Folder"))
        if self._provider == "sovits":
            self._add_sovits_rows(form)
        else:
            self._speaker.hide()
            self._language.hide()
        rates = RATES[self._provider]
        self._rate.setVisible(bool(rates))
        for rate in rates:
            self._rate.addItem(self.tr("{rate} Hz").format(rate=number(rate)), rate)
        if rates:
            add_field(form, self.tr("Sample &rate"), self._rate, self._rate_help(), name="rate")

    def _add_sovits_rows(self, form: QFormLayout) -> None:
        add_field(
            form,
            self.tr("&Speaker"),
            self._speaker,
            self.tr("Name of the speaker in the list."),
            name="export_speaker",
        )
        self._language.setEditable(True)
        self._language.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for code in LANGUAGES:
            self._language.addItem(dataset_words.language(code), code)
        add_field(
            form,
            self.tr("L&anguage"),
            self._language,
            self.tr("What is spoken; a variant of GPT-SoVITS may take other codes, such as de."),
            name="export_language",
        )

    def _rate_help(self) -> str:
        if self._provider == "piper":
            return self.tr("Medium and high voices of Piper use the first, low ones the second.")
        return self.tr("The fourth version of GPT-SoVITS uses the second.")

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._on_source_clicked)
        self._folder.textEdited.connect(self._on_folder_edited)
        self._folder.textChanged.connect(self._folder.setToolTip)
        self._folder.textChanged.connect(self.changed)
        self._speaker.textChanged.connect(self.changed)
        self._language.currentTextChanged.connect(self.changed)
        self._rate.currentIndexChanged.connect(self.changed)
        self._replace.toggled.connect(self.changed)

    def _show_source(self) -> None:
        source = self._sources[self.source]
        self._speaker.setPlaceholderText(source.name)
        if not self._moved:
            self._folder.setText(source.folder)

    def _on_source_clicked(self) -> None:
        self._show_source()
        self.changed.emit()

    def _on_folder_edited(self) -> None:
        self._moved = True
