"""What an open archive tells across its days."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, Protocol

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, Language
from dialog_app.core.national.sources import MoveSum, RoleSum
from dialog_app.core.search import Hit
from dialog_app.storage import narrow, role_sums, search_index, sums
from dialog_app.storage.sqlite import Connection

if TYPE_CHECKING:
    from dialog_app.core.across.live import LivePictures
    from dialog_app.core.across.whole import Pieces


class Reader(Protocol):
    """Runs a query on an open archive; raises `StoreFailed`."""

    def __call__(self, query: Callable[[Connection], Any], /) -> Any:
        """Return what the query returns."""
        ...


class SqliteAcross:
    """Keeps the promises of `core.ports.Across`; every call may raise `StoreFailed`."""

    def __init__(self, read: Reader, pictures: "Callable[[], LivePictures]") -> None:
        self._read = read
        self._pictures = pictures

    def service_days(self, service_id: str) -> tuple[Day, ...]:
        """Return the days a service takes part in, oldest first, as `core.narrow.of_service`."""
        days: tuple[Day, ...] = self._read(lambda c: narrow.service_days(c, service_id))
        return days

    def version_days(self, version_ids: Collection[str]) -> tuple[Day, ...]:
        """Return the days these versions were treated on, as `core.narrow.of_versions`."""
        days: tuple[Day, ...] = self._read(lambda c: narrow.version_days(c, version_ids))
        return days

    def provision_days(self, provision_id: str) -> tuple[Day, ...]:
        """Return the days a provision stood in the way on, as `core.narrow.of_provision`."""
        days: tuple[Day, ...] = self._read(lambda c: narrow.provision_days(c, provision_id))
        return days

    def article_days(self, article: str) -> tuple[Day, ...]:
        """Return the days an article was named on, as `core.narrow.of_article`."""
        days: tuple[Day, ...] = self._read(lambda c: narrow.article_days(c, article))
        return days

    def kind_days(self, kinds: Collection[type[DayRow]]) -> tuple[Day, ...]:
        """Return every day, oldest first, with its info and its rows of `kinds` alone."""
        days: tuple[Day, ...] = self._read(lambda c: narrow.kind_days(c, kinds))
        return days

    def sums(self) -> tuple[RoundSum, ...]:
        """Return every answered round of every day with its counts, in no promised order."""
        found: tuple[RoundSum, ...] = self._read(sums.sums)
        return found

    def role_sums(self) -> tuple[RoleSum, ...]:
        """Return what each role answered in each counted round, in no promised order."""
        found: tuple[RoleSum, ...] = self._read(role_sums.role_sums)
        return found

    def written(self) -> object:
        """Return how many rows have been written since the archive was opened."""
        return self._read(lambda connection: connection.total_changes)

    def moves(self) -> tuple[MoveSum, ...]:
        """Return the moves by card that were kept of every closed day, in no promised order."""
        found: tuple[MoveSum, ...] = self._read(role_sums.moves)
        return found

    def pictures(self) -> "LivePictures":
        """Return the pictures across services, in step with everything that is written."""
        return self._pictures()

    def pieces(self, kinds: Collection[type[DayRow]]) -> "Pieces":
        """Return what reads all days with rows of `kinds`, and all answers, piece by piece."""
        # The first paint waits for none of it.
        from dialog_app.storage.pieces import SqlitePieces

        return SqlitePieces(self._read, kinds)

    def found(self, typed: str, limit: int, language: Language) -> tuple[Hit, ...]:
        """Return what holds every word typed, at most `limit` of each kind."""
        hits: tuple[Hit, ...] = self._read(lambda c: search_index.found(c, typed, limit, language))
        return hits
