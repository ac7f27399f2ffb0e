"""Which working methods the day treats."""

from dialog_app.core.commands import plan
from dialog_app.core.day import Day
from dialog_app.core.model.base import Provenance, Subject, SubjectKind
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.register import Register
from dialog_app.ui.plan.fold import Fold
from dialog_app.ui.plan.folds import Folds
from dialog_app.ui.plan.names import starter_note, subject_code, subject_title, version_note
from dialog_app.ui.plan.picker import Option
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say


class MethodsPart(Folds[Subject, "MethodRow"]):
    """The methods of the day, each a row that opens to its text."""

    def __init__(self, room: PlanRoom) -> None:
        super().__init__("plan.methods", "add_method", lambda subject: MethodRow(room, subject))

    def follow(self, day: Day) -> None:
        """Show what the day treats."""
        self.show_rows([row.subject for row in day.subjects])


class MethodRow(Fold):
    """One method: code, title and version; its text and the way out while it is open."""

    def __init__(self, room: PlanRoom, subject: Subject) -> None:
        code = subject_code(room.register, subject)
        super().__init__(f"day_method_{code}")
        self._room = room
        self._subject = subject
        self.row.set_row(
            subject_title(room.register, subject),
            version_note(room.register, subject),
            strong=code,
            below=starter_note(room.register, subject),
        )
        version = room.register.find(MethodVersion, subject.version_id)
        if version is not None:
            self.inside.addWidget(Label(version.summary.best(language()), "small").wrapped())
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


def method_options(register: Register, day: Day) -> list[Option]:
    """Return the newest version of every method the day does not treat, by description."""
    treated = {row.version_id for row in day.subjects}
    return [
        _option(register, description.title.best(language()), method)
        for description in register.descriptions
        for method in register.methods_of(description.code)
        if register.newest(method.id).id not in treated
    ]


def _option(register: Register, group: str, method: WorkingMethod) -> Option:
    newest = register.newest(method.id)
    starter = method.provenance is Provenance.STARTER_EXAMPLE
    return Option(
        newest.title.best(language()),
        Subject(SubjectKind.METHOD, newest.id),
        strong=method.code,
        note=say("terms.provenance.starter_example") if starter else "",
        group=group,
    )
