"""A description of good practice in the demonstration, grown and edited as people would."""

from collections.abc import Iterator

from dialog_app.cli.demo.script import Line
from dialog_app.core.decide.view import newest_decision
from dialog_app.core.describe.commands import NewParagraph, NewWording, translate, write
from dialog_app.core.describe.grounds import Ground
from dialog_app.core.describe.grow import from_days, proposals
from dialog_app.core.describe.paragraphs import standing
from dialog_app.core.describe.taking_in import take_in, take_in_wording
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import CrcArticle, MainAnswer
from dialog_app.core.model.practice import GroundKind, Paragraph, Section
from dialog_app.core.register import Register
from dialog_app.desk.describing import said_in
from dialog_app.desk.session import Session


def describe(session: Session, line: Line) -> None:
    """Write the description the line tells of, from what the days and the decisions say."""
    desk, said = session.register_desk, said_in(session)
    desk.run(take_in, proposals(said, line["code"]), line["role"])
    for taken in line.get("taken", ()):
        paragraph = _paragraph(session.register, taken["method"])
        offered = from_days(said, paragraph.method_id)
        one = next(found for found in offered if found.text.nb == taken["from"])
        new = NewWording(
            text=Words(taken["text"]), author_role=line["role"], reason=taken["reason"]
        )
        desk.run(take_in_wording, paragraph.id, one, new)
    for written in line.get("paragraphs", ()):
        desk.run(write, _new(session.register, written, line["role"]))
    for told in line.get("translations", ()):
        paragraph = _paragraph(session.register, told["method"])
        text = standing(session.register, paragraph.id).text
        desk.run(translate, paragraph.id, Words(text.nb, told["nn"], text.en))


def _paragraph(register: Register, method_code: str) -> Paragraph:
    method = next(row for row in register.methods if row.code == method_code)
    return next(row for row in register.all(Paragraph) if row.method_id == method.id)


def _new(register: Register, written: Line, role: str) -> NewParagraph:
    return NewParagraph(
        description_code=written["code"],
        section=Section(written["section"]),
        text=Words(written["nb"], written.get("nn", "")),
        author_role=role,
        grounds=tuple(_grounds(register, written)),
    )


def _grounds(register: Register, written: Line) -> Iterator[Ground]:
    for line in written.get("articles", ()):
        articles = {row.article: row.id for row in register.all(CrcArticle)}
        yield Ground(GroundKind.ARTICLE, articles[line["article"]], "", line["sentence"])
    for line in written.get("advice", ()):
        found = register.all(MainAnswer)
        row = next(one for one in found if one.text.nb.startswith(line["begins"]))
        yield Ground(GroundKind.MAIN_ANSWER, row.id, "", line["sentence"])
    for line in written.get("decisions", ()):
        method = next(row for row in register.methods if row.code == line["method"])
        decided = newest_decision(register, method.id)
        if decided is not None:
            yield Ground(GroundKind.DECISION, decided.id, "", line["sentence"])
