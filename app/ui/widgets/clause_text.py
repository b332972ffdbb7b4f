"""A clause as rich text: number and own text of each part, the found facts marked where they stand."""

from collections.abc import Sequence
from html import escape

from app.i18n import _
from app.models.rows import ClauseRow, FactRow
from app.models.vocabulary import FactKind
from app.ui.theme import Theme

_STEP = 18  # pixels of indentation per level


def clause_html(rows: Sequence[ClauseRow], facts: Sequence[FactRow], theme: Theme) -> str:
    """The rows as paragraphs; every text is escaped, markup comes from here alone."""
    by_clause: dict[str, list[FactRow]] = {}
    for fact in facts:
        if fact.clause_id and fact.end_at > fact.start_at:
            by_clause.setdefault(fact.clause_id, []).append(fact)
    top = rows[0].level if rows else 1
    paragraphs = []
    for row in rows:
        marked = _marked(row.text, by_clause.get(row.id, []), theme)
        lead = ""
        if row.level > top:
            heading = f" <b>{escape(row.heading)}</b>" if row.heading else ""
            lead = f"<span style='color:{theme.color('dim').name()}'>{escape(row.number)}</span>{heading} "
        body = (lead + marked).replace("\n", "<br>")
        if body.strip():
            margin = _STEP * max(0, row.level - top - 1)
            paragraphs.append(f"<p style='margin:0 0 8px {margin}px; line-height:150%'>{body}</p>")
    return "".join(paragraphs)


def _marked(text: str, facts: Sequence[FactRow], theme: Theme) -> str:
    """The text with each fact on its ground; of overlapping facts the first is marked."""
    parts, done = [], 0
    for fact in sorted(facts, key=lambda fact: (fact.start_at, -fact.end_at)):
        if fact.start_at < done or fact.end_at > len(text):
            continue
        kind = _(FactKind.of(fact.kind).label)
        parts.append(escape(text[done : fact.start_at]))
        parts.append(
            f"<span title='{escape(kind)}' style='background:{theme.color('accent_ground').name()};"
            f"color:{theme.color('accent').name()}'>{escape(text[fact.start_at : fact.end_at])}</span>"
        )
        done = fact.end_at
    parts.append(escape(text[done:]))
    return "".join(parts)
