"""openpyxl, told before it is imported that only the guarded reader may read XML."""

import os

# Whatever else is put up on the machine must not be used instead of it.
os.environ["OPENPYXL_LXML"] = "False"

import openpyxl
from openpyxl import xml

__all__ = ["is_guarded", "openpyxl"]


def is_guarded() -> bool:
    """Tell whether openpyxl reads XML with defusedxml, and with nothing else."""
    return bool(xml.DEFUSEDXML) and not xml.LXML
