"""What the day treats: working methods, tools, values and main answers."""

from dialog_app.core.commands import plan
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.slides.subjects import described
from dialog_app.ui.plan.fold import Fold
from dialog_app.ui.plan.folds import Folds
from dialog_app.ui.plan.names import (
    newer_note,
    starter_note,
    subject_code,
    subject_title,
    version_note,
)
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say


class MethodsPart(Folds[Subject, "MethodRow"]):
    """What the day treats, each a row that opens to its text."""

    def __init__(self, room: PlanRoom) -> None:
        super().__init__("plan.methods", "add_method", lambda subject: MethodRow(room, subject))

    def follow(self, day: Day) -> None:
        """Show what the day treats."""
        self.show_rows([row.subject for row in day.subjects])


class MethodRow(Fold):
    """One subject: code, title and version; its text and the way out while it is open."""

    def __init__(self, room: PlanRoom, subject: Subject) -> None:
        code = subject_code(room.register, subject)
        super().__init__(f"day_method_{code}")
        self._room = room
        self._subject = subject
        notes = newer_note(room.register, subject), starter_note(room.register, subject)
        self.row.set_row(
            subject_title(room.register, subject),
            version_note(room.register, subject),
            # A main answer has no code, and its beginning would be said twice.
            strong="" if subject.kind is SubjectKind.MAIN_ANSWER else code,
            below=" · ".join(part for part in notes if part),
        )
        what = described(room.register, subject)
        summary = what.summary.best(language()) if what else ""
        # A main answer is its own text, and a row shows only as much of it as it has room for.
        text = summary or subject_title(room.register, subject)
        self.inside.addWidget(Label(text, "small").wrapped())
        self._error = ErrorLine()
        out = Button(say("plan.methods.remove"), ButtonLook("link"))
        out.setObjectName(f"remove_method_{code}")
        out.clicked.connect(self._on_out)
        self.inside.addWidget(self._error)
        self.inside.addWidget(out)

    def _on_out(self) -> None:
        sentence = self._room.run(plan.remove_subject, self._subject)
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()
