"""Every part of the kit on one page, for eyes: ``python tests/ui/kit_gallery.py FOLDER``."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.base.settings import Theme
from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.count_cell import CountCell
from dialog_app.ui.widgets.day_steps import DaySteps
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.focus_ring import FocusRing
from dialog_app.ui.widgets.key_cap import KeyCap
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.label_swatch import LabelSwatch
from dialog_app.ui.widgets.number_field import NumberField
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.rail import Place, Rail
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.run_label import Run, RunLabel, hint_runs
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.widgets.stack_bar import StackBar
from dialog_app.ui.widgets.swatch import Swatch
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField


class Column(QWidget):
    """A column of sections with a line over each."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 12, 8)
        self.column.setSpacing(8)

    def section(self, words: str, *parts: QWidget) -> None:
        self.column.addWidget(Rule(strong=True))
        self.column.addWidget(SectionHeader(words))
        for part in parts:
            self.column.addWidget(part)
        self.column.addSpacing(8)


def row(*parts: QWidget, spacing: int = 12, stretch: bool = True) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(4, 0, 4, 0)
    line.setSpacing(spacing)
    for part in parts:
        line.addWidget(part)
    if stretch:
        line.addStretch(1)
    return box


def off(part: QWidget) -> QWidget:
    part.setEnabled(False)
    return part


def buttons(column: Column) -> None:
    primary = ButtonLook("primary")
    column.section(
        "Hovedknapp, én per skjerm",
        row(Button("Start", primary), off(Button("Start", primary))),
        Button("Neste: Dialog", ButtonLook("primary", key="Mellomrom", tall=True)),
        Button("Neste: Dialog", ButtonLook(key="Mellomrom", tall=True)),
    )
    focused = Button("Skriv ut")
    focused.setObjectName("focused")
    column.section(
        "Knapp",
        row(Button("Skriv ut"), focused, off(Button("Skriv ut"))),
        row(
            Button("3 forslag", ButtonLook(key="R")),
            Button("Nytt punkt", ButtonLook(icon=Icon.ADD)),
            Button("Gå dit", ButtonLook("link")),
            Button("legg til", ButtonLook("quiet", icon=Icon.ADD)),
        ),
        Button("Vis svarene", ButtonLook(key="W")),
    )


def cells(column: Column) -> None:
    values = (("vanlig", 8), ("null", 0), ("fokus", 3), ("feil", 9), ("av", None))
    shown = [CountCell(f"PPT, {word}", value) for word, value in values]
    shown[2].set_current(True)
    shown[3].set_fault(True)
    shown[4].setEnabled(False)
    column.section("Tallrute for svar", row(*shown, spacing=0))
    error = ErrorLine()
    error.tell("13 svar, men 12 til stede.", "Rett et tall, eller endre antallet.")
    column.section("Feil", error)


def answers(column: Column) -> None:
    stack = [(Fill.AGREE, 9), (Fill.PARTLY, 3), (Fill.DISAGREE, 1), (Fill.NO_POSITION, 3)]
    column.section(
        "Svar: mønster og farge",
        StackBar(stack, 16),
        StackBar([(Fill.AGREE, 8), (Fill.DISAGREE, 3)], 12),
        row(*[Swatch(fill) for fill in Fill]),
    )


