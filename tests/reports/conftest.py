"""Reports made once a test, read back as a reader's program would."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from app.reports.export import write_status_pdf


def squeezed(text: str) -> str:
    """``text`` without white space, so that where a line was broken does not matter."""
    return "".join(text.split())


def pages_of(path: Path) -> list[str]:
    """The squeezed text of every page."""
    document = pypdfium2.PdfDocument(path)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(squeezed(text.get_text_range()))
        text.close()
        page.close()
    document.close()
    return pages


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a status report and return its path."""

    def writing(data, language: str = "zh") -> Path:
        path = tmp_path / f"report-{language}.pdf"
        write_status_pdf(data, path, language)
        return path

    return writing
