"""What the days tell about the methods, read once and anew when one comes back."""

from dialog_app.core.decide.known import Known, known
from dialog_app.core.decide.rule import Proposal
from dialog_app.core.formats import Phrase
from dialog_app.core.national.told import RoleName, Told, role_names, told, told_because
from dialog_app.core.story.method import MethodStory, method_story, version_ids
from dialog_app.ui.around import Around
from dialog_app.ui.words import language


class Numbers:
    """Reads the days when first asked; every call raises `StoreFailed` while the disk fails."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._known: Known | None = None

    def forget(self) -> None:
        """Read anew when next asked."""
        self._known = None

    @property
    def known(self) -> Known:
        """What the days tell."""
        if self._known is None:
            self._known = known(self._around.register, self._around.session.across)
        return self._known

    def proposal(self, version_id: str) -> Proposal:
        """Return what the rule proposes for a version, of the numbers as they are now."""
        return self.known.proposal(version_id)

    def told(self, version_id: str) -> Told:
        """Return what may be told of the answers to a version, in words first."""
        return told(self.known.of(version_id), self._role_name(), language())

    def why(self, version_id: str) -> tuple[Phrase, ...]:
        """Return why the rule proposes what it does."""
        return told_because(self.proposal(version_id).because, self._role_name())

    def _role_name(self) -> RoleName:
        return role_names(self._around.register, language())

    def story(self, method_id: str) -> MethodStory:
        """Return what the days tell of one method."""
        register, across = self._around.register, self._around.session.across
        days = across.version_days(version_ids(register, method_id))
        return method_story(register, method_id, days)
