"""«Start now, or as planned?»: asked where a day begins well before or after its time."""

import datetime
from collections.abc import Callable
from functools import partial

from dialog_app.core import formats
from dialog_app.core.commands import running
from dialog_app.core.day import Day
from dialog_app.core.record import Step
from dialog_app.core.starting import Doubt, doubt
from dialog_app.ui.actions import Action, keys_of
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.question import Question, Way
from dialog_app.ui.words import say


class StartQuestion(Question):
    """Holds the first start back and asks; a second one starts now.

    `day` and `now` tell how things stand, `run` runs the command that starts the day.
    """

    def __init__(
        self,
        day: Callable[[], Day],
        now: Callable[[], datetime.datetime],
        run: Callable[[Callable[..., Step]], object],
    ) -> None:
        super().__init__("start_question")
        self._day = day
        self._now = now
        self._run = run
        self._about: Doubt | None = None

    def holds_back(self) -> bool:
        """Ask, where the day is not started on time and this has not been asked yet."""
        about = doubt(self._day(), self._now())
        if about is None or self.asked:
            self.put_away()
            return False
        self._about = about
        time = formats.clock(about.planned)
        key = key_words(keys_of(Action.START_OTHERWISE)[0])
        if about.late:
            words = say("clock.start.as_planned", time=time)
            self.ask(say("clock.start.late", time=time), [Way("start_other", words, key, self.no)])
        else:
            words = say("clock.start.wait")
            self.ask(say("clock.start.early", time=time), [Way("start_other", words, key, self.no)])
        return True

    def no(self) -> None:
        """Not now: count from the planned time where that has passed, else wait."""
        late = self._about is not None and self._about.late
        self.put_away()
        if late:
            self._run(partial(running.start, as_planned=True))

    def follow(self) -> None:
        """Ask no more when the day has started, or its time has come."""
        if self.asked and doubt(self._day(), self._now()) != self._about:
            self.put_away()
