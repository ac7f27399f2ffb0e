"""What the wall can show of the running day, each kind of slide by its name."""

import datetime

from dialog_app.base.texts import Texts
from dialog_app.core import slide as slides
from dialog_app.core.commands import wall
from dialog_app.core.day import Day
from dialog_app.core.give_back import ground, page
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Subject
from dialog_app.core.slides.kinds import Frame
from dialog_app.core.slides.scene import WallWords
from dialog_app.desk.session import Session
from dialog_app.ui.projector.given_back import about_of


def frames(session: Session, day: Day, now: datetime.datetime, words: Texts) -> dict[str, Frame]:
    """Return a frame of every kind, with what earlier days lead back to children among them."""
    laptop, register = session.laptop, session.register
    over = ground.read(register, session.across)

    def given(subject: Subject, words: WallWords) -> Document | None:
        # On the wall itself it comes when it is made; nobody waits here.
        return page.document(over, about_of(register, subject), words)

    subject = day.subjects[0].subject
    steps = {
        "agenda": wall.show_agenda(day, laptop),
        "method": wall.show_method(day, laptop, subject),
        "result": wall.show_result(day, laptop, subject, day.phase),
        "obstacles": wall.show_obstacles(day, laptop, subject),
        "main-answers": wall.show_main_answers(day, laptop),
        "countdown": wall.show_countdown(day, laptop),
        "give-back": wall.show_give_back(day, laptop, subject),
        "timer": wall.timer_on_off(day, laptop),
    }
    return {
        name: slides.frame(day.after(step), register, now, words, given)
        for name, step in steps.items()
    }
