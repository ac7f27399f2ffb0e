"""Which heading a heading is, so that no level is left out."""

from typing import Final

from dialog_app.core.minutes.blocks import Level
from dialog_app.reports.tagged import Role

_ROLES: Final = (Role.H1, Role.H2, Role.H3)
_DEPTHS: Final = {Level.SERVICE: 0, Level.METHOD: 1}


class Outline:
    """Follows the headings of a document: the service, methods under it, sections under either."""

    def __init__(self) -> None:
        self._above: list[Level] = []

    def role(self, level: Level) -> Role:
        """Return what the next heading is: one below the nearest that is larger."""
        depth = _DEPTHS.get(level, len(_DEPTHS))
        while self._above and _DEPTHS.get(self._above[-1], len(_DEPTHS)) >= depth:
            self._above.pop()
        self._above.append(level)
        return _ROLES[len(self._above) - 1]

    def leave_method(self) -> None:
        """Let the sections that follow stand under the service, not under the last method."""
        self._above = [level for level in self._above if level is Level.SERVICE]
