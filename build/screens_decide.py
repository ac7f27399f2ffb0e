"""Pictures of deciding: the forms beside what people read, and what a refusal looks like."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.core.model.practice import DecidedAs
from dialog_app.ui.across.decide.decision_form import DecisionForm
from dialog_app.ui.across.decide.part import DecidePart
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages.across import AcrossPage

Take = Callable[[QWidget, str], None]

NAMES: Final = (
    *("decide-stands", "decide-form", "decide-refused"),
    *("decide-dissent", "decide-research", "decide-fate"),
)
_METHOD: Final = "G4"


def states(window: MainWindow, take: Take) -> None:
    """Take every state of the part where people decide, about a method with a law in its way."""
    window.workspace.show_place("across")
    page = window.findChildren(AcrossPage)[-1]
    methods = window.workspace.around.register.methods
    page.go_to("decide", next(row.id for row in methods if row.code == _METHOD))
    part = page.part
    if not isinstance(part, DecidePart):
        return
    take(window, "decide-stands")
    part.forms.decide(DecidedAs.NOT_YET)
    take(window, "decide-form")
    for form in part.findChildren(DecisionForm)[-1:]:
        form.save()
        take(window, "decide-refused")
        form.cancel()
    for name, begin in (
        ("decide-dissent", part.forms.dissent),
        ("decide-research", part.forms.research),
        ("decide-fate", part.forms.fates),
    ):
        begin()
        QApplication.processEvents()
        take(window, name)
        part.findChildren(FormStack)[-1].put_away()
