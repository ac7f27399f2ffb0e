"""Laws in words a twelve-year-old reads: a line for each section shipped with the program."""

import re
from typing import Final

from dialog_app.core.model.catalogue import Provision

_BETWEEN: Final = re.compile(r"[^a-z0-9]+")
_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})

EXPLAINED: Final = frozenset(
    f"{act}_{section}"
    for act, sections in {
        "pbrl": "3_1 3_4 4_3 4_4 5_1",
        "hpl": "21 22 25 33 39 40",
        "bvl": "1_3 1_4 13_2",
        "fvl": "13 18",
        "opplaeringslova": "10_1 10_2 kap_11 12_4",
        "barnelova": "31 33",
        "strl": "196",
        "hol": "3_2 7_2_a",
        "grl": "102 104",
        "mrl": "3",
    }.items()
    for section in sections.split()
)
"""The keys of the lines there are: ``give_back.law.<key>``."""


def law_key(provision: Provision) -> str:
    """Return the key of the line that says what a provision is about: «pbrl_3_1»; it may lack."""
    name = f"{provision.short_name} {provision.section}".casefold().translate(_LETTERS)
    return _BETWEEN.sub("_", name).strip("_")
