"""The views of datasets with two datasets to choose from."""

import pytest

from mynah.gui.models.dataset_list import DatasetListModel
from mynah.gui.views.datasets.dataset_bar import DatasetBar
from mynah.gui.views.datasets.dataset_panel import DatasetPanel
from mynah.project.dataset import Dataset


@pytest.fixture
def datasets():
    model = DatasetListModel()
    model.set_datasets([Dataset("Narrator", ()), Dataset("Singing", ())])
    return model


@pytest.fixture
def bar(qtbot, datasets):
    made = DatasetBar(datasets)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def panel(qtbot, datasets):
    made = DatasetPanel(datasets)
    qtbot.addWidget(made)
    return made
