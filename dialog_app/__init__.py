"""Dialogdag: plan a dialogue day, run it, and print what each service said."""

from typing import Final

__version__: Final = "0.1.0"
