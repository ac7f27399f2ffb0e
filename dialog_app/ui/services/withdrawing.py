"""Taking back a consent to a name from where a service is looked at."""

from collections.abc import Callable

from dialog_app.core.commands import owners
from dialog_app.core.commands.shelf import consents
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Action
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.text import disk_trouble


def withdraw(around: Around, action: Action, tell: Callable[[str], None]) -> None:
    """Withdraw the consent and take the name out of its day, or `tell` why not.

    The consent goes first: from then on the name is shown nowhere, whatever becomes of the rest.
    """
    refused = around.register_bridge.run(consents.withdraw_consent, action.owner_consent_id)
    if refused is not None:
        tell(refused.sentence)
        return
    try:
        around.session.day_desk(action.day_id).run(owners.forget_owner, action.id)
    except RuleBroken as broken:
        tell(refusal(broken).sentence)
    except StoreFailed as failed:
        tell(disk_trouble(failed.kind))
