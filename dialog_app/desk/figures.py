"""The pictures of one method, read of an open archive."""

from dialog_app.core.across.filter import Filter
from dialog_app.core.across.picture import picture
from dialog_app.core.charts.figure import Figure, What
from dialog_app.core.charts.of_services import services_figure
from dialog_app.core.describe.figures import rounds_figure, words_figure
from dialog_app.core.describe.said import Said
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.days import Phase
from dialog_app.desk.session import Session


def figure(
    session: Session, method_id: str, what: What, phase: Phase, voice: Voice
) -> Figure | None:
    """Return one picture of a method; None where too little may be told.

    Words and rounds are of the wording that was answered last, services of the one that applies, in
    the round `phase`. Raises `StoreFailed`, and `RuleBroken("row.gone")` for a method that is not
    there.
    """
    register, across = session.register, session.across
    if what is What.SERVICES:
        code = register.one(WorkingMethod, method_id).description_code
        drawn = picture(register, across.sums(), code, Filter(phase=phase))
        row = next((one for one in drawn.rows if one.line.method_id == method_id), None)
        return services_figure(drawn, row, register, voice) if row is not None else None
    said = Said(register, (), across.sums(), across.role_sums(), across.moves())
    made = words_figure if what is What.WORDS else rounds_figure
    return made(said, method_id, voice)
