"""ReportLab, shut off from settings and code that lie about on the laptop.

At import ReportLab runs `~/.reportlab_mods`, reads `~/.reportlab_settings` and obeys `RL_*`
variables, also inside the frozen program. Whoever needs it takes it from here, so that the
doors are closed first. Three things that archives ask for and it does not do are mended here too.
"""

import os
import sys
import types
from collections.abc import Mapping, Sequence
from typing import Any, Final

for _door in (
    "reportlab_mods",
    "reportlab.local_rl_mods",
    "reportlab_settings",
    "reportlab.local_rl_settings",
):
    sys.modules[_door] = types.ModuleType(_door)
for _variable in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_variable]

from reportlab import rl_config  # noqa: E402 - the doors come first
from reportlab.lib.colors import Color, HexColor  # noqa: E402
from reportlab.lib.rl_accel import escapePDF  # noqa: E402
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

# Nothing is ever fetched, whatever a text says.
rl_config.trustedHosts = []
rl_config.trustedSchemes = []

# Old mail gateways wanted PDF in ASCII; it costs a quarter of the file and much of the time.
rl_config.useA85 = 0

_END: Final = b"endstream\n"
_AT_ONCE: Final = 100
_meant: Final[dict[str, Mapping[int, str]]] = {}
_format_stream = pdfdoc.PDFStream.format


def document_of(canvas: Canvas) -> Any:
    """Return the document that a canvas draws."""
    return canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other door


def let_hold(part: Any, **entries: object) -> None:
    """Give a page or the catalog entries that ReportLab has no name for."""
    part.__NoDefault__ = [*part.__NoDefault__, *entries]
    for name, value in entries.items():
        setattr(part, name, value)


def mean(font: str, letters: Mapping[int, str]) -> None:
    """Let signs of a font be read as other letters, in every document."""
    _meant[font] = letters


def _stream(stream: Any, document: Any) -> bytes:
    """Return a stream whose end stands on a line of its own (ISO 19005-2, 6.1.7.1)."""
    made: bytes = _format_stream(stream, document)
    return made.removesuffix(_END) + b"\n" + _END


def _meanings(font: str | bytes, subset: Sequence[int]) -> str:
    """Return what each code of a font means: signs beyond U+FFFF too, a hundred at a time."""
    name = font.decode() if isinstance(font, bytes) else font
    others = _meant.get(name.partition("+")[2], {})
    told = [
        f"<{code:02X}> <{others.get(sign, chr(sign)).encode('utf-16-be').hex().upper()}>"
        for code, sign in enumerate(subset)
        if sign
    ]
    parts = [told[at : at + _AT_ONCE] for at in range(0, len(told), _AT_ONCE)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            f"/CMapName /{name} def /CMapType 2 def",
            f"1 begincodespacerange <00> <{len(subset) - 1:02X}> endcodespacerange",
            *("\n".join((f"{len(part)} beginbfchar", *part, "endbfchar")) for part in parts),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )


_pdfdoc: Any = pdfdoc
_pdfdoc.PDFStream.format = _stream
_ttfonts: Any = ttfonts
_ttfonts.makeToUnicodeCMap = _meanings

__all__ = [
    "Canvas",
    "Color",
    "HexColor",
    "TTFont",
    "document_of",
    "escapePDF",
    "let_hold",
    "mean",
    "pdfdoc",
    "pdfmetrics",
    "rl_config",
]
