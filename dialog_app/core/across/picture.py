"""The picture across services: what each service answered to each working method."""

from collections.abc import Iterable

from dialog_app.core.across.cells import Picture
from dialog_app.core.across.drawing import Drawing
from dialog_app.core.across.filter import Filter
from dialog_app.core.across.heard import hear
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.register import Register


def picture(
    register: Register, sums: Iterable[RoundSum], code: str, chosen: Filter | None = None
) -> Picture:
    """Return the picture for a description code (with its base part) or a programme code.

    A service that answered on several days stands with what it answered last, and never twice:
    `VersionChoice.TOGETHER` takes its newest answer on any version. Nothing is ever added up.
    Columns are the services with a counted round of that phase and period, on any version; for one
    description those of its kind, and those that answered a method of its own.

    Rows come most divided first: by the share of the services with a word that say *delt* or
    *samlet uenig*, then *blandet*, then *enig med forbehold*. Methods where fewer than three
    services have a word come after those, by the same shares; then those without any word; those
    never asked last. Ties are in catalogue order, and the versions of one method stay together.
    """
    return Drawing(register, hear(sums), code, chosen or Filter()).picture
