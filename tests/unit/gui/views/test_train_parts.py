"""Parts of the pages of training, each on its own."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from mynah.gui.models.training_choice import TrainingChoice
from mynah.gui.views.train.advanced_form import AdvancedForm
from mynah.gui.views.train.curve_plot import CurvePlot
from mynah.gui.views.train.material_card import MaterialCard
from mynah.gui.views.train.setup_view import SetupView

pytestmark = pytest.mark.gui


def test_a_curve_of_one_point_is_seen(qtbot):
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.set_curve("held_out", np.array([7.0]), np.array([0.9]))
    line = plot._curves["held_out"].bold_line
    assert line.opts["symbol"] == "o"
    plot.set_curve("held_out", np.array([7.0, 17.0]), np.array([0.9, 0.8]))
    assert line.opts["symbol"] is None


def test_the_advanced_settings_come_into_sight(qtbot):
    view = SetupView()
    qtbot.addWidget(view)
    view.kind.show_choice(TrainingChoice())
    view.resize(1100, 500)
    view.show()
    fold = view.kind.findChild(QToolButton, "advanced_fold")
    fold.click()
    area = view._area.viewport()
    qtbot.waitUntil(lambda: view._area.verticalScrollBar().value() > 0)
    top = view.kind.advanced.mapTo(area, view.kind.advanced.rect().topLeft()).y()
    assert 0 < top < area.height() / 2


def test_ticks_that_would_not_count_are_told_with_the_way_to_let_them(qtbot):
    card = MaterialCard()
    qtbot.addWidget(card)
    card.show()
    use = card.findChild(QPushButton, "use_ticked")
    assert not use.isVisible()
    card.show_ticked(42)
    assert use.isVisible()
    assert any("42" in one.text() and one.isVisible() for one in card.findChildren(QLabel))
    with qtbot.waitSignal(card.ticked_requested):
        use.click()
    card.show_ticked(0)
    assert not use.isVisible()


def test_a_base_is_one_of_the_usual_ones_or_any_name(qtbot):
    form = AdvancedForm()
    qtbot.addWidget(form)
    choice = TrainingChoice("Anna", kind="rvc").with_value("base", "titan-40k")
    form.show_choice(choice)
    field = form.field("base")
    assert field.currentText() == "titan-40k"
    said = []
    form.value_changed.connect(lambda name, value: said.append((name, value)))
    field.lineEdit().selectAll()
    qtbot.keyClicks(field.lineEdit(), "none")
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert said[-1] == ("base", "none")
    field.lineEdit().clear()
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert said[-1] == ("base", "auto")
    assert choice.train_arguments()[-2:] == ["--base", "titan-40k"]
    assert "--base" not in TrainingChoice("Anna").with_value("base", "x").train_arguments()


def test_no_two_curves_of_a_lite_training_have_one_colour(qtbot):
    plot = CurvePlot()
    qtbot.addWidget(plot)
    names = ("spectral", "held_out", "gradient", "judges", "adversarial", "matching", "variance")
    for name in names:
        plot.set_curve(name, np.array([1.0]), np.array([1.0]))
    assert len({plot.colour(name).name() for name in names}) == len(names)
