"""What a day refers to is not taken out of the catalogue by undoing that it was made."""

import pytest

from dialog_app.core.commands import findings, plan
from dialog_app.core.commands.findings import About, SourceGiven
from dialog_app.core.commands.shelf import advice, methods, rights, tools, values
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Row, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    Provision,
    ProvisionKind,
    ToolVersion,
    Value,
)
from dialog_app.core.model.days import DayState
from dialog_app.desk.session import RegisterDesk, Session
from tests.drivers.memory_archive import demonstration

SAID = Words("Eksempel: Spør oss først.")
TEXT = methods.NewText(title=SAID, summary=SAID, reason="klarere")
ANSWER = advice.NewMainAnswer(text=SAID)
VALUE = values.NewValue(set_version="Våre", title=SAID, in_practice=SAID)
TOOL = ("V90", tools.AboutTool(), TEXT)
MAKING = {
    SubjectKind.MAIN_ANSWER: (
        MainAnswer,
        advice.add_main_answer,
        (ANSWER,),
    ),
    SubjectKind.TOOL: (ToolVersion, tools.add_tool, TOOL),
    SubjectKind.METHOD: (MethodVersion, methods.new_version, ("method:G4", TEXT)),
    SubjectKind.VALUE: (
        Value,
        values.add_value,
        (VALUE,),
    ),
}


@pytest.fixture
def session() -> Session:
    return demonstration()[0]


def planned(session: Session):
    line = next(line for line in session.days() if line.state is DayState.PLANNED)
    return session.day_desk(line.id)


def refused(desk: RegisterDesk) -> int:
    """Try to undo the newest change; returns on how many days it is said to be in use."""
    before, lines = desk.record, len(desk.log)
    with pytest.raises(RuleBroken, match=r"row\.used") as broken:
        desk.undo()
    assert desk.record == before
    assert len(desk.log) == lines
    return int(str(broken.value.facts["n"]))


@pytest.mark.parametrize("kind", list(MAKING))
def test_what_a_day_treats_stays_until_the_day_treats_it_no_more(session, kind):
    row_kind, command, args = MAKING[kind]
    made: Row = session.register_desk.run(command, *args).added(row_kind)
    day = planned(session)
    day.run(plan.add_subject, Subject(kind, made.id))
    assert refused(session.register_desk) == 1
    day.undo()
    session.register_desk.undo()
    assert session.register.find(row_kind, made.id) is None
    day.redo()
    session.register_desk.redo()


def test_a_provision_that_stands_in_the_way_stays(session):
    text = rights.ProvisionText(
        kind=ProvisionKind.LAW, full_name="prøveloven", short_name="prl.", section="§ 1"
    )
    made = session.register_desk.run(rights.add_provision, text).added(Provision)
    about = About(service_id="service-sh")
    source = SourceGiven(provision_id=made.id)
    planned(session).run(findings.add_obstacle, about, "Loven er uklar", "LOV", source)
    assert refused(session.register_desk) == 1


def test_what_no_day_refers_to_can_be_undone(session):
    made = session.register_desk.run(tools.add_tool, *TOOL).added(ToolVersion)
    session.register_desk.undo()
    assert session.register.find(ToolVersion, made.id) is None
