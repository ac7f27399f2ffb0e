"""A day on which everything that can be done is done, with marked words wherever one writes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core.commands import (
    answers,
    attach,
    cards,
    clocks,
    findings,
    follow_ups,
    groups,
    obstacles,
    owners,
    plan,
    replan,
    rewordings,
    running,
    slips,
    small_timer,
    trials,
    turns,
    wall,
    wall_queue,
)
from dialog_app.core.commands.answers import Asked, Choice
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.commands.follow_ups import Followed
from dialog_app.core.commands.minutes import dissents, passing, standing, states
from dialog_app.core.commands.possibilities import set_needs_law_change
from dialog_app.core.day import Day
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.minutes.looked_at import remarks
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import (
    ItemKind,
    Phase,
    PlanChange,
    PlanChangeKind,
    Projection,
    Side,
    SlideKind,
    Turn,
    TurnState,
)
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import (
    Action,
    ActionState,
    FollowedKind,
    LabelUse,
    Note,
    ObstacleSource,
    ObstacleStatus,
    Outcome,
    Position,
    Possibility,
    Reason,
    Severity,
    SourceStatus,
    TrialState,
)
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added
from dialog_app.core.replan import proposals
from dialog_app.core.showing import Showing
from dialog_app.core.who import Who
from tests.core.days import TestLaptop

MARKED: Final = "KANARI"


@dataclass
class EveryDeed:
    """Runs the commands of a planned day with two services and two methods, one after the other."""

    do: Callable[..., object]
    record: Callable[[], Day]
    laptop: TestLaptop
    services: tuple[str, ...]
    subjects: tuple[Subject, ...]

    @property
    def day(self) -> Day:
        return self.record()

    @property
    def about(self) -> About:
        return About(subject=self.subjects[0], service_id=self.services[0])

    def asked(self, service: int = 0, phase: Phase = Phase.BEFORE) -> Asked:
        return Asked(self.services[service], self.subjects[0], phase)

    def run(self) -> None:
        """Do it all."""
        self.plan()
        self.answer()
        self.say()
        self.find()
        self.wall()
        self.queue()
        self.start()
        self.speak()
        self.go_on()
        self.follow_up()
        self.read_through()

    def plan(self) -> None:
        first, other = self.day.agenda[1].id, self.services[1]
        self.do(plan.change_day, place=MARKED)
        self.do(plan.add_item, ItemKind.PLENARY, "Plenum", 10)
        self.do(plan.change_item, first, minutes=15)
        self.do(plan.change_item, first, notes=MARKED)
        self.do(plan.move_item, first, 1)
        self.do(plan.remove_item, self.day.agenda[-1].id)
        self.do(plan.remove_service, other)
        self.do(plan.add_service, other, 4)
        self.do(plan.set_attendance, other, "other", 6)
        self.do(plan.remove_subject, self.subjects[1])
        self.do(plan.add_subject, self.subjects[1])
        for number in (1, 2):
            self.do(groups.add_group, f"Gruppe {number}", self.services, 6)
        group = self.day.groups[0].id
        self.do(groups.change_group, group, present=7)
        self.do(groups.remove_group, group)

    def answer(self) -> None:
        self.do(answers.set_count, self.asked(), Position.AGREE, 8)
        self.do(answers.set_present, self.asked(), 11)
        self.do(answers.majority, self.asked(1), Position.AGREE)
        choice, after = Choice(Position.DISAGREE), Phase.AFTER
        self.do(cards.answer_card, self.asked(0, after), 7, choice)
        self.do(cards.answer_card, self.asked(0, after), 8, choice)
        self.do(cards.take_card_back, self.asked(0, after), 7)
        self.do(slips.enter_slips, self.asked(1, after), {choice: 6})
        for _ in range(len(TrialState) + 1):
            self.do(trials.turn_trial, self.about)
        self.do(trials.set_trial, self.about, TrialState.CHOSEN)

    def say(self) -> None:
        self.do(findings.add_reason, self.about, MARKED, Position.PARTLY, Phase.BEFORE)
        self.do(findings.add_obstacle, self.about, MARKED, "TID")
        self.do(findings.add_note, MARKED)
        self.do(rewordings.propose, self.about, MARKED)
        obstacle, other = self.day.obstacles[0].id, self.services[1]
        self.do(findings.share_obstacle, obstacle, other)
        self.do(findings.set_severity, obstacle, other, Severity.STOPS)
        self.do(findings.share_obstacle, obstacle, other)
        self.do(findings.set_category, obstacle, "RESS")
        self.do(findings.set_status, obstacle, ObstacleStatus.NEEDS_OTHERS)
        self.register()
        reason = self.day.all(Reason)[0].id
        self.do(findings.reword, Reason, reason, f"{MARKED} igjen")
        self.do(attach.attach_subject, Reason, reason, self.subjects[1])

    def register(self) -> None:
        obstacle = self.day.obstacles[0].id
        self.do(obstacles.add_source, obstacle, findings.SourceGiven(citation=MARKED))
        self.do(obstacles.add_source, obstacle, findings.SourceGiven(citation=f"{MARKED} to"))
        first, second = self.day.all(ObstacleSource)
        self.do(obstacles.change_source, first.id, findings.SourceGiven(citation=f"{MARKED} én"))
        self.do(obstacles.set_source_status, first.id, SourceStatus.CONFIRMED)
        self.do(obstacles.remove_source, second.id)
        self.do(obstacles.set_second_category, obstacle, "SAM")
        self.do(obstacles.set_article, obstacle, "16")
        earlier = obstacles.Earlier(id="earlier", text=MARKED, category_code="LOV")
        self.do(obstacles.take, self.about, earlier)
        taken = self.day.obstacles[-1].id
        self.do(obstacles.say_same, taken, "")
        self.do(obstacles.say_same, taken, "earlier")
        self.do(obstacles.merge, taken, obstacle)
        self.do(obstacles.unmerge, taken)

    def find(self) -> None:
        self.do(findings.add_possibility, self.about, MARKED)
        possibility, obstacle = self.day.possibilities[0].id, self.day.obstacles[0].id
        for needed in (True, False):
            self.do(set_needs_law_change, possibility, needs_law_change=needed)
        for _ in range(2):
            self.do(findings.link, possibility, obstacle)
        self.do(attach.attach, Possibility, possibility, Who(self.services[1]))
        self.do(attach.attach, Possibility, possibility, attach.ALL)
        self.do(findings.add_action, self.about, MARKED, ActionPlan(), [possibility])
        action = self.day.actions[0].id
        self.do(findings.plan_action, action, ActionPlan(who="leder"))
        self.do(findings.set_action_state, action, ActionState.DROPPED)
        named = ("Kari Lie", "consent-1")
        self.do(owners.add_named_action, self.about, MARKED, ActionPlan(), [], named)
        self.do(owners.forget_owner, self.day.actions[-1].id)
        self.do(findings.withdraw, Possibility, possibility)
        self.do(findings.withdraw, Action, action)
        self.do(findings.withdraw, Note, self.day.all(Note)[0].id)

    def wall(self) -> None:
        subject = self.subjects[0]
        self.do(wall.show_result, subject, Phase.BEFORE)
        self.do(wall.show_method, subject)
        self.do(wall.show_obstacles, subject)
        self.do(wall.show_main_answers)
        self.do(wall.show_countdown)
        self.do(wall.show_message, MARKED)
        self.do(wall.show_agenda)
        for command in (wall.black_on_off, wall.freeze_on_off, wall.timer_on_off):
            self.do(command)
            self.do(command)
        use = LabelUse(
            id="label",
            day_id=self.day.id,
            place="print",
            service_id=self.services[0],
            phase=Phase.BEFORE,
            label="mixed",
            rule_version="1",
            input_hash="",
        )
        self.do(findings.note_labels, [use])

    def queue(self) -> None:
        for subject in self.subjects:
            self.do(wall_queue.queue, Showing(SlideKind.METHOD, subject))
        rows = self.day.all(Projection)
        waiting = sorted((row for row in rows if row.place == "next"), key=lambda r: r.position)
        self.do(wall_queue.move, waiting[0].id, 1)
        self.do(wall_queue.unqueue, waiting[0].id)
        self.do(wall_queue.show_next)
        self.do(wall_queue.show_previous)

    def start(self) -> None:
        self.do(running.start)
        self.do(running.add_minutes, 5)
        self.do(running.add_minutes, -5)
        self.do(running.pause)
        self.laptop.later(3)
        self.do(running.pause)
        self.do(running.breather)
        self.laptop.later(5)
        self.do(running.pause)
        self.do(small_timer.start, 90)
        self.do(small_timer.next_report)
        self.do(small_timer.set_length, 60)
        self.do(small_timer.stop)
        self.laptop.later(2)
        self.do(clocks.leave_out_sleep, self.day.running.id, 60)
        self.do(clocks.follow_clock, 30)

    def speak(self) -> None:
        for wanted in (True, False):
            self.do(small_timer.time_turns, wanted=wanted)
        for side in (Side.LEADERS, Side.PROS, Side.PROFESSIONALS):
            self.do(turns.ask, side)
        waiting = [row for row in self.day.all(Turn) if row.state is TurnState.WAITING]
        third = next(row.id for row in waiting if row.side is Side.PROFESSIONALS)
        self.do(turns.set_service, third, self.services[0])
        self.do(turns.move, third, -1)
        self.do(turns.take_out, third)
        self.do(turns.next_speaker)
        self.do(turns.interpose, Side.PROS)
        for _ in range(3):
            self.do(turns.next_speaker)
        self.do(turns.take_back)

    def go_on(self) -> None:
        coming = [item for item in self.day.agenda if item.state == "coming"]
        loose = [i.id for i in coming if not i.protected and i.kind not in ("buffer", "break")]
        self.do(replan.drop, loose[0])
        self.do(replan.bring_back, loose[0])
        self.do(replan.carry, loose[0])
        self.do(_carry_method, self.subjects[1].version_id)
        self.do(replan.bring_method_back, self.subjects[1].version_id)
        self.laptop.later(60)
        self.do(replan.apply, proposals(self.day, self.laptop.now())[0])
        self.do(running.next_item)
        self.do(running.end_day)

    def follow_up(self) -> None:
        about = Followed(
            kind=FollowedKind.ACTION,
            about_id="action",
            about_day_id="earlier",
            service_id=self.services[0],
            words=MARKED,
        )
        self.do(follow_ups.follow_up, about, Outcome.PARTLY)
        self.do(follow_ups.tell_more, about, MARKED)
        self.do(follow_ups.follow_up, about, Outcome.DONE)
        self.do(follow_ups.follow_up, about, Outcome.DONE)

    def read_through(self) -> None:
        service, other = self.services
        self.do(states.begin_read_through, service, MARKED)
        held = DissentGiven(text=MARKED, who=MARKED, people=6)
        self.do(dissents.add_dissent, service, self.subjects[0], held)
        dissent = self.day.all(Dissent)[0].id
        self.do(dissents.change_dissent, dissent, replace(held, why=MARKED))
        self.do(standing.let_stand, service, remarks(self.day, service)[0])
        self.do(dissents.remove_dissent, dissent)
        self.do(findings.add_possibility, About(), MARKED)
        shared, reason = (
            (row.id, "text") for row in (self.day.possibilities[0], self.day.all(Reason)[0])
        )
        self.do(passing.reword, service, reason, f"{MARKED} til slutt", Side.PROS)
        self.do(passing.reword, service, shared, f"{MARKED} for alle")
        self.do(passing.strike, service, shared, Side.PROFESSIONALS)
        self.do(states.send_for_comments, other)
        self.do(states.step_back, other)


def _carry_method(day: Day, laptop: Laptop, version_id: str) -> Step:
    """Carry a method as a plan for a late day does, which only some days need."""
    row = PlanChange(
        id=laptop.new_id(),
        day_id=day.id,
        kind=PlanChangeKind.CARRIED,
        at=laptop.now(),
        item_id=day.agenda[-1].id,
        minutes=5,
        version_id=version_id,
    )
    return Step("step.replanned", added(row), {"end": "12.00"})
