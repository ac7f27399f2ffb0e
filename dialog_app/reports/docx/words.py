"""Words put into a Word file: each stretch with its weight and its language."""

from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from dialog_app.core.minutes.blocks import LINE_END, Text
from dialog_app.reports.docx.package import TAGS
from dialog_app.reports.unprintable import fit

_SEPARATE: Final = ("begin", "separate", "end")


def dress(paragraph: WordParagraph, style: str) -> WordParagraph:
    """Give a paragraph a style of ours, by its id, and return it."""
    # By its name python-docx searches every style each time, which is most of the work.
    paragraph._p.style = style  # noqa: SLF001
    return paragraph


def say(paragraph: WordParagraph, words: Text) -> None:
    """Put a text into a paragraph; a new line stays one."""
    for run in words:
        made = paragraph.add_run(run.words if run == LINE_END else fit(run.words))
        if run.strong:
            made.bold = True
        if run.language is not None:
            spoken = OxmlElement("w:lang")
            spoken.set(qn("w:val"), TAGS[run.language])
            made._r.get_or_add_rPr().append(spoken)  # noqa: SLF001 - python-docx has no way for it


def say_number(paragraph: WordParagraph, field: str, shown: str) -> None:
    """Put a number that Word counts itself into a paragraph: PAGE or NUMPAGES."""
    for kind in _SEPARATE:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(mark)  # noqa: SLF001 - python-docx has no fields
        if kind == "begin":
            told = OxmlElement("w:instrText")
            told.text = field
            paragraph.add_run()._r.append(told)  # noqa: SLF001
        elif kind == "separate":
            paragraph.add_run(shown)
