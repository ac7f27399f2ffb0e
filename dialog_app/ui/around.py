"""What every page gets from the frame."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialog_app.base.settings import Settings
from dialog_app.core.register import Register
from dialog_app.core.sheets.grid import SheetFiles
from dialog_app.core.target import Target
from dialog_app.desk.session import Session
from dialog_app.desk.time_watch import TimeWatch
from dialog_app.ui.bridge import RegisterBridge
from dialog_app.ui.outside import Outside
from dialog_app.ui.tokens import Tokens

if TYPE_CHECKING:
    from dialog_app.core.remark import Remark
    from dialog_app.ui.frame.overlay import OverCard
    from dialog_app.ui.projector.feed import WallFeed


def _unkept(_settings: Settings) -> bool:
    """Keep nothing: a page that stands alone has no file beside it, and nothing went wrong."""
    return True


def _nowhere(_key: object) -> None:
    """Go nowhere: a page that stands alone has no rail beside it."""


@dataclass
class Around:
    """The session, the look and the settings a page works in; a page never changes them itself.

    The settings change while it stands only by the wall's screen and by `keep_settings`, which no
    page is made anew for.

    `open_day(day_id, step)` shows a day at the step "plan", "live" or "minutes";
    `change_settings` saves new settings and rebuilds the window where they show;
    `keep_settings` saves those that show nowhere, and returns whether the disk took them.
    `wall_feed` gives what the wall itself shows, so that a preview never shows anything else.
    `show_place(key)` goes to a place of the rail; `outside` answers for the machine, and is None
    where nobody asks it.
    `look_at(day_id, remark)` goes to the place in the day where a remark is put right.
    `plan_next(day_id)` shows the form for the day that comes after one.
    `time_watch` finds out sleep and a set clock, and is None where the time is not a machine's.
    `show_target(target)` goes to a row wherever it stands: a service, something of the catalogue,
    a day, or what was said on a day. `show_chain(target)` shows the chain of what was said on a day
    over the page.
    `rehearse(day_id)` begins a rehearsal of a day; `pace` is how many times faster than real time
    the laptop's clock runs, which is more than once only in a rehearsal. `sheet_files` reads and
    writes tables, and is None where nobody does; `show_card(make)` lays a card over the page.
    """

    session: Session
    register_bridge: RegisterBridge
    tokens: Tokens
    settings: Settings
    open_day: Callable[[str, str], None]
    change_settings: Callable[[Settings], None]
    keep_settings: Callable[[Settings], bool] = _unkept
    wall_feed: "Callable[[], WallFeed] | None" = None
    show_place: Callable[[str], None] = _nowhere
    outside: Outside | None = None
    look_at: "Callable[[str, Remark], None] | None" = None
    plan_next: Callable[[str], None] = _nowhere
    time_watch: TimeWatch | None = None
    rehearse: Callable[[str], None] | None = None
    show_target: Callable[[Target], None] = _nowhere
    show_chain: Callable[[Target], None] = _nowhere
    pace: int = 1
    sheet_files: SheetFiles | None = None
    show_card: "Callable[[Callable[[], OverCard]], None]" = _nowhere

    @property
    def is_rehearsal(self) -> bool:
        """Whether nothing of what is done here is kept."""
        return self.pace != 1

    @property
    def register(self) -> Register:
        """The catalogue and the services as they are now."""
        return self.session.register

    def now(self) -> datetime.datetime:
        """The time in UTC, from the laptop's steady clock."""
        return self.session.laptop.now()
