"""Playing the script: every row is made by the command a facilitator would use."""

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dialog_app.cli.demo import between
from dialog_app.cli.demo.decisions import decide_all
from dialog_app.cli.demo.description import describe
from dialog_app.cli.demo.script import FRIDAY, Act, Line, Script
from dialog_app.cli.demo.talk import Talk
from dialog_app.core import norway
from dialog_app.core.commands import plan, register, running
from dialog_app.core.commands.days import NewDay
from dialog_app.core.commands.shelf import advice, consents, tools
from dialog_app.core.commands.shelf.methods import NewText
from dialog_app.core.model.base import Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import Tool
from dialog_app.core.model.days import AgendaItem, DayKind, DayState, ItemKind, Phase
from dialog_app.core.model.services import Service
from dialog_app.core.next_day import carried_items
from dialog_app.core.since_last import Left, same_method, since_last
from dialog_app.core.tools import wordings
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import DayDesk, Session

if TYPE_CHECKING:
    from dialog_app.core.commands.obstacles import Earlier


@dataclass
class StageLaptop:
    """A laptop whose clock follows the script."""

    name: str
    time: datetime.datetime = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    _ids: ThisLaptop = field(default_factory=ThisLaptop)

    def new_id(self) -> str:
        """Return a random id."""
        return self._ids.new_id()

    def now(self) -> datetime.datetime:
        """Return the time of the script."""
        return self.time

    def wait(self, minutes: float) -> None:
        """Let minutes of the script go by."""
        self.time += datetime.timedelta(minutes=minutes)


