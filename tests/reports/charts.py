"""Charts as a facilitator meets them, for tests of every way out."""

from dialog_app.core.charts.kinds import (
    Chart,
    Fill,
    Flow,
    Heat,
    HeatCell,
    HeatColumn,
    HeatRow,
    Key,
    ShareRow,
    Shares,
    StackPart,
    StackRow,
    Stacks,
)

AGREE = HeatCell(Fill.AGREE_TOGETHER, "enig", "samlet enig")
DIVIDED = HeatCell(Fill.DIVIDED, "delt")
FEW = HeatCell(Fill.TOO_FEW, "for få", "for få svar")
NOT_ASKED = HeatCell(Fill.NOT_ASKED, "–", "ikke spurt")

NASTY = "<script>alert(1)</script> & «G4» =1+1"


def heat(columns: int = 4, rows: int = 3, *, title: str = "Avtale før deling") -> Chart:
    """Return a heat picture; every method has the same answers."""
    cells = (AGREE, DIVIDED, FEW, NOT_ASKED)
    return Chart(
        title="Arbeidsmåte og tjeneste",
        about="MITT LIV, 4 tjenester",
        picture=Heat(
            "arbeidsmåte",
            tuple(HeatColumn(f"Nordvik PPT {place}") for place in range(columns)),
            tuple(
                HeatRow(f"G{row}", title, tuple(cells[at % 4] for at in range(columns)))
                for row in range(rows)
            ),
        ),
        legend=(Key(Fill.AGREE_TOGETHER, "samlet enig"), Key(Fill.NOT_ASKED, "ikke spurt")),
        notes=("Tall under 5 personer er skjult.",),
        instead="4 tjenester og 3 arbeidsmåter.",
    )


BEFORE = StackRow(
    "Før dialogen",
    (
        StackPart(Fill.AGREE, "enig", 8),
        StackPart(Fill.PARTLY, "delvis enig", 0),
        StackPart(Fill.DISAGREE, "uenig", 4),
    ),
)
AFTER = StackRow(
    "Etter dialogen",
    (
        StackPart(Fill.AGREE, "enig", 9),
        StackPart(Fill.PARTLY_OR_DISAGREE, "delvis enig eller uenig", 3),
    ),
)
STACKS = Chart(
    title="Hva de svarte",
    picture=Stacks((BEFORE, AFTER, StackRow("Vågen bolig", (), "for få til å si noe"))),
    instead="Tre tjenester.",
)
FLOW = Chart(
    title="Før og etter",
    picture=Flow(BEFORE, AFTER, ("4 flyttet seg mot enig",)),
    instead="Samme personer.",
)
SHARES = Chart(
    title="Lov og retningslinje",
    picture=Shares(
        (
            ShareRow("pbrl. § 3-4", "informasjon", 5, 9, "5 av 9 tjenester"),
            ShareRow("Andre kilder", "", None, 9, "færre enn 3 tjenester"),
        )
    ),
    instead="To kilder.",
)
EVERY = (heat(), STACKS, FLOW, SHARES)
