"""What was decided about one method, what people hold against it, and what it rests on."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dialog_app.core.decide import told
from dialog_app.core.decide.dissents import carry_dissent, remove_dissent
from dialog_app.core.decide.groundings import Ground, groundings
from dialog_app.core.decide.order import again
from dialog_app.core.decide.view import Decided, Standing, standing
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import DecidedAs, DecisionDissent, MethodDecision
from dialog_app.ui import icons, theme
from dialog_app.ui.across.decide.numbers import Numbers
from dialog_app.ui.actions import Action, first_key
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import key_words, today
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


class DecisionSide(Chosen):
    """Shows what stands; the signals ask for the forms, and carry the row they are about."""

    decide_wanted = Signal()
    put_right_wanted = Signal(object)
    dissent_wanted = Signal(object)
    dissent_change_wanted = Signal(object)
    research_wanted = Signal()

    def __init__(self, around: Around, numbers: Numbers) -> None:
        super().__init__(around, "decide_side")
        self._numbers = numbers

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return what stands, from the top."""
        if self.around.register.find(WorkingMethod, row_id) is None:
            return ()
        return tuple(self._parts(standing(self.around.register, row_id)))

    def _parts(self, there: Standing) -> Iterator[QWidget]:
        yield SectionHeader(say("decide.side.heading"))
        yield from self._newest(there)
        if there.newest is not None:
            yield from self._dissents(there, there.newest)
        yield from self._grounds(there)
        yield from self._history(there)

    def _newest(self, there: Standing) -> Iterator[QWidget]:
        if there.newest is None:
            none = Label(say("decide.side.none"), muted=True).wrapped()
            none.setObjectName("decide_none")
            yield none
        else:
            yield self._card(there, there.newest)
        if not there.open:
            yield Label(say("decide.side.closed"), "small").wrapped()
            return
        first = there.newest is None
        look = ButtonLook("primary" if first else "plain", key=key_words(_WRITE))
        word = say("decide.side.decide" if first else "decide.side.decide_again")
        yield deed_button("decide_write", word, self.decide_wanted.emit, look)

    def _card(self, there: Standing, newest: Decided) -> QWidget:
        row, card = newest.row, Card()
        card.setObjectName("decide_stands")
        line = told.number_line(row, say)
        card.body.addWidget(Label(line, "small", muted=True).wrapped())
        word = Label(told.decided_word(row.decided, say), "heading").wrapped()
        word.setObjectName("decide_stands_word")
        card.body.addWidget(word)
        card.body.addWidget(Label(told.proposed_then(row, say), "small").wrapped())
        if row.decided is DecidedAs.NOT_YET and row.legal:
            card.body.addWidget(Label(say("decide.legal_not_yet"), "small").strong().wrapped())
        for one in again(there, self._numbers.proposal, today(self.around.now())):
            notice = Label(say(f"decide.again.{one.name.lower()}"), "small").strong().wrapped()
            notice.setObjectName(f"decide_again_{one.name.lower()}")
            card.body.addWidget(notice)
        register = self.around.register
        card.body.addWidget(facts(told.decision_facts(register, newest, say, language())))
        card.body.addWidget(_link("decide_put_right", "decide.put_right.ask", self._put_right(row)))
        return card

    def _put_right(self, row: MethodDecision) -> Callable[[], None]:
        return lambda: self.put_right_wanted.emit(row)

    def _dissents(self, there: Standing, newest: Decided) -> Iterator[QWidget]:
        header = SectionHeader(say("paper.dissent.heading"))
        new = deed_button(
            "decide_dissent",
            say("paper.dissent.write"),
            lambda: self.dissent_wanted.emit(newest.row),
            ButtonLook("quiet", key=key_words(first_key(Action.DECIDE_DISSENT))),
        )
        header.add_right(new)
        yield header
        for row in newest.dissents:
            yield self._dissent(row, self._ways(row))
        if not newest.dissents:
            yield Label(say("decide.dissent.none"), "small", muted=True).wrapped()
        yield from self._carried(there, newest)

    def _dissent(self, row: DecisionDissent, ways: Sequence[Button] = ()) -> QWidget:
        card = Card()
        card.setObjectName(f"decision_dissent_{row.number}")
        card.body.addWidget(Label(say("paper.quote", words=row.text)).wrapped().selectable())
        card.body.addWidget(Label(told.dissent_by(row, say), "small", muted=True).wrapped())
        pairs = (
            (say("paper.dissent.why"), row.why),
            (say("paper.dissent.would_change"), row.would_change),
        )
        if row.why or row.would_change:
            card.body.addWidget(facts(pairs))
        box = FlowBox()
        for way in ways:
            box.flow.addWidget(way)
        if ways:
            card.body.addWidget(box)
        return card

    def _ways(self, row: DecisionDissent) -> list[Button]:
        return [
            _link(
                f"dissent_change_{row.number}",
                "paper.dissent.edit",
                lambda: self.dissent_change_wanted.emit(row),
            ),
            _link(
                f"dissent_remove_{row.number}",
                "paper.dissent.remove",
                lambda: self.deed(self.around.register_bridge.run(remove_dissent, row.id)),
            ),
        ]

    def _carried(self, there: Standing, newest: Decided) -> Iterator[QWidget]:
        """Give the dissents to the decision before, with the way to let them stand to this too."""
        before = there.history[0].dissents if there.history else ()
        here = {(row.text, row.who) for row in newest.dissents}
        left = [row for row in before if (row.text, row.who) not in here]
        if left:
            yield Label(say("decide.dissent.before"), "small", muted=True).wrapped()
        for row in left:
            carry = _link(
                f"dissent_carry_{row.number}", "decide.dissent.carry", self._carry(row, newest)
            )
            yield self._dissent(row, [carry])

    def _carry(self, row: DecisionDissent, newest: Decided) -> Callable[[], None]:
        def carry() -> None:
            bridge = self.around.register_bridge
            self.deed(bridge.run(carry_dissent, row.id, newest.row.id))

        return carry

    def _grounds(self, there: Standing) -> Iterator[QWidget]:
        yield SectionHeader(say("decide.grounds.heading"))
        method_id = there.method.id
        found = groundings(
            self.around.register,
            method_id,
            services=self._numbers.known.services(method_id),
            provision_ids=self._numbers.known.provision_ids(method_id),
        )
        for ground, name, what, filled in told.grounds(found, say):
            yield _ground(ground, name, what, filled=filled)
        key = key_words(first_key(Action.DECIDE_RESEARCH))
        ask = deed_button(
            "decide_research",
            say("decide.research.ask"),
            self.research_wanted.emit,
            ButtonLook("quiet", key=key),
        )
        box = FlowBox()
        box.flow.addWidget(ask)
        yield box

    def _history(self, there: Standing) -> Iterator[QWidget]:
        if not there.history:
            return
        yield SectionHeader(say("decide.history.heading"))
        for decided in there.history:
            row = decided.row
            card = Card()
            card.setObjectName(f"decision_{row.number}")
            card.body.addWidget(Label(told.decided_line(row, say)).strong().wrapped())
            card.body.addWidget(Label(told.proposed_then(row, say), "small").wrapped())
            pairs = told.decision_facts(self.around.register, decided, say, language())
            card.body.addWidget(facts(pairs))
            for dissent in decided.dissents:
                card.body.addWidget(self._dissent_before(row, dissent))
            ask = self._put_right(row)
            card.body.addWidget(_link(f"put_right_{row.number}", "decide.put_right.ask", ask))
            yield card

    def _dissent_before(self, row: MethodDecision, dissent: DecisionDissent) -> QWidget:
        """Return a dissent to an earlier decision, in short, with the way to put it right."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(say("paper.quote", words=dissent.text)).wrapped())
        by = told.dissent_by(dissent, say)
        column.addWidget(Label(by, "small", muted=True).wrapped())
        change = _link(
            f"dissent_before_{row.number}_{dissent.number}",
            "paper.dissent.edit",
            lambda: self.dissent_change_wanted.emit(dissent),
        )
        column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return box


_WRITE = first_key(Action.DECIDE_WRITE)


def _ground(ground: Ground, name: str, what: str, *, filled: bool) -> QWidget:
    """Return one ground: its name, what stands under it, and a mark where it is empty."""
    box = QWidget()
    box.setObjectName(f"ground_{ground.value}")
    box.setAccessibleName(f"{name}: {what}")
    picture = QLabel()
    side = theme.scaled(theme.current().size.icon_small)
    meaning = Icon.READY if filled else Icon.HIDDEN
    picture.setPixmap(icons.pixmap(meaning, side, box.devicePixelRatioF()))
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Label(name).strong().wrapped())
    lines.addWidget(Label(what, "small", muted=True).wrapped())
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.s)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(lines, 1)
    return box


def _link(name: str, key: str, deed: Callable[[], object]) -> Button:
    return deed_button(name, say(key), deed, ButtonLook("link"))
