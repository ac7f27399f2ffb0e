"""Laying a copy beside ours: only what is read of ours is read on the window's thread."""

from collections.abc import Callable

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.sharing.deeds import Arrived, SharingDeeds


def lay(
    jobs: Jobs,
    deeds: SharingDeeds,
    file: object,
    done: Callable[[Arrived], None],
    failed: Callable[[Exception], None],
) -> Token | None:
    """Compare what was read with ours beside the window; `done` or `failed` hears of it.

    None where it has failed already.
    """
    try:
        compare = deeds.lay(file)
    except (RuleBroken, StoreFailed, OSError) as trouble:
        failed(trouble)
        return None
    return jobs.run(lambda _token: compare(), done, failed)
