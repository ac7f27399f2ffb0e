"""A quiet question where a name is written as the owner of an action."""

from dialog_app.core.owners import Owner
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.words import say


class ConsentLine(RunLabel):
    """Asks once for each name; without a yes only the role is written down."""

    def __init__(self) -> None:
        super().__init__((), "small")
        self.setObjectName("consent_line")
        self._asked = ""
        self._given = ""
        self.hide()

    @property
    def asking(self) -> bool:
        """Whether a name waits for a yes."""
        return not self.isHidden()

    def asks(self, owner: Owner) -> bool:
        """Ask about a name; tell whether it was asked now, and not before."""
        if not owner.name or owner.name in (self._asked, self._given):
            return False
        self._asked = owner.name
        key = "owners.ask" if owner.role else "owners.ask_no_role"
        self.set_runs(hint_runs(say(key, name=_plain(owner.name), role=_plain(owner.role))))
        self.show()
        return True

    def give(self) -> None:
        """Take a yes to the name that was asked about."""
        self._given = self._asked

    def may_name(self, owner: Owner) -> bool:
        """Tell whether somebody said yes to this very name."""
        return bool(owner.name) and owner.name == self._given

    def forget(self) -> None:
        """Ask anew the next time."""
        self._asked = self._given = ""
        self.hide()


def _plain(words: str) -> str:
    """Return words in which nothing is taken for a key."""
    return words.replace("[", "(").replace("]", ")")
