"""Payment lines: a share of the price or a sum, on what condition and within how many days."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from app.analysis.facts.payment_lines import HUNDRED, Draft
from app.analysis.facts.payments_en import STAGE_EN, payment_drafts_en
from app.analysis.facts.payments_zh import STAGE_ZH, payment_drafts_zh
from app.models.reading import FoundPayment, ReadText

_NEAR = 1_500  # code points between the lines of one schedule
_MOST_CELLS = 6  # cells of one table row that are read together


def find_payments(source: ReadText) -> tuple[FoundPayment, ...]:
    """The lines of the payment schedule in the order of the text."""
    if source.language == "zh":
        drafts = payment_drafts_zh(source.text, list(_table_rows(source, STAGE_ZH)))
        lines = _balanced(sorted(drafts, key=lambda found: found.line.start))
    else:
        drafts = payment_drafts_en(source.text, list(_table_rows(source, STAGE_EN)))
        lines = _clustered(sorted((found.line for found in drafts), key=lambda line: line.start))
    return tuple(lines)


def _table_rows(source: ReadText, stage: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Runs of table cells from one stage's name to the next: a table is read cell by cell."""
    cells = [block for block in source.blocks if block.table and block.end <= len(source.text)]
    starts = [
        index for index, cell in enumerate(cells) if stage.match(source.text[cell.start : cell.end].strip())
    ]
    for index, following in pairwise([*starts, len(cells)]):
        last = index
        while (
            last + 1 < following
            and cells[last + 1].start - cells[last].end <= 2
            and last - index < _MOST_CELLS
        ):
            last += 1
        yield cells[index].start, cells[last].end


def _balanced(drafts: list[Draft]) -> Iterator[FoundPayment]:
    """The lines with the shares that the others give: 付至 90 % counts from the start, 余款 is the rest."""
    paid = Decimal(0)
    without = sum(1 for draft in drafts if draft.line.share is None and draft.line.amount is None)
    for draft in drafts:
        line = draft.line
        if line.share is not None:
            share = Decimal(line.share) - (paid if draft.until and Decimal(line.share) > paid else 0)
            paid += share
            yield replace(line, share=format(share.normalize(), "f"))
        elif line.amount is not None:
            yield line
        elif without == 1 and 0 < paid < HUNDRED:
            yield replace(line, share=format((HUNDRED - paid).normalize(), "f"))
            paid = HUNDRED


def _clustered(lines: list[FoundPayment]) -> Iterator[FoundPayment]:
    """Lines that stand together or have a stage's name: a lone percentage is seldom a payment."""
    for index, line in enumerate(lines):
        neighbours = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
        if line.title or any(abs(line.start - other.start) < _NEAR for other in neighbours):
            yield line
