"""What there is to look at before a day is closed: a head for each kind, and a line for each."""

from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.days import Group, Phase
from dialog_app.core.model.said import Action, Note, Obstacle, Possibility, Reason, Rewording
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register
from dialog_app.core.remark import Remark, RemarkKind
from dialog_app.core.step_words import subject_name, thing
from dialog_app.ui.text import said
from dialog_app.ui.words import language, say

_LONGEST: Final = 120
_THINGS: Final = (Obstacle, Possibility, Action, Reason, Note, Rewording)


def head(kind: RemarkKind, number: int) -> str:
    """Return the head over the remarks of one kind, with how many they are."""
    return say(f"closing.head.{kind}", n=number)


def line(remark: Remark, day: Day, register: Register) -> str:
    """Return what one remark is about: who, which method, or what was written."""
    if remark.kind is RemarkKind.SUM_DIFFERS:
        where = _asked(remark, day, register)
        return say("closing.sum", where=where, counted=remark.counted, present=remark.present)
    if remark.kind is RemarkKind.NOT_ASKED:
        who = ", ".join(_service(one, day, register) for one in remark.service_ids)
        return say("closing.not_asked", subject=_subject(remark, register), services=who)
    if remark.words:
        return _written(remark, day)
    return _asked(remark, day, register)


def _written(remark: Remark, day: Day) -> str:
    words = " ".join(remark.words.split())[:_LONGEST]
    where = _where(remark, day)
    if remark.sign is not None:
        sign = say(f"terms.sign.{remark.sign}")
        return say("closing.identity", sign=sign, where=where, words=words)
    return say("closing.written", where=where, words=words)


def _where(remark: Remark, day: Day) -> str:
    """Return what was written: «hindring 3», the plan, the wall; private things say so."""
    found = (day.find(kind, remark.row_id) for kind in _THINGS)
    row = next((one for one in found if one is not None), None)
    if row is None:
        return say(f"closing.where.{remark.spot}")
    words = said(thing(row))
    if remark.kind is RemarkKind.DRAFT:
        return say("closing.where.rewording", thing=words)
    return say("closing.where.private", thing=words) if remark.private else words


def _asked(remark: Remark, day: Day, register: Register) -> str:
    """Return «PPT, G4 Avtale før deling, før dialogen», as far as it is known."""
    who = [_service(one, day, register) for one in remark.service_ids]
    group = day.find(Group, remark.group_id)
    phase = say(f"terms.phase.{remark.phase}") if remark.phase is not Phase.NONE else ""
    parts = (*who, group.name if group else "", _subject(remark, register), phase)
    return ", ".join(part for part in parts if part)


def _service(service_id: str, day: Day, register: Register) -> str:
    if register.find(Service, service_id) is None:
        return service_id
    return register.name_among(service_id, day.service_ids)


def _subject(remark: Remark, register: Register) -> str:
    if remark.subject is None:
        return ""
    return subject_name(register, remark.subject.kind, remark.subject.version_id, language())
