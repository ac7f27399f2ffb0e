"""What the other parts of the page are made with: imported beside the window before one is chosen.

None of it has to do with widgets, which are for the window's thread.
"""

from typing import Final

from dialog_app.core.commands import wall_queue
from dialog_app.core.commands.shelf import rights
from dialog_app.core.decide import commands, dissents, fate, groundings, order, research, told
from dialog_app.core.describe import document
from dialog_app.core.law_list import table
from dialog_app.core.minutes import build
from dialog_app.core.recommend import sheet
from dialog_app.desk import describing
from dialog_app.reports import give_back, recommend

IMPORTED: Final = (
    *(wall_queue, rights, commands, dissents, fate, groundings, order, research, told, document),
    *(table, build, sheet, describing, give_back, recommend),
)
