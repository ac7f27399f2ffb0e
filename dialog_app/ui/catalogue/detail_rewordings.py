"""The wordings that services have proposed for a method, and the ways to decide about them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dialog_app.core import formats
from dialog_app.core.model.catalogue import MethodVersion, RewordingVerdict, Verdict, WorkingMethod
from dialog_app.core.model.said import Rewording
from dialog_app.core.ports import StoreFailed
from dialog_app.core.proposals import Proposal, kind_names, proposals
from dialog_app.core.register import Register
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.catalogue.difference import Difference, marked, spoken_change
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

Asked = Callable[[Rewording], object]


@dataclass(frozen=True, slots=True)
class RewordingDeeds:
    """What can be asked for about a proposal; each opens a form."""

    accept: Asked
    reject: Asked
    keep: Asked


def rewordings(around: Around, method: WorkingMethod, deeds: RewordingDeeds) -> Iterable[QWidget]:
    """Give a card for each proposal, undecided ones first; nothing where there are none."""
    register = around.register
    versions = [row.id for row in register.versions(method.id)]
    try:
        found = proposals(register, around.session.across.version_days(versions))
    except StoreFailed:
        yield Label(say("rewordings.unreadable"), "small", muted=True).wrapped()
        return
    if found:
        yield SectionHeader(say("rewordings.heading"))
    for proposal in found:
        yield _card(register, proposal, deeds)


def _card(register: Register, proposal: Proposal, deeds: RewordingDeeds) -> QWidget:
    row = proposal.rewording
    version = register.one(MethodVersion, row.version_id)
    card = Card()
    card.setObjectName(f"rewording_{row.number}")
    card.body.addWidget(_differs(version, proposal, _head(register, version, proposal)))
    if row.why:
        words = say("catalogue.versions.why", words=row.why)
        card.body.addWidget(Label(words, "small", muted=True).wrapped())
    if proposal.verdict is not None:
        words = _verdict(register, proposal.verdict)
        card.body.addWidget(Label(words).wrapped().selectable())
    else:
        card.body.addWidget(_ways(row, deeds))
    return card


def _head(register: Register, version: MethodVersion, proposal: Proposal) -> str:
    given = say("rewordings.given_on", number=version.number)
    kinds = ", ".join(kind_names(register, proposal, language()))
    return " · ".join(part for part in (kinds, formats.date(proposal.date), given) if part)


def _differs(version: MethodVersion, proposal: Proposal, head: str) -> QWidget:
    row = proposal.rewording
    before = version.summary.written(row.language)
    left, right = marked(before, row.text)
    number = say("catalogue.versions.number", number=version.number)
    parts = [(number, left), (head, right)] if before else [(head, right)]
    shown = Difference(parts)
    shown.setAccessibleName(f"{head}. {row.text}. {spoken_change(before, row.text)}")
    return shown


def _ways(row: Rewording, deeds: RewordingDeeds) -> QWidget:
    ways = FlowBox()
    for name, deed in (("accept", deeds.accept), ("reject", deeds.reject), ("keep", deeds.keep)):
        button = deed_button(
            f"{name}_rewording_{row.number}",
            say(f"rewordings.{name}"),
            _asking(deed, row),
            ButtonLook(),
        )
        ways.flow.addWidget(button)
    return ways


def _asking(deed: Asked, row: Rewording) -> Callable[[], None]:
    def ask() -> None:
        deed(row)

    return ask


def _verdict(register: Register, verdict: RewordingVerdict) -> str:
    """Return what became of a proposal: «Tatt inn i versjon 3 · 18.11.2026 · proffene: …»."""
    parts = [_became(register, verdict)]
    parts += [formats.date(verdict.decided_on)] if verdict.decided_on else []
    parts += [verdict.author_role] if verdict.author_role else []
    said = " · ".join(parts)
    return f"{said}. {verdict.reason}" if verdict.reason else said


def _became(register: Register, verdict: RewordingVerdict) -> str:
    version = register.find(MethodVersion, verdict.became_id)
    if verdict.verdict is Verdict.ACCEPTED and version is not None:
        return say("rewordings.accepted", number=version.number)
    method = register.find(WorkingMethod, verdict.became_id)
    if verdict.verdict is Verdict.VARIANT and method is not None:
        return say("rewordings.kept", code=method.code)
    return say("rewordings.rejected")
