"""Another wording of a method, proposed on a day by a service or a group."""

from dialog_app.core.commands.closed import require_open
from dialog_app.core.commands.findings import About, checked_text
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.said import Rewording
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added


def propose(day: Day, laptop: Laptop, about: About, text: str) -> Step:
    """Record the wording a service or a group proposes; the version it is about stays as it is.

    Raises `RuleBroken`: `day.closed`, `text.empty`, `text.too_long`, `rewording.no_method` for
    anything but a working method, `rewording.nobody` where neither service nor group is named.
    """
    require_open(day)
    if about.subject.kind is not SubjectKind.METHOD or not about.subject.version_id:
        raise RuleBroken("rewording.no_method")
    if not (about.service_id or about.group_id):
        raise RuleBroken("rewording.nobody")
    rewording = Rewording(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        subject_kind=about.subject.kind,
        version_id=about.subject.version_id,
        text=checked_text(text),
        number=max((row.number for row in day.all(Rewording)), default=0) + 1,
        service_id=about.service_id,
        group_id=about.group_id,
        language=about.language,
    )
    return Step("step.rewording_proposed", added(rewording))
