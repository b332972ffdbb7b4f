"""The points of a period: every number box has room for its number."""

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QDoubleSpinBox, QSpinBox

from app.ui.theme import Theme
from app.ui.widgets.score_panel import dress


@pytest.fixture
def look(qapp):
    theme = Theme(qapp)
    theme.use("light", 100)
    yield theme
    qapp.setStyleSheet("")
    theme.deleteLater()


@pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox])
def test_the_number_is_not_cut_off(qtbot, look, kind):
    box: QAbstractSpinBox = kind()
    qtbot.addWidget(box)
    box.setRange(0, 100)
    dress(box)
    box.setValue(100)
    box.show()
    QApplication.processEvents()
    editor = box.lineEdit()
    assert editor.width() >= editor.fontMetrics().horizontalAdvance(editor.text()) + 8
