"""Opening the forms about one method, in the place of what stands."""

from collections.abc import Callable

from dialog_app.core.decide.view import Standing, standing
from dialog_app.core.model.catalogue import MainAnswer, WorkingMethod
from dialog_app.core.model.practice import DecidedAs
from dialog_app.ui.across.decide.decision_form import DecisionForm
from dialog_app.ui.across.decide.dissent_form import DecisionDissentForm
from dialog_app.ui.across.decide.fate_form import FateForm
from dialog_app.ui.across.decide.numbers import Numbers
from dialog_app.ui.across.decide.research_form import ResearchForm
from dialog_app.ui.across.decide.side import DecisionSide
from dialog_app.ui.across.decide.wording_form import WordingForm
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form_stack import FormStack


class DecideForms:
    """Each form is about the method `chosen` gives the id of; none opens where there is none."""

    def __init__(
        self, around: Around, numbers: Numbers, right: FormStack, chosen: Callable[[], str]
    ) -> None:
        self._around = around
        self._numbers = numbers
        self._right = right
        self._chosen = chosen

    def follow(self, side: DecisionSide) -> None:
        """Open the forms that what stands asks for."""
        right = self._right
        side.decide_wanted.connect(self.decide)
        side.put_right_wanted.connect(lambda row: right.open(WordingForm).open_for(row))
        side.dissent_wanted.connect(lambda row: right.open(DecisionDissentForm).open_new(row))
        side.dissent_change_wanted.connect(
            lambda row: right.open(DecisionDissentForm).open_for(row)
        )
        side.research_wanted.connect(self.research)

    def decide(self, chosen: DecidedAs | None = None) -> None:
        """Open the form of a decision, with one thing chosen or none."""
        there = self._standing()
        if there is not None and there.open:
            form = self._right.open(DecisionForm)
            form.open_for(there.method.id, self._numbers, chosen)

    def dissent(self) -> None:
        """Open the form of a dissent to the decision that stands, where there is one."""
        there = self._standing()
        if there is not None and there.newest is not None:
            self._right.open(DecisionDissentForm).open_new(there.newest.row)

    def research(self) -> None:
        """Open the form of what research says."""
        there = self._standing()
        if there is not None:
            self._right.open(ResearchForm).open_for(there.method.id)

    def fates(self) -> None:
        """Open the form of the first advice nobody has told of, else of the first."""
        there = self._standing()
        advice = there.advice if there is not None else ()
        untold = [one for one in advice if one.fate is None]
        for one in (*untold, *advice)[:1]:
            self.fate(one.answer)

    def fate(self, answer: MainAnswer) -> None:
        """Open the form of what became of one advice."""
        there = self._standing()
        if there is not None:
            self._right.open(FateForm).open_for(answer, there.method.id)

    def _standing(self) -> Standing | None:
        register, method_id = self._around.register, self._chosen()
        found = register.find(WorkingMethod, method_id)
        return standing(register, method_id) if found is not None else None
