"""Pictures of the page of minutes: each state, two versions told apart, and a batch under way."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QWidget

from dialog_app.base.texts import Texts
from dialog_app.core.commands.findings import reword
from dialog_app.core.commands.minutes.approving import correct
from dialog_app.core.day import Day
from dialog_app.core.editions import edition, versions
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Action
from dialog_app.desk.approval import Approving
from dialog_app.desk.session import Session
from dialog_app.reports import pdf
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.minutes.service_list import ServiceList

Take = Callable[[QWidget, str], None]
BY = "leder"
WHY = "Fristen for tiltak 1 var feil"
ADDED = "Fristen er 1. desember."


def minutes(window: MainWindow, session: Session, day_id: str, take: Take) -> None:
    """Take the page with minutes out for comments, approved, and corrected; then a batch."""
    window.workspace.open_day(day_id, "minutes")
    services = window.findChildren(ServiceList)[-1]
    for state in (MinutesState.FOR_COMMENTS, MinutesState.APPROVED):
        services.choose(_in_state(session.day_desk(day_id).record, state))
        take(window, f"minutes-{state.replace('_', '-')}")
    services.choose(_corrected(session, day_id))
    take(window, "minutes-corrected")
    _press(window, "compare_versions")
    take(window, "minutes-compared")
    _press(window, "compare_versions")
    _press(window, "dissent_new")
    take(window, "minutes-dissent")
    _press(window, "dissent_form_cancel")
    _press(window, "save_all_pdf")
    take(window, "minutes-batch")
    _press(window, "batch_stop")
    services.choose(session.day_desk(day_id).record.service_ids[0])


def _in_state(day: Day, state: MinutesState) -> str:
    found = (one for one in day.service_ids if edition(day, one).state is state)
    return next(found, day.service_ids[0])


def _corrected(session: Session, day_id: str) -> str:
    """Return a service whose minutes have a second version, made now where there is none."""
    desk = session.day_desk(day_id)
    several = (one for one in desk.record.service_ids if len(versions(desk.record, one)) > 1)
    found = next(several, "")
    if found:
        return found
    service_id = _in_state(desk.record, MinutesState.READ_THROUGH)
    session.approve_minutes(day_id, Approving(service_id, BY, Texts("nb")), pdf.render)
    desk.run(correct, service_id, BY, WHY)
    for action in desk.record.actions:
        if action.service_id in {"", service_id}:
            desk.run(reword, Action, action.id, f"{action.text} {ADDED}")
    return service_id


def _press(window: MainWindow, name: str) -> None:
    for button in window.findChildren(QAbstractButton, name)[-1:]:
        button.click()
