"""An empty place shows its whole sentence, however narrow the room."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.ui.widgets.empty import EmptyState

SENTENCE = "What is delivered, and when: each deliverable becomes a bar in the plan."


@pytest.mark.parametrize("width", [240, 420, 900])
def test_the_sentence_is_not_cut_where_its_lines_wrap(qtbot, width):
    place = EmptyState(SENTENCE, "Add deliverable")
    qtbot.addWidget(place)
    place.resize(width, 160)
    place.show()
    words = place.findChild(QLabel)
    assert words.height() >= words.heightForWidth(words.width())


def test_the_one_action_is_offered(qtbot):
    place = EmptyState(SENTENCE, "Add deliverable")
    qtbot.addWidget(place)
    with qtbot.waitSignal(place.wanted):
        place.findChild(QPushButton).click()
