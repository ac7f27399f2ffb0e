"""What often stands in the way of a method."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.model.catalogue import TypicalObstacle, WorkingMethod
from dialog_app.core.register import Register
from dialog_app.core.suggest.sources import Sources
from dialog_app.core.suggest.wordings import Spoken
from dialog_app.ui import theme
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


def obstacles(register: Register, method: WorkingMethod) -> Iterable[QWidget]:
    """Give the typical obstacles of a method with their categories and provisions."""
    rows = [row for row in register.typical_obstacles if row.code in method.typical_obstacles]
    if not rows:
        return
    yield SectionHeader(say("catalogue.obstacles"))
    sources = Sources(register.provisions, Spoken())
    for row in rows:
        yield _obstacle(register, row, sources)


def _obstacle(register: Register, row: TypicalObstacle, sources: Sources) -> QWidget:
    box = QWidget()
    box.setObjectName(f"typical_{row.code}")
    text = row.text.best(language())
    chips = FlowBox()
    category = register.category(row.category_code)
    chips.flow.addWidget(
        Chip("category", category.title.best(language()) if category else row.category_code)
    )
    for provision in sources.named(text):
        chips.flow.addWidget(Chip("provision", provision.citation))
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, theme.current().space.s)
    column.setSpacing(theme.current().space.xs)
    column.addWidget(Label(text).wrapped().selectable())
    column.addWidget(chips)
    return box
