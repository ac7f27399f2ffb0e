"""The shelves of the catalogue, in the order they stand in the tree."""

from collections.abc import Callable
from typing import Final

from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.advice_shelf import AdviceShelf
from dialog_app.ui.catalogue.method_shelf import MethodShelf
from dialog_app.ui.catalogue.obstacle_shelf import ObstacleShelf
from dialog_app.ui.catalogue.rights_shelf import RightsShelf
from dialog_app.ui.catalogue.shelf import Shelf
from dialog_app.ui.catalogue.template_shelf import TemplateShelf
from dialog_app.ui.catalogue.tool_shelf import ToolShelf
from dialog_app.ui.catalogue.value_shelf import ValueShelf

SHELVES: Final[tuple[Callable[[Around], Shelf], ...]] = (
    MethodShelf,
    AdviceShelf,
    ObstacleShelf,
    RightsShelf,
    ToolShelf,
    ValueShelf,
    TemplateShelf,
)
