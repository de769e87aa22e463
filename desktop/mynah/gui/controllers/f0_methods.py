"""Which f0 methods a form of settings may offer: those whose models are on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mynah.project.f0_models import missing_f0_methods

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.views.convert.settings_form import ConvertSettingsForm

translate = QCoreApplication.translate
_OF_TORCHCREPE = ("crepe", "crepe-tiny")


def show_f0_methods(session: Session, form: ConvertSettingsForm) -> None:
    """Look in the background and close the others, with the reason."""
    session.background.run(
        missing_f0_methods,
        lambda missing: form.set_methods({one: _reason(one) for one in missing}),
        session.report_problem,
        owner=form,
    )


def _reason(method: str) -> str:
    if method in _OF_TORCHCREPE:
        return translate("F0Methods", "It needs the library torchcrepe, which is not installed.")
    return translate(
        "F0Methods", "Its model is not here yet. Help > This computer can download it."
    )
