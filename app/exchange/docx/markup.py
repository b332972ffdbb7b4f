"""Names of WordprocessingML and how its small values are written."""

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """The name of a Word element or attribute as lxml writes it."""
    return f"{{{WORD}}}{name}"


VAL = w("val")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The direct child at the end of the path; None when anything on the way is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def value(element: etree._Element | None, *path: str) -> str | None:
    """The ``w:val`` at the end of the path; None when it is not there."""
    found = child(element, *path)
    return None if found is None else found.get(VAL)


def whole(element: etree._Element | None, *path: str) -> int | None:
    """``w:val`` as a whole number; None when it is missing or no number."""
    text = value(element, *path)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switch(element: etree._Element | None, *path: str) -> bool | None:
    """An on/off property: present without value means on; None when it is not there."""
    found = child(element, *path)
    return None if found is None else found.get(VAL, "1") not in _OFF
