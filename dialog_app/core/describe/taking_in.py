"""Taking proposed paragraphs into a description: from then on they are people's to edit."""

from collections.abc import Iterable

from dialog_app.core.describe.commands import NewParagraph, NewWording, reword, write
from dialog_app.core.describe.grounds import Ground
from dialog_app.core.describe.grow import Proposed
from dialog_app.core.describe.paragraphs import grounds_of, paragraphs, standing
from dialog_app.core.model.practice import Paragraph
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Facts, Step
from dialog_app.core.register import Register


def take_in(
    register: Register, laptop: Laptop, proposed: Iterable[Proposed], author_role: str = ""
) -> Step:
    """Write proposed paragraphs, all in one step; those of what is common stand in the base part.

    Raises `RuleBroken` as `commands.write`.
    """
    record = register
    codes: list[str] = []
    changes: list[Change] = []
    for one in proposed:
        new = NewParagraph(
            description_code=one.code,
            section=one.section,
            text=one.text,
            method_id=one.method_id,
            written_in=one.written_in,
            author_role=author_role,
            grounds=one.grounds,
        )
        step = write(record, laptop, new)
        record = record.after(step)
        changes += step.changes
        codes.append(one.code)
    facts: Facts = {"code": codes[-1] if codes else "", "n": len(codes)}
    return Step("step.paragraphs_grown", tuple(changes), facts)


def take_in_wording(
    register: Register, laptop: Laptop, paragraph_id: str, one: Proposed, new: NewWording
) -> Step:
    """Put a paragraph as it was proposed on a day, keeping what it rested on beside that.

    `new` says by whom and why; its text is that of the proposal, or of the proposal edited. Raises
    `RuleBroken` as `commands.reword`.
    """
    before = standing(register, paragraph_id)
    kept = (Ground.of(row, 0) for row in grounds_of(register, before.id))
    grounds = tuple(dict.fromkeys([*kept, *one.grounds]))
    wording = NewWording(
        text=new.text if new.text.best(one.written_in) else one.text,
        written_in=one.written_in,
        author_role=new.author_role,
        reason=new.reason,
        grounds=grounds,
    )
    return reword(register, laptop, paragraph_id, wording)


def paragraph_of(register: Register, method_id: str, code: str) -> Paragraph | None:
    """Return the first standing paragraph about a method in the text of a code, or None."""
    rows = (row for row in paragraphs(register, code) if row.method_id == method_id)
    return next(rows, None)
