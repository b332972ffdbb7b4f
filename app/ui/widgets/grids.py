"""Emptying a layout whose widgets are made anew with each row."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Remove and delete every widget of the layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
