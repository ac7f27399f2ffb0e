"""The words of the measures that minutes print, for the record."""

from dialog_app.core.day import Day
from dialog_app.core.minutes.answers import Counted, answered
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.model.said import LabelUse
from dialog_app.core.ports import Laptop
from dialog_app.core.register import Register


def label_uses(
    day: Day, register: Register, service_id: str, laptop: Laptop
) -> tuple[LabelUse, ...]:
    """Return a row for each word the service's minutes print, with rule version and input hash."""
    matter = Matter(day, register, service_id)
    return tuple(
        LabelUse(
            id=laptop.new_id(),
            origin=laptop.name,
            day_id=day.id,
            subject_kind=topic.subject.kind,
            version_id=topic.subject.version_id,
            place="minutes",
            service_id=service_id,
            phase=told.phase,
            label=told.told.word.value,
            rule_version=told.told.rule_version,
            input_hash=told.told.input_hash,
        )
        for topic in matter.topics
        for told in answered(day, matter.rounds(topic.subject)).rounds
        if isinstance(told, Counted) and told.told.word is not None
    )
