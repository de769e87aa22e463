"""Made samples, and the parts of a widget by their names, for the views of datasets."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
)

from helpers.library import fake_sample
from mynah.gui.views.datasets.export_form import CHOSEN, LIBRARY, ExportSource
from mynah.project.export_plan import ExportPlan


def samples(count, **values):
    return [fake_sample(number, **values) for number in range(count)]


def child(widget, kind, name):
    found = widget.findChild(kind, name)
    assert found is not None, name
    return found


def press(widget, name):
    child(widget, QAbstractButton, name).click()


def words(widget):
    shown = (one for one in widget.findChildren(QLabel) if not one.isHidden())
    return " ".join(one.text() for one in shown)


def sources(chosen=3):
    return {
        CHOSEN: ExportSource("Narrator", chosen, "/exports/Narrator"),
        LIBRARY: ExportSource("Library", 9, "/exports/Library"),
    }


def plan(provider="piper", **more):
    values = {
        "out": "/x",
        "target": "free",
        "rate": 22050,
        "written": 3,
        "of": 3,
        "seconds": 9.0,
        "size": 400_000,
        "free": 10**9,
    }
    return ExportPlan(provider, **{**values, **more})
