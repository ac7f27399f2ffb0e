"""What other parts of the program show below a method in the catalogue, in order.

Each is called with the page's surroundings and the method, and gives the widgets to lay out.
"""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.advice_below import advice_below
from dialog_app.ui.catalogue.method_story import method_story_part
from dialog_app.ui.catalogue.tool_detail import tools_below

PARTS_BELOW: Final[tuple[Callable[[Around, WorkingMethod], Iterable[QWidget]], ...]] = (
    advice_below,
    tools_below,
    method_story_part,
)
