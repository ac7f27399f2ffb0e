"""Columns under each other: each is seen by itself."""

from PySide6.QtWidgets import QWidget

from dialog_app.ui.catalogue.columns import Column, Columns
from dialog_app.ui.widgets.rule import Rule


def test_under_each_other_a_line_parts_them_and_the_last_fills_the_window(qtbot):
    last = QWidget()
    columns = Columns((Column(QWidget(), 300), Column(QWidget(), least=300), Column(last, 300)))
    qtbot.addWidget(columns)
    columns.resize(1200, 400)
    columns.show()
    lines = columns.findChildren(Rule)
    assert not any(line.isVisible() for line in lines)
    columns.resize(500, 400)
    assert all(line.isVisible() for line in lines)
    columns.bring(last)
    assert last.mapTo(columns, last.rect().topLeft()).y() == 0