class Stage:
    """Plays a script in an open session, relative to the date of today."""

    def __init__(self, session: Session, laptop: StageLaptop, today: datetime.date) -> None:
        self._session = session
        self._laptop = laptop
        self._today = today
        self._services: dict[str, str] = {}
        self._days: dict[str, str] = {}
        self._said: dict[str, Earlier] = {}

    def play(self, script: Script) -> None:
        """Make services and main answers, hold and plan the days in order, and decide at last."""
        self._laptop.time = self._at({"days_from_today": -200})
        for line in script.services:
            self._service(line)
        for line in script.consents:
            service_id = self._services[line["service"]]
            self._session.register_desk.run(consents.name_service, service_id, line["basis"])
        for line in script.main_answers:
            self._main_answer(line)
        for line in script.tools:
            self._tool(line)
        for act in script.acts:
            self._act(act)
        self._laptop.time = self._at({"days_from_today": 0})
        decide_all(self._session, script.decisions, self._today)
        describe(self._session, script.description)

    def _service(self, line: Line) -> None:
        numbers = {row.name: row.number for row in self._session.register.municipalities}
        fields = {name: value for name, value in line.items() if name not in ("key", "places")}
        places = [numbers[name] for name in line["places"]]
        self._session.register_desk.run(register.add_service, places, **fields)
        known = set(self._services.values())
        rows = self._session.register.all(Service)
        self._services[line["key"]] = next(row.id for row in rows if row.id not in known)

    def _main_answer(self, line: Line) -> None:
        ids = {row.code: row.id for row in self._session.register.methods}
        new = advice.NewMainAnswer(
            text=Words(nb=line["text"], nn=line.get("text_nn", "")),
            survey=line["survey"],
            gathering=line.get("gathering", ""),
            year=line.get("year"),
            children=line.get("children"),
            age_from=line.get("age_from"),
            age_to=line.get("age_to"),
        )
        methods = [ids[code] for code in line["methods"]]
        self._session.register_desk.run(advice.add_main_answer, new, methods)

    def _tool(self, line: Line) -> None:
        text = NewText(
            title=Words(nb=line["title"], nn=line["title_nn"]),
            summary=Words(nb=line["text"], nn=line["text_nn"]),
        )
        about = tools.AboutTool(format=line["format"], ages=line["ages"])
        desk = self._session.register_desk
        desk.run(tools.add_tool, line["code"], about, text, line["methods"])

    def _act(self, act: Act) -> None:
        self._laptop.time = self._at(act.day) - datetime.timedelta(days=7)
        desk = self._planned(act)
        if act.day.get("held", True):
            self._laptop.time = self._at(act.day)
            self._hold(desk, act)
            self._after(desk, act)

    def _after(self, desk: DayDesk, act: Act) -> None:
        """Do what is done between the days: decide about wordings, read minutes, close the day."""
        for line in act.decisions:
            self._laptop.time = self._at(act.day) + datetime.timedelta(days=line["in_days"])
            text = next(row["text"] for row in act.rewordings if row["key"] == line["rewording"])
            between.accept(self._session.register_desk, desk.record, text, line)
        for line in act.minutes:
            self._laptop.time = self._at(act.day) + datetime.timedelta(days=line["in_days"])
            service_id = self._services[line["service"]]
            for dissent in line.get("dissents", ()):
                between.dissent(desk, service_id, self._subject(dissent["method"]), dissent)
            between.settle(self._session, desk, service_id, line)
        if "closed_after_days" in act.day:
            days = datetime.timedelta(days=act.day["closed_after_days"])
            self._laptop.time = self._at(act.day) + days
            reason = act.day.get("closed_because", "")
            self._session.close_day(desk.record.id, reason)

    def _at(self, line: Line) -> datetime.datetime:
        """Return when a day starts: its distance from today, at its public start in Oslo.

        Days gone by fall on the weekday before where they would fall on a weekend.
        """
        date = self._today + datetime.timedelta(days=line["days_from_today"])
        while date < self._today and date.weekday() > FRIDAY:
            date -= datetime.timedelta(days=1)
        start = line.get("public_start", datetime.time(9))
        return datetime.datetime.combine(date, start, tzinfo=norway.ZONE).astimezone(datetime.UTC)

    def _planned(self, act: Act) -> DayDesk:
        line = act.day
        new = NewDay(
            kind=DayKind(line["kind"]),
            date=norway.date(self._at(line)),
            title=line["title"],
            place=line["place"],
            public_start=line.get("public_start", datetime.time(9)),
            services=tuple((self._services[row["key"]], 0) for row in line["services"]),
            carried=self._carried(line),
            subjects=tuple(self._subject(code) for code in line["methods"]),
            pros=line["pros"],
            staff=line["staff"],
            programme_code=line["programme"],
            previous_day_id=self._days.get(line.get("previous", ""), ""),
        )
        desk = self._session.new_day(new)
        self._days[line["key"]] = desk.record.id
        self._numbers(desk, line)
        self._dialogues(desk, line)
        return desk

    def _carried(self, line: Line) -> tuple[AgendaItem, ...]:
        """Return the items the day before carried over to this one."""
        if "previous" not in line:
            return ()
        return carried_items(self._session.day_desk(self._days[line["previous"]]).record)

    def _dialogues(self, desk: DayDesk, line: Line) -> None:
        """Give each dialogue its method where there are several to go deeper into."""
        dialogues = [item for item in desk.record.agenda if item.kind is ItemKind.DIALOGUE]
        if len(dialogues) > 1:
            for item, code in zip(dialogues, line["methods"], strict=False):
                methods = (self._subject(code).version_id,)
                desk.run(plan.change_item, item.id, method_version_ids=methods)

    def _numbers(self, desk: DayDesk, line: Line) -> None:
        """Set how many of each role came, and when to meet next."""
        for service in line["services"]:
            for role, present in service["roles"].items():
                service_id = self._services[service["key"]]
                desk.run(plan.set_attendance, service_id, role, present)
        if "next_meeting" in line:
            desk.run(plan.change_day, next_meeting=line["next_meeting"])
        if "comments_in_days" in line:
            deadline = desk.record.info.date + datetime.timedelta(days=line["comments_in_days"])
            desk.run(plan.change_day, comment_deadline=deadline)

    def _subject(self, code: str) -> Subject:
        register = self._session.register
        tool = next((row for row in register.all(Tool) if row.code == code), None)
        if tool is not None:
            return Subject(SubjectKind.TOOL, wordings(register, tool.id)[-1].id)
        method = next(row for row in register.methods if row.code == code)
        return Subject(SubjectKind.METHOD, register.newest(method.id).id)

    def _hold(self, desk: DayDesk, act: Act) -> None:
        """Run the day item by item; each thing is said where its item comes."""
        tried = (line["method"] for line in act.trials)
        subjects = {code: self._subject(code) for code in (*act.day["methods"], *tried)}
        talk = Talk(desk, self._session.register, self._services, subjects, act)
        talk.remember(self._said)
        self._laptop.wait(act.day.get("starts_late", 0))
        desk.run(running.start)
        over = list(act.day.get("runs_over", ()))
        while desk.record.info.state is DayState.RUNNING:
            item = desk.record.running
            if item is None:
                break
            self._laptop.wait(1)
            self._said_in(talk, desk, item)
            for line in act.carries:
                if line["during"] == item.kind.value:
                    between.carry(desk, line, subjects, self._laptop.now())
            late = over.pop(0) if over else 0
            self._laptop.wait(max(1, item.minutes - 1 + late))
            desk.run(running.next_item)
        self._said |= talk.said()

    def _left(self, desk: DayDesk) -> tuple[Left, ...]:
        """Return what earlier days of the demonstration left to this one."""
        across = self._session.across
        days = {one: across.service_days(one) for one in desk.record.service_ids}
        return since_last(desk.record, days, same_method(self._session.register))

    def _said_in(self, talk: Talk, desk: DayDesk, item: AgendaItem) -> None:
        kind, phase = item.kind, item.phase
        if kind is ItemKind.STATUS:
            talk.since_last(self._left(desk))
            talk.trials_so_far()
        elif kind is ItemKind.POSITIONS:
            talk.answers(phase)
            if phase is Phase.AFTER:
                talk.reasons_now()
        elif kind in (ItemKind.DIALOGUE, ItemKind.OBSTACLES):
            talk.reasons_and_obstacles()
        elif kind is ItemKind.SOLUTIONS:
            talk.possibilities()
        elif kind in (ItemKind.AGREEMENTS, ItemKind.LEADERS):
            talk.agreements()
        elif kind is ItemKind.READ_THROUGH:
            talk.corrections()
