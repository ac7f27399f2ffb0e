"""The languages a heavy test of the window is tried in."""

from typing import Final

import pytest

BOKMAAL_FIRST: Final = (
    "nb",
    *(pytest.param(other, marks=pytest.mark.long) for other in ("nn", "en")),
)
"""Bokmål always; nynorsk and English with the long tests."""
