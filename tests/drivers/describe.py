"""The description as those who write it use it: the list, the text, what it rests on."""

from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.ui.across.describe.reader import Reader
from dialog_app.ui.across.describe.sentence_text import SentenceText
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.text_area import TextArea
from tests.drivers.across import AcrossDriver
from tests.drivers.window import WindowDriver


class DescribeDriver:
    """The part in an open window, at the description of a code."""

    def __init__(self, window: WindowDriver, code: str = "SH") -> None:
        self.window = window
        self.across = AcrossDriver(window)
        self.across.scope.choose("kommune", code)
        self.across.page.go_to("describe")
        self.wait_until_read()

    def wait_until_read(self) -> None:
        """Wait until what the days say stands there."""
        reader = self.window.part("across_describe").findChild(Reader)
        assert isinstance(reader, Reader)
        while reader.reading:
            QApplication.processEvents()

    @property
    def paragraphs(self) -> RowList:
        """The list at the left."""
        found = self.window.part("describe_list")
        assert isinstance(found, RowList)
        return found

    @property
    def text(self) -> SentenceText:
        """The paragraph in the middle."""
        found = self.window.part("describe_sentences")
        assert isinstance(found, SentenceText)
        return found

    def rows(self) -> list[str]:
        """Return the rows, as a screen reader says them."""
        return [row.spoken for row in self.paragraphs.rows()]

    def choose(self, words: str) -> None:
        """Choose the row that says this."""
        row = next(row for row in self.paragraphs.rows() if words in row.spoken)
        assert self.paragraphs.choose(row.key)
        self.paragraphs.setFocus()

    def beside(self) -> str:
        """Return every word at the right."""
        return "\n".join(self.window.texts("describe_grounds"))

    def faults(self, form: str) -> str:
        """Return every sentence that says what is wrong in a form."""
        lines = self.window.part(form).findChildren(ErrorLine)
        return " ".join(line.sentence() for line in lines if line.sentence())

    def write(self, text: str, **more: str) -> None:
        """Write in the form that is open, and save."""
        area = self.window.part("paragraph_form_text")
        assert isinstance(area, TextArea)
        area.setPlainText(text)
        for name, words in more.items():
            field: QWidget = self.window.part(f"paragraph_form_{name}")
            field.setText(words)  # type: ignore[attr-defined]
        self.window.press("Ctrl+Return")
        QApplication.processEvents()
