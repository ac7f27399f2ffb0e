"""Which pictures of a method can be saved where it is shown."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from dialog_app.core.across.cells import Picture, Row
from dialog_app.core.across.sums import sums_of
from dialog_app.core.charts.figure import Figure, What, figure_table
from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.of_services import services_figure
from dialog_app.core.day import Day
from dialog_app.core.describe.figures import rounds_figure, words_figure
from dialog_app.core.describe.said import Said
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.register import Register
from dialog_app.core.sheets.grid import Table
from dialog_app.ui.pictures.saving import Offered


def of_version(said: Said, register: Register, version: MethodVersion) -> Iterator[Offered]:
    """Give what all services answered together to a version that some have answered.

    What is made coarser meanwhile is in `register`.
    """
    now, ids = said.with_register(register), (version.method_id, version.id)
    yield _offered(What.WORDS, lambda voice: words_figure(now, ids[0], voice, ids[1]))
    yield _offered(What.ROUNDS, lambda voice: rounds_figure(now, ids[0], voice, ids[1]))


def of_days(method_id: str, register: Register, days: Sequence[Day]) -> Sequence[Offered]:
    """Return how many services each word fits, out of all days of one method.

    How people moved is looked at together with all other methods, and is not offered here.
    """

    def words(voice: Voice) -> Figure | None:
        sums = [row for day in days for row in sums_of(day)]
        return words_figure(Said(register, (), sums), method_id, voice)

    return [_offered(What.WORDS, words)]


def of_services(picture: Picture, row: Row, register: Register) -> Iterator[Offered]:
    """Give what was answered in each service; nothing where not one has a number to tell."""
    if any(cell.told is not None and cell.told.parts for cell in row.cells):
        yield _offered(What.SERVICES, partial(services_figure, picture, row, register))


def _offered(what: What, make: Callable[[Voice], Figure | None]) -> Offered:
    def chart(voice: Voice) -> Chart | None:
        figure = make(voice)
        return figure.chart if figure is not None else None

    def table(voice: Voice) -> Table | None:
        figure = make(voice)
        return figure_table(figure, voice) if figure is not None else None

    return Offered(what.value, chart, table)
