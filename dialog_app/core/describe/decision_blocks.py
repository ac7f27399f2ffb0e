"""What was decided about a method, on paper: by which roles, how many, why, and who dissents."""

from collections.abc import Iterator, Mapping

from dialog_app.core import formats
from dialog_app.core.decide.view import Decided, Standing
from dialog_app.core.describe.telling import Telling
from dialog_app.core.describe.text_blocks import label, small
from dialog_app.core.minutes.blocks import Block, Paragraph, Run, Text
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.catalogue import Role
from dialog_app.core.model.practice import DecisionDissent


def blocks(telling: Telling, there: Standing) -> Iterator[Block]:
    """Give the newest decision, and the dissents to it in the words of those who hold them."""
    decided = there.newest
    yield label(telling.tell("decision"))
    if decided is None:
        yield small(telling.tell("not_decided"))
        return
    row = decided.row
    yield Paragraph((Run(_decided(telling, decided)),))
    said = (("reason", row.reason), ("conflict", row.conflict_of_interest))
    for key, words in (*said, ("not_covered_by_it", row.not_covered)):
        if words:
            yield Paragraph(_led(telling, key, words, row.language))
    for dissent in decided.dissents:
        yield from _dissent(telling, dissent)


def people(telling: Telling, decided: Decided) -> str:
    """Return who took part, by role and number, never by name."""
    titles = {row.code: row.title for row in telling.register.all(Role)}
    parts = [f"{_title(telling, titles, one.role_code)} {one.present}" for one in decided.roles]
    if decided.row.pros:
        parts.append(telling.tell("pros", n=decided.row.pros))
    return telling.voice.listed(parts) if parts else telling.tell("nobody_told")


def _title(telling: Telling, titles: Mapping[str, Words], code: str) -> str:
    return titles[code].best(telling.voice.language) if code in titles else code


def _decided(telling: Telling, decided: Decided) -> str:
    row, words = decided.row, telling.voice.words
    facts = {
        "decided": words(f"terms.decided_as.{row.decided.value}"),
        "date": formats.date(row.decided_on) if row.decided_on else "",
        "people": people(telling, decided),
    }
    parts = [telling.tell("decided", **facts)]
    if decided.differs:
        proposed = words(f"terms.decided_as.{row.proposed.value}")
        parts.append(telling.tell("proposed", proposed=proposed, rule=row.rule_version))
    if row.legal:
        parts.append(telling.tell("legal"))
    if row.revisit_on is not None:
        parts.append(telling.tell("revisit", date=formats.date(row.revisit_on)))
    return " ".join(parts)


def _dissent(telling: Telling, row: DecisionDissent) -> Iterator[Block]:
    words = telling.voice.words
    who = row.who if telling.may_stand(row.who) else words("recommend.held")
    yield label(f"{words('minutes.dissent.heading')}: {words('minutes.dissent.by', who=who)}")
    yield Paragraph(telling.quoted(row.text, row.language))
    for name, said in (("why", row.why), ("would_change", row.would_change)):
        if said:
            lead = Run(f"{words(f'minutes.dissent.{name}')} ")
            yield Paragraph((lead, *telling.quoted(said, row.language)))


def _led(telling: Telling, key: str, said: str, language: Language) -> Text:
    return (Run(f"{telling.tell(key)} ", strong=True), *telling.own(said, language))
