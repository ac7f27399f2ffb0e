"""A page back to children on the wall: what is printed, and nothing else."""

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import slide as slides
from dialog_app.core.commands import running, wall, wall_queue
from dialog_app.core.errors import RuleBroken
from dialog_app.core.give_back import page
from dialog_app.core.give_back.ground import ground
from dialog_app.core.minutes.blocks import Bullets, Document, Heading, Quote, plain
from dialog_app.core.model.base import Language, Subject, SubjectKind
from dialog_app.core.model.days import SlideKind
from dialog_app.core.register import Register
from dialog_app.core.showing import Showing, waiting
from dialog_app.core.slides.kinds import AgendaSlide, GiveBackSlide
from tests.core.across_rows import ADVICE, SAID, SECRET_NAME, Held, register
from tests.core.days import Room, room
from tests.core.slides import texts

ABOUT = Subject(SubjectKind.MAIN_ANSWER, ADVICE)


def printed(language: Language = "nb") -> tuple[Register, Document]:
    held = Held()
    held.answered(range(9), 9, 0, 0)
    held.answered(range(9, 11), 4, 0, 4)
    held.by_law(range(4))
    held.tries(range(2))
    held.acts([0], f"Hemmelig tiltak på {SECRET_NAME}")
    rows = register()
    return rows, page.document(ground(rows, held.days, held.sums), ADVICE, Texts(language))


def shown(here: Room, language: Language = "nb") -> GiveBackSlide:
    rows, document = printed(language)
    words = Texts(language)

    def given(_subject, _words):
        return document

    slide = slides.frame(here.day, rows, here.laptop.now(), words, given).slide
    assert isinstance(slide, GiveBackSlide)
    return slide


def at_work() -> Room:
    here = room()
    here.do(running.start)
    here.do(wall.show_give_back, ABOUT)
    return here


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_holds_only_what_the_protected_page_prints(language):
    slide = shown(at_work(), language)
    _rows, document = printed(language)
    blocks = document.blocks
    lines = [plain(one) for b in blocks if isinstance(b, Bullets) for one in b.items]
    heads = [plain(b.words) for b in blocks if isinstance(b, Heading)]
    assert [line for part in slide.parts for line in part.lines] == lines
    assert [slide.title, *(part.heading for part in slide.parts)] == heads
    (quote,) = [b for b in blocks if isinstance(b, Quote)]
    assert slide.quotation is not None
    assert slide.quotation.text == plain(quote.words)
    assert SAID in slide.quotation.text
    assert SECRET_NAME not in texts(slide)


def test_it_says_that_the_answers_stand_beside_the_advice():
    assert shown(at_work()).footer.startswith("Svarene står ved siden av barnas råd")


def test_it_can_wait_in_the_queue_though_the_day_does_not_treat_it():
    here = room()
    here.do(running.start)
    what = Showing(SlideKind.GIVE_BACK, ABOUT)
    here.do(wall_queue.queue, what)
    assert [row.kind for row in waiting(here.day)] == [SlideKind.GIVE_BACK]
    with pytest.raises(RuleBroken, match=r"wall\.waits_already"):
        here.do(wall_queue.queue, what)
    here.do(wall_queue.show_next)
    assert shown(here).parts


def test_without_the_days_before_it_the_wall_shows_the_agenda():
    here = at_work()
    rows, _document = printed()
    frame = slides.frame(here.day, rows, here.laptop.now(), Texts("nb"))
    assert isinstance(frame.slide, AgendaSlide)


def test_a_frozen_wall_keeps_the_page_and_its_clock_goes_on():
    here = at_work()
    kept = shown(here)
    here.laptop.later(3)
    fresh = shown(here)
    held = slides.held(kept, fresh)
    assert isinstance(held, GiveBackSlide)
    assert held.parts is kept.parts
    assert held.clock == fresh.clock != kept.clock
