"""The time in the pictures."""

import datetime


class Clock:
    """A clock that stands until it is turned, so that the pictures are the same every time."""

    def __init__(self) -> None:
        self.at = datetime.datetime(2026, 11, 18, 7, 50, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        """Return the time it shows."""
        return self.at