def labels(column: Column) -> None:
    words = {
        "agree_together": "Samlet enig",
        "agree_with_reservations": "Enig med forbehold",
        "mixed": "Blandet",
        "divided": "Delt",
        "disagree_together": "Samlet uenig",
        "too_few": "For få til å si noe",
    }
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    for at, (label, word) in enumerate(words.items()):
        grid.addWidget(LabelSwatch(label, word), at // 2, at % 2)
    column.section("Samlet svar: ord og mønster", box)


def chips(column: Column) -> None:
    flow = FlowBox()
    for part in (
        Chip("category", "Lov og forskrift"),
        Chip("provision", "pbrl. § 3-4"),
        Chip("right", "BK art. 12"),
        Chip("service", "PPT"),
        Chip("action", "Tiltak"),
        Chip("right", "Samarbeid", choosable=True),
    ):
        flow.flow.addWidget(part)
    column.section("Merkelapper", flow)
    states = FlowBox()
    for word, icon in (
        ("utkast", Icon.STATE_DRAFT),
        ("gjennomlesing", Icon.STATE_READING),
        ("til merknad", Icon.STATE_COMMENTS),
        ("godkjent", Icon.STATE_APPROVED),
    ):
        states.flow.addWidget(Badge(word, icon))
    states.flow.addWidget(Badge("G4 · versjon 2"))
    column.section("Tilstand på referat", states)


def fields(column: Column) -> None:
    wrong = TextField("Feil felt")
    wrong.setText("Lage ordlyd")
    wrong.set_fault(True)
    area = TextArea("Flere linjer", hint="Skriv begrunnelsen")
    area.set_lines(2)
    ticked = Check("Vis taster")
    ticked.setChecked(True)
    number = NumberField("Til stede")
    number.setValue(12)
    column.section(
        "Felt",
        TextField("Skrivelinje", hint="Skriv det som blir sagt"),
        wrong,
        area,
        row(Choice("Språk", [("Bokmål", "nb"), ("Nynorsk", "nn")]), number, ticked),
        row(Check("Mindre bevegelse"), off(Check("Av"))),
    )


def messages(column: Column) -> None:
    empty = EmptyState(
        Icon.POSSIBILITY,
        "Ingen muligheter ennå",
        "Trykk [Ctrl K] og [m] for å skrive den første.",
    )
    column.section("Tomt", empty)
    card = Card()
    card.body.addWidget(Label("Avtale før deling", "display"))
    card.body.addWidget(Label("Barnet vet og får mene noe før noe fortelles videre.").wrapped())
    card.body.addWidget(
        RunLabel([Run("Mister:", bold=True), Run(" fast pausetid, den blir 14.27.")], "small")
    )
    column.section("Kort", card)


def words(column: Column) -> None:
    hints = "[1]–[4] en til · [Shift] tar tilbake · skriv tallet for å sette det · [Tab] neste"
    column.section(
        "Skrift",
        row(Label("13.47", "clock"), Label("5 min", "display")),
        Label("Ferdig ca. 15.42", "title"),
        Label("12 min etter planen", "lead"),
        Label("klokka", "small", muted=True),
        ElidedLabel("En veldig lang linje som ikke får plass i en smal spalte på skjermen"),
        RunLabel(hint_runs(hints), "small"),
        row(KeyCap("W"), KeyCap("Shift W"), KeyCap("F")),
        IconSheet(),
    )


class IconSheet(QWidget):
    """Every icon side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(150)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        across = max(1, self.width() // 28)
        for at, icon in enumerate(Icon):
            box = QRectF(at % across * 28, at // across * 28, 20, 20)
            icons.paint(painter, box, icon, theme.colour(icons.default_role(icon)))


def header() -> QWidget:
    top = QFrame()
    top.setProperty("kind", "header")
    line = QHBoxLayout(top)
    line.setContentsMargins(24, 0, 16, 0)
    steps = DaySteps(
        [
            ("plan", "Plan"),
            ("live", "Gjennomføring"),
            ("minutes", "Referat"),
            ("followup", "Oppfølging"),
        ],
        "Trinn",
    )
    steps.set_step("live")
    line.addWidget(Label("Dialogdag i Nordvik", "lead").strong())
    line.addStretch(1)
    line.addWidget(steps)
    line.addStretch(1)
    return top


def gallery() -> QWidget:
    """Return a window with every part of the kit in it."""
    page = QWidget()
    across = QHBoxLayout(page)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    places = [
        Place("days", Icon.DAYS, "Dager"),
        Place("services", Icon.SERVICES, "Tjenester"),
        Place("catalogue", Icon.CATALOGUE, "Katalog"),
        Place("settings", Icon.SETTINGS, "Innstillinger"),
    ]
    rail = Rail(places, "Steder")
    rail.set_current("days")
    across.addWidget(rail)
    main = QVBoxLayout()
    main.addWidget(header())
    columns = QHBoxLayout()
    for fill in ((buttons, cells, chips), (answers, labels, messages), (fields, words)):
        column = Column()
        for part in fill:
            part(column)
        column.column.addStretch(1)
        columns.addWidget(column, 1)
    main.addLayout(columns, 1)
    across.addLayout(main, 1)
    page.ring = FocusRing(page)  # type: ignore[attr-defined]
    page.resize(1366, 900)
    return page


def render(folder: Path, name: Theme, *, text_scale: float = 1.0) -> Path:
    """Draw the gallery into a picture and return where it is."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, name, text_scale=text_scale)
    page = gallery()
    theme.dress(page)
    page.show()
    page.activateWindow()
    focused = page.findChild(QWidget, "focused")
    assert focused is not None
    focused.setFocus()
    app.processEvents()
    place = folder / f"kit-{name}-{text_scale:g}.png"
    assert page.grab().save(str(place))
    page.close()
    return place


if __name__ == "__main__":
    out = Path(sys.argv[1])
    for wanted in ("light", "dark"):
        render(out, wanted)
    render(out, "light", text_scale=2.0)
