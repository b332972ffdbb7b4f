"""How long a contract of 200 pages takes to be read, as DOCX and as PDF, Chinese and English.

    python benchmarks/reading_speed.py

The contracts are made here: numbered clauses, a running head and page numbers, 200 pages of ordinary type.
"""

import io
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from app.exchange.contract_file import read_contract_file
from app.models.reading import ReadText
from app.services.child import run_in_child

PAGES = 200
PARAGRAPHS = {True: 1590, False: 1540}  # Chinese or not: what fills 200 pages
FONT = "STSong-Light"
_ENGLISH = (
    "the Supplier shall deliver the services to the Customer within thirty days after receipt of notice and "
    "payment of the fees under this Agreement unless the parties have agreed otherwise in writing"
).split()
_CHINESE = "甲方应当在收到乙方提交的验收申请之日起十五个工作日内组织验收并按照本合同约定支付相应价款"
_RUNS = 3  # the best of these is taken: other work on the machine only ever adds


def clauses(*, chinese: bool, seed: int = 7) -> Iterator[str]:
    """Endless paragraphs of a contract, without numbers."""
    dice = random.Random(seed)
    while True:
        if chinese:
            yield "，".join("".join(dice.sample(_CHINESE, 24)) for _ in range(dice.randint(1, 12))) + "。"
        else:
            words = [dice.choice(_ENGLISH) for _ in range(dice.randint(20, 110))]
            yield " ".join(words).capitalize() + "."


def as_pdf(*, chinese: bool) -> bytes:
    """Exactly 200 pages or a few more; Chinese in a font that every viewer has."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("clause", fontName=FONT if chinese else "Helvetica", fontSize=11, leading=16.5)
    style.spaceAfter = 6
    style.wordWrap = "CJK" if chinese else None
    texts = clauses(chinese=chinese)
    story = [
        Paragraph(f"{number // 10 + 1}.{number % 10 + 1} {next(texts)}", style)
        for number in range(PARAGRAPHS[chinese])
    ]

    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.drawString(72, A4[1] - 40, "Master Services Agreement")
        canvas.drawCentredString(A4[0] / 2, 30, f"Page {document.page}")

    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story, onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()


def as_docx(*, chinese: bool) -> bytes:
    """As many paragraphs as the PDF has, numbered automatically, with a table now and then."""
    document = docx.Document()
    texts = clauses(chinese=chinese)
    for number in range(PARAGRAPHS[chinese]):
        document.add_paragraph(next(texts), style="List Number" if number % 4 else "Heading 2")
        if number % 50 == 0:
            table = document.add_table(rows=5, cols=4)
            for cell in table._cells:  # noqa: SLF001 - the public way is quadratic
                cell.text = "30%"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def timed(path: Path, *, child: bool) -> tuple[float, ReadText]:
    """Seconds of the best run, and what was read."""
    best = float("inf")
    for _run in range(_RUNS):
        start = time.perf_counter()
        read = run_in_child(read_contract_file, path) if child else read_contract_file(path)
        best = min(best, time.perf_counter() - start)
    return best, read


def measure() -> list[tuple[str, str]]:
    """Name and value of each figure."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, make in (("docx", as_docx), ("pdf", as_pdf)):
            for chinese in (True, False):
                path = Path(folder) / f"contract.{kind}"
                path.write_bytes(make(chinese=chinese))
                here, read = timed(path, child=False)
                there, _read = timed(path, child=True)
                name = f"{kind.upper()}, {PAGES} pages, {'Chinese' if chinese else 'English'}"
                size = f"{len(read.text):,} characters, {len(read.blocks):,} paragraphs"
                figures.append((name, f"{here:.2f} s, in a child process {there:.2f} s ({size})"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    figures.append(("Memory of the largest child", f"{peak:.0f} MB"))
    return figures


def main() -> None:
    for name, value in measure():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
