"""Tools and values: written here, never changed behind what was answered or tried."""

import datetime

import pytest

from dialog_app.core import tools
from dialog_app.core.commands.shelf import tools as tool_commands
from dialog_app.core.commands.shelf import values
from dialog_app.core.commands.shelf.methods import NewText
from dialog_app.core.commands.shelf.tools import AboutTool
from dialog_app.core.commands.shelf.values import NewValue
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Provenance, Words
from dialog_app.core.model.catalogue import Tool, Value
from tests.core import days

CARDS = AboutTool(format="kort", ages="6–12")
TEXT = NewText(title=Words("Samtalekort"), summary=Words("Barnet velger et kort."))


@pytest.fixture
def laptop():
    return days.TestLaptop()


@pytest.fixture
def written(laptop):
    register = days.register()
    code = register.methods[0].code
    step = tool_commands.add_tool(register, laptop, "v 1", CARDS, TEXT, [code.lower()])
    return register.after(step)


def _tool(register) -> Tool:
    (tool,) = tools.tools(register)
    return tool


def test_a_tool_has_a_code_a_wording_and_methods(written):
    tool = _tool(written)
    assert (tool.code, tool.format, tool.ages) == ("v1", "kort", "6–12")
    assert tools.methods_of(written, tool) == [written.methods[0]]
    assert tools.tools_of(written, written.methods[0]) == [tool]
    assert [row.number for row in tools.wordings(written, tool.id)] == [1]


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ((" ", "Kort", ()), "tool.code_missing"),
        (("V1", "Kort", ()), "tool.code_taken"),
        (("V2", " ", ()), "tool.title_missing"),
        (("V2", "Kort", ("X99",)), "tool.method_unknown"),
    ],
)
def test_what_a_tool_lacks_is_refused(written, laptop, typed, refused):
    code, title, methods = typed
    text = NewText(title=Words(title), summary=Words())
    with pytest.raises(RuleBroken) as broken:
        tool_commands.add_tool(written, laptop, code, CARDS, text, methods)
    assert broken.value.code == refused


def test_a_new_wording_leaves_the_old_one_as_it_was(written, laptop):
    tool = _tool(written)
    (first,) = tools.wordings(written, tool.id)
    again = NewText(
        title=TEXT.title, summary=Words("Barnet trekker."), author_role="proff", reason="Kortere"
    )
    now = written.after(tool_commands.reword_tool(written, laptop, tool.id, again))
    old, new = tools.wordings(now, tool.id)
    assert old == first
    assert (new.number, new.author_role, new.reason) == (2, "proff", "Kortere")
    assert new.written_on == datetime.date(2026, 11, 18)
    with pytest.raises(RuleBroken, match=r"tool\.unchanged"):
        tool_commands.reword_tool(now, laptop, tool.id, again)


def test_a_tool_is_given_to_a_method_and_taken_from_it_again(written, laptop):
    tool, other = _tool(written), written.methods[1]
    given = written.after(tool_commands.give_tool(written, laptop, tool.id, other.id))
    assert tools.tools_of(given, other) == [_tool(given)]
    assert given.after(tool_commands.give_tool(given, laptop, tool.id, other.id)) == written


def test_what_a_tool_is_can_be_changed_without_a_new_wording(written, laptop):
    tool = _tool(written)
    about = AboutTool(format="plakat", provenance=Provenance.STARTER_EXAMPLE)
    now = written.after(tool_commands.change_tool(written, laptop, tool.id, about))
    assert (_tool(now).format, _tool(now).ages) == ("plakat", "")
    assert tools.wordings(now, tool.id) == tools.wordings(written, tool.id)
    assert tool_commands.change_tool(now, laptop, tool.id, about).changes == ()


def _valued(laptop):
    register = days.register()
    for name, title in (("2013", "åpenhet"), ("2018", "åpenhet"), ("2018", "samarbeid")):
        new = NewValue(set_version=name, title=Words(title), in_practice=Words())
        register = register.after(values.add_value(register, laptop, new))
    return register


def test_the_newest_set_of_values_comes_first(laptop):
    register = _valued(laptop)
    assert tools.value_sets(register) == ("2018", "2013")
    titles = [row.title.nb for row in tools.values_of(register, "2018")]
    assert titles == ["åpenhet", "samarbeid"]


def test_a_new_set_begins_with_values_of_its_own(laptop):
    register = _valued(laptop)
    now = register.after(values.copy_set(register, laptop, "2018", "2027"))
    assert tools.value_sets(now) == ("2027", "2018", "2013")
    assert tools.values_of(now, "2018") == tools.values_of(register, "2018")
    assert len(tools.values_of(now, "2027")) == len(tools.values_of(register, "2018"))
    assert len(now.all(Value)) == len({row.id for row in now.all(Value)})


@pytest.mark.parametrize(
    ("name", "title", "refused"),
    [
        (" ", "mot", "value.set_missing"),
        ("2018", " ", "value.title_missing"),
        ("2018", "Åpenhet", "value.taken"),
    ],
)
def test_what_a_value_lacks_is_refused(laptop, name, title, refused):
    new = NewValue(set_version=name, title=Words(title), in_practice=Words())
    with pytest.raises(RuleBroken) as broken:
        values.add_value(_valued(laptop), laptop, new)
    assert broken.value.code == refused


def test_a_set_of_that_name_is_not_begun_twice(laptop):
    with pytest.raises(RuleBroken, match=r"value\.set_taken"):
        values.copy_set(_valued(laptop), laptop, "2018", "2013")
