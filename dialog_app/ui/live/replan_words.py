"""Plans in words: what a card says, and what is wrong in one sentence."""

from dataclasses import dataclass
from typing import Final

from dialog_app.core import formats
from dialog_app.core.clock import Timing
from dialog_app.core.formats import capital
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.model.days import ItemState, PlanChangeKind
from dialog_app.core.replan import Proposal, Trouble, Way
from dialog_app.core.replan.proposal import ItemChange
from dialog_app.core.replan.trouble import Late
from dialog_app.ui.live.room import Room, item_title, short_title
from dialog_app.ui.words import say

MOST_ROWS: Final = 5

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CardSaid:
    """Everything a card says: title, end, what happens to which item, and what is lost."""

    title: str
    ends: str
    rows: tuple[Row, ...]
    lost: str

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        rows = "; ".join(f"{name} {value}" for name, value in self.rows)
        lost = say("replan.card.spoken_lost", lost=self.lost)
        return f"{self.title}. {self.ends}. {rows}. {lost}"


def card_said(room: Room, plan: Proposal) -> CardSaid:
    """Return what the card of a plan says."""
    ends = plan.forecast.ends
    return CardSaid(
        _title(plan),
        say("replan.card.ends", time=formats.clock(ends)) if ends else "",
        tuple(_few(_rows(plan))),
        " ".join(capital(said) for said in _lost(room, plan)) or say("replan.lost.nothing"),
    )


def _title(plan: Proposal) -> str:
    if plan.way is Way.LATER and not plan.past_end:
        return say("replan.way.move")
    if plan.way is Way.CARRY:
        return say("replan.way.carry", n=len(plan.gone))
    return say(f"replan.way.{plan.way.value}")


def _rows(plan: Proposal) -> list[Row]:
    if plan.way is Way.LATER:
        return [(say("replan.row.all"), say("replan.row.whole")), *_later_times(plan)]
    rows = [_changed(change) for change in plan.changes]
    rows += [_kept(timing) for timing in plan.saved]
    if plan.way is not Way.SHORTEN:
        rows.append((say("replan.row.rest"), say("replan.row.as_planned")))
    return rows


def _few(rows: list[Row]) -> list[Row]:
    """Return the rows a card has room for, and how many more there are."""
    if len(rows) <= MOST_ROWS:
        return rows
    more = len(rows) - MOST_ROWS + 1
    return [*rows[: MOST_ROWS - 1], (say("replan.row.more", n=more), "")]


def _changed(change: ItemChange) -> Row:
    title = short_title(item_title(change.item))
    if change.kind is not PlanChangeKind.SHORTENED:
        return title, say(f"replan.row.{change.kind.value}")
    less = say("replan.row.less", left=_duration(change.left), minutes=change.minutes)
    return title, less


def _kept(timing: Timing) -> Row:
    time = say("replan.row.as_agreed", time=formats.clock(timing.start))
    return short_title(item_title(timing.item)), time


def _later_times(plan: Proposal) -> list[Row]:
    """Return when the fixed points and the last item then begin."""
    wanted = {late.timing.item.id for late in plan.moved}
    coming = [t for t in plan.forecast.public if t.item.state is ItemState.COMING]
    wanted |= {coming[-1].item.id} if coming else set()
    return [
        (short_title(item_title(t.item)), formats.clock(t.start))
        for t in coming
        if t.item.id in wanted
    ]


def _lost(room: Room, plan: Proposal) -> list[str]:
    """Return what is lost, a sentence each; nothing where only air is used."""
    said = []
    if plan.draft.method:
        said.append(_taken_up(room, method_name(room, plan.draft.method)))
    for kind in (PlanChangeKind.DROPPED, PlanChangeKind.CARRIED):
        titles = [short_title(item_title(c.item)) for c in plan.gone if c.kind is kind]
        if titles and kind is PlanChangeKind.DROPPED:
            said.append(say("replan.lost.dropped", titles=_listed(titles)))
        elif titles:
            said.append(_taken_up(room, _listed(titles)))
    if plan.cost.cut:
        said.append(say("replan.lost.cut", duration=_duration(plan.cost.cut)))
    said += [_moved(late) for late in plan.moved]
    told = plan.forecast.promised_end
    if plan.past_end and told is not None:
        said.append(say("replan.lost.later", time=formats.clock(told)))
    return said


def _taken_up(room: Room, title: str) -> str:
    when = formats.date_within(room.day.info.next_meeting)
    if not when:
        return say("replan.lost.next_time", title=title)
    return say("replan.lost.carried", title=title, when=when)


def _moved(late: Late) -> str:
    title = short_title(item_title(late.timing.item))
    if late.timing.item.ends_at is not None:
        return say("replan.lost.squeezed", title=title, duration=_duration(late.minutes))
    return say("replan.lost.moved", title=title, time=formats.clock(late.timing.start))


def method_name(room: Room, version_id: str) -> str:
    """Return a method's title with its code: «Tilbakemelding (G11)»."""
    title = room.subject_title(Subject(SubjectKind.METHOD, version_id))
    version = room.register.find(MethodVersion, version_id)
    method = room.register.find(WorkingMethod, version.method_id) if version else None
    return f"{title} ({method.code})" if method and method.code else title


def trouble_said(trouble: Trouble | None, offered: tuple[Proposal, ...]) -> str:
    """Return what is wrong and how many plans there are, in one line."""
    if trouble is None:
        return say("replan.bar.on_time")
    if [plan.way for plan in offered] == [Way.LATER] and trouble.end:
        counted = say("replan.bar.nothing_fits")
    else:
        counted = say(f"replan.bar.count.n{len(offered)}")
    return f"{_wrong(trouble)} {counted}"


def _wrong(trouble: Trouble) -> str:
    if trouble.end or not trouble.points:
        return say("replan.bar.long", duration=_duration(trouble.end))
    late = trouble.points[0]
    kind = "late" if late.timing.item.ends_at is None else "short"
    title = short_title(item_title(late.timing.item))
    return say(f"replan.bar.{kind}", title=title, duration=_duration(late.minutes))


def _duration(minutes: int) -> str:
    return formats.minutes(minutes).said(say)


def _listed(titles: list[str]) -> str:
    *rest, last = titles
    return say("replan.and", first=", ".join(rest), last=last) if rest else last
