"""The section Activity: what happened, and what takes room."""

from PySide6.QtWidgets import QTabWidget, QWidget

from mynah.gui.models.activity import ActivityTable
from mynah.gui.models.storage import StorageTable
from mynah.gui.views.activity.journal_view import JournalView
from mynah.gui.views.activity.storage_view import StorageView
from mynah.gui.views.parts import Page


class ActivityPage(Page):
    """Two tabs."""

    def __init__(
        self, activity: ActivityTable, storage: StorageTable, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setObjectName("activity_page")
        self.title.setText(self.tr("Activity"))
        self.set_subtitle(self.tr("What happened in this workspace, and what takes room in it."))
        self.setAccessibleName(self.title.text())
        self.journal = JournalView(activity)
        self.storage = StorageView(storage)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("activity_tabs")
        self.tabs.setAccessibleName(self.title.text())
        self.tabs.addTab(self.journal, self.tr("What happened"))
        self.tabs.addTab(self.storage, self.tr("Storage"))
        self.content.addWidget(self.tabs, 1)
