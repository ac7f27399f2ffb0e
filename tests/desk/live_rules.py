"""What a facilitator does at the live desk, as rules for the random facilitator."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from dialog_app.core.commands import (
    attach,
    cards,
    clocks,
    groups,
    plan,
    possibilities,
    replan,
    running,
    slips,
    trials,
    wall,
    wall_queue,
)
from dialog_app.core.commands.answers import Asked, Choice
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.minutes import dissents, passing, standing, states
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.minutes.looked_at import remarks
from dialog_app.core.minutes.passages import passages
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Group, Phase, Projection, Side, SlideKind
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import (
    Action,
    NoPosition,
    Obstacle,
    Position,
    Possibility,
    Reason,
    TrialState,
)
from dialog_app.core.register import Register
from dialog_app.core.replan import proposals
from dialog_app.core.showing import Showing
from tests.core.days import TestLaptop

places = st.integers(0, 9)
ATTACHED = (Reason, Obstacle, Possibility, Action)
CHOICES = (
    *(Choice(position) for position in Position),
    Choice(Position.NO_POSITION, NoPosition.DONT_KNOW),
)


class LiveRules(RuleBasedStateMachine):
    """Wall and queue, breather and re-planning, cards and slips, groups, and whose things are."""

    desk: Any
    laptop: TestLaptop
    subjects: tuple[Subject, ...]
    services: tuple[str, ...]
    try_to: Callable[..., None]
    about: Callable[[int], About]
    some: Callable[[Any, int], str]

    @rule(place=places, to=st.sampled_from(("read", "comments", "back")))
    def move_minutes(self, place: int, to: str) -> None:
        ways = {
            "read": states.begin_read_through,
            "comments": states.send_for_comments,
            "back": states.step_back,
        }
        self.try_to(ways[to], self.services[place % 2])

    @rule(place=places, text=st.text(max_size=20), struck=st.booleans())
    def read_minutes_through(self, place: int, text: str, struck: bool) -> None:
        service = self.services[place % 2]
        found = passages(self.desk.record, Register(), service)
        key = found[place % len(found)].key if found else ("nothing", "text")
        if struck:
            self.try_to(passing.strike, service, key, Side.PROS)
        else:
            self.try_to(passing.reword, service, key, text)

    @rule(place=places)
    def let_stand(self, place: int) -> None:
        service = self.services[place % 2]
        found = remarks(self.desk.record, service)
        if found:
            self.try_to(standing.let_stand, service, found[place % len(found)])

    @rule(place=places, people=st.integers(0, 9), text=st.text(max_size=20))
    def dissent(self, place: int, people: int, text: str) -> None:
        given = DissentGiven(text=text, who=text, people=people)
        self.try_to(dissents.add_dissent, self.services[place % 2], self.subjects[0], given)
        row_id = self.some(Dissent, place)
        self.try_to(dissents.change_dissent, row_id, replace(given, why=text))
        if place == 0:
            self.try_to(dissents.remove_dissent, row_id)

    @rule(place=places, kind=st.sampled_from(SlideKind), text=st.text(max_size=20))
    def show(self, place: int, kind: SlideKind, text: str) -> None:
        subject = self.subjects[place % 2]
        shows: dict[SlideKind, tuple[Any, ...]] = {
            SlideKind.AGENDA: (wall.show_agenda,),
            SlideKind.METHOD: (wall.show_method, subject),
            SlideKind.RESULT: (wall.show_result, subject, Phase.BEFORE),
            SlideKind.OBSTACLES: (wall.show_obstacles, subject),
            SlideKind.MAIN_ANSWERS: (wall.show_main_answers,),
            SlideKind.COUNTDOWN: (wall.show_countdown,),
            SlideKind.GIVE_BACK: (wall.show_give_back, subject),
            SlideKind.MESSAGE: (wall.show_message, text),
            SlideKind.BLACK: (wall.black_on_off,),
        }
        self.try_to(*shows[kind])

    @rule(what=st.sampled_from((wall.freeze_on_off, wall.timer_on_off)))
    def hold_the_wall(self, what: Any) -> None:
        self.try_to(what)

    @rule(place=places, what=st.integers(0, 4))
    def queue(self, place: int, what: int) -> None:
        row = self.some(Projection, place)
        shown = Showing(SlideKind.METHOD, self.subjects[place % 2])
        deeds: tuple[tuple[Any, ...], ...] = (
            (wall_queue.queue, shown),
            (wall_queue.unqueue, row),
            (wall_queue.move, row, place - 4),
            (wall_queue.show_next,),
            (wall_queue.show_previous,),
        )
        self.try_to(*deeds[what])

    @rule(minutes=st.integers(0, 90))
    def breathe(self, minutes: int) -> None:
        self.try_to(running.breather)
        self.laptop.later(minutes)

    @rule(place=st.integers(0, 30), what=st.integers(0, 4))
    def plan_anew(self, place: int, what: int) -> None:
        day = self.desk.record
        item = day.agenda[place % len(day.agenda)].id
        if what == 0:
            for proposal in proposals(day, self.laptop.now())[:1]:
                self.try_to(replan.apply, proposal)
            return
        deeds: tuple[tuple[Any, ...], ...] = (
            (replan.drop, item),
            (replan.carry, item),
            (replan.bring_back, item),
            (replan.bring_method_back, self.subjects[place % 2].version_id),
        )
        self.try_to(*deeds[what - 1])

    @rule(place=places, card=st.integers(0, 30), choice=st.sampled_from(CHOICES))
    def take_cards(self, place: int, card: int, choice: Choice) -> None:
        about = self.about(place)
        asked = Asked(about.service_id, about.subject, Phase.AFTER)
        if place == 9:
            self.try_to(cards.take_card_back, asked, card)
        else:
            self.try_to(cards.answer_card, asked, card, choice)

    @rule(place=places, number=st.integers(0, 12), choice=st.sampled_from(CHOICES))
    def open_slips(self, place: int, number: int, choice: Choice) -> None:
        about = self.about(place)
        asked = Asked(about.service_id, about.subject, Phase.BEFORE)
        self.try_to(slips.enter_slips, asked, {choice: number})

    @rule(place=places, name=st.text(max_size=10), what=st.integers(0, 2))
    def group(self, place: int, name: str, what: int) -> None:
        row = self.some(Group, place)
        if what == 0:
            self.try_to(groups.add_group, name, self.services, place)
        elif what == 1:
            self.try_to(groups.change_group, row, name=name)
        else:
            self.try_to(groups.remove_group, row)

    @rule(kind=st.sampled_from(ATTACHED), place=places)
    def attach(self, kind: Any, place: int) -> None:
        row = self.some(kind, place)
        known = attach.choices(self.desk.record, kind)
        self.try_to(attach.attach, kind, row, known[place % len(known)])
        self.try_to(attach.attach_subject, kind, row, self.subjects[place % 2])

    @rule(place=places, needed=st.booleans(), state=st.sampled_from(TrialState))
    def decide(self, place: int, needed: bool, state: TrialState) -> None:
        possibility = self.some(Possibility, place)
        self.try_to(possibilities.set_needs_law_change, possibility, needs_law_change=needed)
        self.try_to(trials.set_trial, self.about(place), state)

    @rule(place=places, seconds=st.integers(-7200, 7200))
    def tell_of_sleep(self, place: int, seconds: int) -> None:
        running_item = self.desk.record.running
        if running_item is not None and seconds > 0:
            self.try_to(clocks.leave_out_sleep, running_item.id, seconds)
        self.try_to(clocks.follow_clock, seconds)
        self.try_to(plan.change_day, pros=place)
