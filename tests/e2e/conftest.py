"""A laptop for every test, with nothing on it yet."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.e2e.house import House


@pytest.fixture
def at_home(qapp: QApplication) -> Iterator[House]:
    """Return a laptop on which the program has not been started."""
    laptop = House(qapp)
    yield laptop
    laptop.close()
