"""What the days tell about the methods, as the one reader of the page has read it."""

from dialog_app.core.decide.known import Known
from dialog_app.core.decide.rule import Proposal
from dialog_app.core.describe.said import Said
from dialog_app.core.formats import Phrase
from dialog_app.core.national.told import RoleName, Told, role_names, told, told_because
from dialog_app.ui.across.reader import AcrossReader
from dialog_app.ui.around import Around
from dialog_app.ui.words import language


class Numbers:
    """What was read before stands until it is read anew; asked for only once it `is_read`."""

    def __init__(self, around: Around, reader: AcrossReader) -> None:
        self._around = around
        self._reader = reader
        self._told: dict[str, Told] = {}
        self._told_of: Known | None = None

    @property
    def is_read(self) -> bool:
        """Whether the days have been read."""
        return self._reader.has_law

    @property
    def known(self) -> Known:
        """What the days tell."""
        found = self._reader.known()
        if found is None:
            raise LookupError("the days have not been read")
        return found

    @property
    def said(self) -> Said:
        """What was answered to all methods, as a description tells of it."""
        found = self._reader.said()
        if found is None:
            raise LookupError("the days have not been read")
        return found

    def proposal(self, version_id: str) -> Proposal:
        """Return what the rule proposes for a version, of the numbers as they are now."""
        return self.known.proposal(version_id)

    def told(self, version_id: str) -> Told:
        """Return what may be told of the answers to a version, in words first."""
        known = self.known
        if self._told_of is not known:
            self._told, self._told_of = {}, known
        if version_id not in self._told:
            found = told(known.of(version_id), self._role_name(), language())
            self._told[version_id] = found
        return self._told[version_id]

    def why(self, version_id: str) -> tuple[Phrase, ...]:
        """Return why the rule proposes what it does."""
        return told_because(self.proposal(version_id).because, self._role_name())

    def _role_name(self) -> RoleName:
        return role_names(self._around.register, language())
