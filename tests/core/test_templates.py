"""Templates and blocks of one's own: saved from a day, and never changing one afterwards."""

import datetime

import pytest

from dialog_app.core.commands import blocks as putting
from dialog_app.core.commands import plan
from dialog_app.core.commands.days import NewDay, make
from dialog_app.core.commands.shelf import blocks, templates
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import Block
from dialog_app.core.model.days import AgendaItem, DayKind
from tests.core.days import DATE, Room, register, room

NAME = "Kort kveldsdag"
KEPT = (
    *("kind", "title", "title_nn", "title_en", "minutes", "least_minutes", "leader", "phase"),
    *("protected", "droppable", "internal", "notes", "warn_minutes"),
)


def told(day: Day) -> list[tuple[object, ...]]:
    """Return all that a template keeps of a day's items."""
    return [tuple(getattr(item, name) for name in KEPT) for item in day.agenda]


class World:
    """A day with a note, an early warning and a fixed end, and the catalogue beside it."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.laptop = room.laptop
        self.register = register()
        self.do = room.do

    @property
    def day(self) -> Day:
        return self.room.day


@pytest.fixture
def world() -> World:
    world = World(room())
    first, second = world.day.agenda[1], world.day.agenda[2]
    world.do(plan.change_item, first.id, notes="Ha klar kortene", warn_minutes=7)
    world.do(plan.change_item, second.id, ends_at=datetime.time(10, 15))
    return world


def saved(world: World, name: str = NAME, **choices: bool) -> World:
    world.register = world.register.after(
        templates.save_template(world.register, world.laptop, world.day, name, **choices)
    )
    return world


def new_day(world: World, template: str) -> Day:
    wanted = NewDay(kind=DayKind.DIALOGUE, date=DATE, title="Ny", template=template)
    return Day().after(make(world.register, world.laptop, wanted))


def test_a_day_made_from_a_saved_day_has_all_its_items(world):
    day = new_day(saved(world), NAME)
    assert told(day) == told(world.day)
    assert day.info.template == NAME
    assert not day.services
    assert not day.subjects


def test_fixed_ends_come_along_only_when_asked_for(world):
    without = new_day(saved(world), NAME)
    assert {item.ends_at for item in without.agenda} == {None}
    whole = new_day(saved(world, "Med klokke", fixed_ends=True), "Med klokke")
    ends = [item.ends_at for item in whole.agenda]
    assert ends == [item.ends_at for item in world.day.agenda]
    assert datetime.time(10, 15) in ends


def test_what_happens_to_a_template_never_reaches_a_day_made_from_it(world):
    saved(world)
    made = new_day(world, NAME)
    before = list(made.rows())
    step = templates.rename_template(world.register, world.laptop, NAME, "Annet")
    world.register = world.register.after(step)
    step = templates.remove_template(world.register, world.laptop, "Annet")
    world.register = world.register.after(step)
    assert list(made.rows()) == before
    assert world.register.templates == ("dialogdag",)


def test_a_template_is_not_changed_by_the_day_it_was_saved_from(world):
    saved(world)
    before = world.register.template(NAME)
    world.do(plan.change_item, world.day.agenda[1].id, title="Noe annet")
    assert world.register.template(NAME) == before


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("  ", "template.name_missing"),
        ("KORT kveldsdag", "template.name_taken"),
        ("dialogdag", "template.name_taken"),
        ("Fordypningsdag", "template.name_taken"),
    ],
)
def test_a_name_must_be_there_and_be_free(world, name, code):
    saved(world)
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        saved(world, name)


def test_a_template_may_be_renamed_to_other_letters_of_its_own_name(world):
    saved(world)
    step = templates.rename_template(world.register, world.laptop, NAME, NAME.upper())
    assert NAME.upper() in world.register.after(step).templates


def test_what_follows_with_the_program_is_neither_renamed_nor_removed(world):
    for command, more in ((templates.rename_template, ("X",)), (templates.remove_template, ())):
        with pytest.raises(RuleBroken, match=r"template\.shipped"):
            command(world.register, world.laptop, "dialogdag", *more)


def test_a_day_without_items_makes_no_template(world):
    bare = Day([row for row in world.day.rows() if not isinstance(row, AgendaItem)])
    with pytest.raises(RuleBroken, match=r"template\.empty"):
        templates.save_template(world.register, world.laptop, bare, NAME)


def test_a_block_put_into_a_day_is_the_item_it_was_kept_from(world):
    item = world.day.agenda[1]
    kept = blocks.save_block(world.register, world.laptop, item).added(Block)
    assert kept is not None
    world.do(putting.add_block, kept, world.day.agenda[-1].id)
    new = world.day.agenda[-1]
    assert [getattr(new, name) for name in KEPT] == [getattr(item, name) for name in KEPT]


def test_the_same_block_is_kept_once(world):
    item = world.day.agenda[1]
    world.register = world.register.after(blocks.save_block(world.register, world.laptop, item))
    with pytest.raises(RuleBroken, match=r"block\.already_there"):
        blocks.save_block(world.register, world.laptop, item)


def test_a_block_that_is_removed_leaves_the_days_it_is_in(world):
    item = world.day.agenda[1]
    register = world.register.after(blocks.save_block(world.register, world.laptop, item))
    (kept,) = register.all(Block)
    world.do(putting.add_block, kept)
    count = len(world.day.agenda)
    after = register.after(blocks.remove_block(register, world.laptop, kept.id))
    assert not after.all(Block)
    assert len(world.day.agenda) == count
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        blocks.remove_block(after, world.laptop, kept.id)


def test_notes_are_kept_short_and_clean(world):
    item = world.day.agenda[1].id
    world.do(plan.change_item, item, notes="x" * 9000)
    assert len(world.day.one(AgendaItem, item).notes) == plan.NOTES_LIMIT
