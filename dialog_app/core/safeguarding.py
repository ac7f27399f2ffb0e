"""The numbers that hold everywhere when somebody tells of harm."""

from typing import Final

POLICE: Final = "112"
CHILDRENS_LINE: Final = "116 111"
