"""Minutes made of a service's share of a day are those made of the whole day, to the letter."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import findings, obstacles
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.model.days import Group
from dialog_app.core.model.said import Obstacle, Position, Possibility, Reason
from dialog_app.core.register import Register
from tests.core.days import PPT, SCHOOL, SHARING, Room
from tests.core.slides import asking, count, wall_register
from tests.drivers.memory_archive import demonstration
from tests.reports import sample

SERVICES = (SCHOOL, PPT, "")
places = st.integers(0, 9)
WHAT = ("reason", "obstacle", "possibility", "action", "share", "merge", "link", "answer")


def same_of_its_share(day: Day, register: Register) -> None:
    """Fail where a service's share says anything else than the whole day does."""
    shares = Shares(day)
    for service_id in day.service_ids:
        words = Texts(register.service(service_id).language)
        share = minutes.document(shares.of(service_id), register, service_id, words)
        assert share == minutes.document(day, register, service_id, words)


def test_every_day_of_the_demonstration_is_the_same_by_shares() -> None:
    session, _archive = demonstration()
    for line in session.days():
        same_of_its_share(session.saved_day(line.id), session.register)


def test_a_share_holds_no_word_of_another_service_alone() -> None:
    plan = sample.Plan(methods=2)
    day = sample.day(plan)
    of_mine = Shares(day).of(sample.MINE)
    mine = [row.text for row in of_mine.all(Reason)]
    mine += [row.text for row in of_mine.all(Obstacle)]
    assert mine
    assert not [text for text in mine if sample.ELSEWHERE in text]
    same_of_its_share(day, sample.register(plan))


deed = st.tuples(st.sampled_from(WHAT), places, places, places)


@given(st.lists(deed, max_size=12), st.booleans())
def test_whatever_is_said_shared_merged_and_linked_is_the_same_by_shares(deeds, in_group) -> None:
    here = asking()
    if in_group:
        row = Group(
            id="g", day_id=here.day.id, name="Blandet", position=0, service_ids=(SCHOOL, PPT)
        )
        here.day = Day([*here.day.rows(), row])
    for number, (what, one, other, third) in enumerate(deeds):
        try_to(here, what, (one, other, third), f"{what} {number}")
    same_of_its_share(here.day, wall_register())


def try_to(here: Room, what: str, numbers: tuple[int, int, int], text: str) -> None:
    """Do something where the rules allow it."""
    one, other, third = numbers
    about = About(
        subject=SHARING,
        service_id=SERVICES[one % 3],
        group_id="g" if one > 6 and here.day.find(Group, "g") else "",
    )
    obstacle, possibility = some(here, Obstacle, other), some(here, Possibility, other)
    deeds: dict[str, Any] = {
        "reason": lambda: here.do(
            findings.add_reason, about, text, Position.PARTLY, here.day.phase
        ),
        "obstacle": lambda: here.do(findings.add_obstacle, about, text, "TID"),
        "possibility": lambda: here.do(findings.add_possibility, about, text, [obstacle]),
        "action": lambda: here.do(
            findings.add_action, about, text, ActionPlan(who="leder"), [possibility]
        ),
        "share": lambda: here.do(findings.share_obstacle, obstacle, SERVICES[one % 2]),
        "merge": lambda: here.do(obstacles.merge, obstacle, some(here, Obstacle, third)),
        "link": lambda: here.do(findings.link, possibility, some(here, Obstacle, third)),
        "answer": lambda: count(here, SERVICES[one % 2], (other, third, 0, 1)),
    }
    try:
        deeds[what]()
    except RuleBroken:
        return


def some(here: Room, kind: Any, place: int) -> str:
    rows = sorted(here.day.all(kind), key=lambda row: row.number)
    return rows[place % len(rows)].id if rows else "none"
