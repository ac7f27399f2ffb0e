"""What a part of the window has around it when it stands alone in a test."""

from typing import Any

from dialog_app.base.settings import Settings
from dialog_app.desk.session import Session
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import RegisterBridge


def around(session: Session, **own: Any) -> Around:
    """Return what is around a part: nothing opens and nothing is kept but what is `own`."""
    usual: dict[str, Any] = {
        "register_bridge": own.get("register_bridge") or RegisterBridge(session.register_desk),
        "tokens": theme.current(),
        "settings": Settings(),
        "open_day": lambda _day, _step: None,
        "change_settings": lambda _settings: None,
    }
    return Around(session=session, **(usual | own))
