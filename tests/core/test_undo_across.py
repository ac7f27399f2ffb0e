"""Everything done about what grows out of the days is taken back and done again as it was."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace

from dialog_app.core.decide import dissents
from dialog_app.core.decide.commands import Wording, put_right
from dialog_app.core.decide.fate import FateGiven, clear_fate, set_fate
from dialog_app.core.decide.research import ResearchGiven, set_research
from dialog_app.core.describe import commands, grow
from dialog_app.core.describe.commands import NewParagraph, NewWording
from dialog_app.core.describe.grounds import Ground
from dialog_app.core.describe.taking_in import take_in_wording
from dialog_app.core.issue.editions import About
from dialog_app.core.issue.states import back_to_draft, send_for_comments
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import MainAnswer
from dialog_app.core.model.practice import (
    DecisionDissent,
    Fate,
    Grounding,
    GroundKind,
    MethodDecision,
    PaperKind,
    ResearchFinding,
    Section,
)
from dialog_app.core.publish.commands import coarsen, refine
from tests.core.decisions import HELD
from tests.core.described import Described, described

METHOD = "method:G4"
PAPER = (PaperKind.DESCRIPTION, "SH")
ABOUT = About(*PAPER, "nb")
DATE = datetime.date(2020, 1, 1)
ROLE = "redaktør"


def _newest(here: Described) -> MethodDecision:
    return max(
        (row for row in here.register.all(MethodDecision) if row.method_id == METHOD),
        key=lambda row: row.number,
    )


def _of_decisions(here: Described) -> Iterator[Callable[[], object]]:
    advice = next(row.id for row in here.register.all(MainAnswer))
    rightly = Wording(reason="Rettet.", conflict_of_interest="", not_covered="")
    yield lambda: here.run(put_right, _newest(here).id, rightly)
    yield lambda: here.run(dissents.add_dissent, _newest(here).id, HELD)

    def dissent() -> str:
        return here.register.all(DecisionDissent)[0].id

    yield lambda: here.run(dissents.change_dissent, dissent(), replace(HELD, text="Nye ord."))
    yield lambda: here.decide("G4")
    yield lambda: here.run(dissents.carry_dissent, dissent(), _newest(here).id)
    yield lambda: here.run(dissents.remove_dissent, dissent())
    yield lambda: here.run(set_fate, advice, METHOD, FateGiven(Fate.NOT_INCLUDED, "Fordi."))
    yield lambda: here.run(clear_fate, advice, METHOD)
    sought = ResearchGiven(
        finding=ResearchFinding.SUPPORTS, references="Hansen 2020", searched_on=DATE
    )
    yield lambda: here.run(set_research, METHOD, sought)
    yield lambda: here.run(set_research, METHOD, ResearchGiven())


def _of_descriptions(here: Described) -> Iterator[Callable[[], object]]:
    here.say()
    yield here.grow

    def of(code: str = "G4") -> str:
        return here.paragraph(code).id

    new = NewParagraph(description_code="SH", section=Section.METHODS, text=Words("En. To."))
    yield lambda: here.run(commands.write, new)
    yield lambda: here.run(commands.move, of("SH4"), 1)
    proposed = grow.from_days(here.said, METHOD)[0]
    yield lambda: here.run(take_in_wording, of(), proposed, NewWording(text=Words()))
    yield lambda: here.run(commands.reword, of(), NewWording(text=Words("En setning.")))
    yield lambda: here.run(commands.translate, of(), Words("En setning.", en="One sentence."))
    value = Ground(GroundKind.METHOD_VERSION, here.register.newest("method:SH4").id, "", 1)
    yield lambda: here.run(commands.add_ground, of(), value)
    yield lambda: here.run(commands.remove_ground, here.register.all(Grounding)[-1].id)
    yield lambda: here.run(commands.withdraw, of())
    yield lambda: here.run(commands.bring_back, of())


def _of_papers(here: Described) -> Iterator[Callable[[], object]]:
    yield lambda: here.run(coarsen, PAPER, "after.m", 1)
    yield lambda: here.run(coarsen, PAPER, "after.m", 3)
    yield lambda: here.run(refine, PAPER, "after.m")
    yield lambda: here.run(send_for_comments, ABOUT, None, ROLE)
    yield lambda: here.run(back_to_draft, ABOUT, ROLE)


def test_each_deed_is_undone_and_done_again_to_the_same_rows() -> None:
    here = described()
    desk = here.session.register_desk
    for deeds in (_of_decisions, _of_descriptions, _of_papers):
        for place, deed in enumerate(deeds(here)):
            before = here.register
            deed()
            after = here.register
            assert after != before, (deeds, place)
            desk.undo()
            assert here.register == before, (deeds, place)
            desk.redo()
            assert here.register == after, (deeds, place)
