"""The first page of a description: what it is, who decided, and whom the answers came from."""

import datetime
from collections.abc import Iterable, Iterator

from dialog_app.core import formats
from dialog_app.core.decide.view import Decided, Standing
from dialog_app.core.describe.paragraphs import described
from dialog_app.core.describe.telling import Telling
from dialog_app.core.minutes.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Level,
    Paragraph,
    Table,
    Text,
    text,
)
from dialog_app.core.minutes.voice import titled
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.editions import MinutesState


def blocks(telling: Telling) -> list[Block]:
    """Return what stands before the values."""
    row = described(telling.register, telling.code)
    title = telling.voice.best(row.title)
    found: list[Block] = [Heading(title, Level.SERVICE, telling.line("kind"))]
    found += [Paragraph(telling.line("what_it_is"))]
    found += [Heading(telling.line("about"))]
    found.append(Bullets(tuple(_facts(telling))))
    found += _overview(telling)
    found += [Heading(telling.line("recruited")), Paragraph(text(_recruited(telling)))]
    return found


def _overview(telling: Telling) -> Iterator[Block]:
    """Give every method with what was decided about it, on the first page."""
    rows = tuple(_method(telling, there) for there in _every(telling) if there.open)
    if rows:
        names = (telling.tell("method_word"), telling.tell("decision"))
        columns = (Column(names[0], 70), Column(names[1], 30))
        yield Heading(telling.line("overview"))
        yield Table(columns, rows)


def _method(telling: Telling, there: Standing) -> tuple[Text, Text]:
    if there.decided is None:
        return named(telling, there), telling.line("not_decided_word")
    word = telling.voice.words(f"terms.decided_as.{there.decided.value}")
    return named(telling, there), text(word)


def named(telling: Telling, there: Standing) -> Text:
    """Return a method with its code in front, and that it is an example where it is one."""
    starter = there.method.provenance is Provenance.STARTER_EXAMPLE
    title = there.version.title.best(telling.voice.language)
    return text(f"{there.method.code} {titled(title, telling.voice.words, starter=starter)}")


def until_when(telling: Telling) -> tuple[Block, ...]:
    """Return the deadline for comments, which holds only until the description is approved."""
    paper = telling.paper
    if paper.state is not MinutesState.FOR_COMMENTS or paper.comment_deadline is None:
        return ()
    date = formats.date(paper.comment_deadline)
    return (Paragraph(text(telling.tell("deadline", date=date), strong=True)),)


def decisions(telling: Telling) -> tuple[Decided, ...]:
    """Return the decisions that stand about the methods of a description."""
    every = (there for code in telling.parts for there in telling.methods(code))
    return tuple(there.newest for there in every if there.open and there.newest is not None)


def _facts(telling: Telling) -> Iterator[Text]:
    row = described(telling.register, telling.code)
    if row.professionals:
        who = telling.voice.own(row.professionals, "nb")
        yield (*text(f"{telling.tell('for_whom')} "), *who)
    if row.central_law:
        yield telling.line("central_law", law=row.central_law)
    found = decisions(telling)
    if not found:
        yield telling.line("nothing_decided")
    else:
        yield from _decided(telling, found)
    if telling.paper.version > 1 and telling.paper.reason:
        said = telling.paper.reason
        reason = said if telling.may_stand(said) else telling.voice.words("recommend.held")
        yield telling.line("because", version=telling.paper.version, reason=reason)


def _decided(telling: Telling, found: tuple[Decided, ...]) -> Iterator[Text]:
    yield telling.line("methods_decided", n=len(found))
    yield telling.line("who_decided", people=_people(telling, found))
    days = [one.row.decided_on for one in found if one.row.decided_on is not None]
    if days:
        yield telling.line("decided_on", date=_between(days))
    again = [one.row.revisit_on for one in found if one.row.revisit_on is not None]
    if again:
        yield telling.line("first_revisit", date=formats.date(min(again)))
    else:
        yield telling.line("no_revisit")


def _people(telling: Telling, found: Iterable[Decided]) -> str:
    """Return how many of each role took part: «leder 2–4»; who took part differs by method."""
    counts: dict[str, list[int]] = {}
    pros: list[int] = []
    for one in found:
        pros.append(one.row.pros)
        for role in one.roles:
            counts.setdefault(role.role_code, []).append(role.present)
    titles = {row.code: row.title.best(telling.voice.language) for row in telling.register.roles}
    parts = [f"{titles.get(code, code)} {_span(of_role)}" for code, of_role in counts.items()]
    if any(pros):
        alike = min(pros) == max(pros)
        some = telling.tell("pros_between", span=_span(pros))
        parts.append(telling.tell("pros", n=pros[0]) if alike else some)
    return telling.voice.listed(parts) if parts else telling.tell("nobody_told")


def _span(counts: list[int]) -> str:
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low}–{high}"


def _between(days: list[datetime.date]) -> str:
    first, last = formats.date(min(days)), formats.date(max(days))
    return first if first == last else f"{first}–{last}"


def _recruited(telling: Telling) -> str:
    if not any(telling.said.sums_of(there.method.id) for there in _every(telling)):
        return telling.tell("nobody_answered")
    if telling.services is None:
        who = telling.tell("few_services")
    else:
        who = telling.tell("services", n=telling.services)
    return telling.tell("self_selected", services=who)


def _every(telling: Telling) -> Iterator[Standing]:
    return (there for code in telling.parts for there in telling.methods(code))
