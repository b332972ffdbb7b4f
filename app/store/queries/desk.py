"""Reads over the whole desk: the contract list, what is measured, what falls due."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.analysis.health import Figures, overall
from app.models.dates import notice_deadline
from app.models.rows import ContractSummary, DueItem
from app.models.vocabulary import Health
from app.store.queries.contracts import EFFECTIVE
from app.store.queries.reading import Readable

_FIGURES = """
SELECT d.contract_id,
       max(CASE WHEN d.actual_end IS NULL AND d.baseline_end IS NOT NULL
           THEN julianday(max(coalesce(d.forecast_end, d.planned_end, :today), :today))
                - julianday(d.baseline_end) ELSE 0 END),
       d.title, count(*), sum(d.inspected), sum(d.passed_first),
       sum(d.budget_minor), sum(d.budget_minor * d.percent) / 100, sum(d.actual_minor), c.currency
FROM deliverable d JOIN contract c ON c.id = d.contract_id
WHERE (:contract IS NULL OR d.contract_id = :contract)
GROUP BY d.contract_id
"""

_LIVE_CONTRACT = "c.state NOT IN ('closed', 'archived', 'cancelled', 'terminated')"

_DUE = f"""
SELECT d.contract_id, c.no, d.entity, d.id, d.title, d.due, d.side, d.note FROM (
  SELECT t.contract_id, 'obligation' entity, t.id, t.title, t.due_on due, t.side, t.trigger_text note
    FROM obligation t WHERE t.state IN ('planned', 'open', 'submitted') AND t.due_on IS NOT NULL
  UNION ALL
  SELECT t.contract_id, 'payment', t.id, t.title, t.due_on,
         CASE WHEN c.direction = 'buy' THEN 'us' ELSE 'them' END, t.condition
    FROM payment t JOIN contract c ON c.id = t.contract_id
    WHERE t.state NOT IN ('paid', 'cancelled') AND t.due_on IS NOT NULL
  UNION ALL
  SELECT t.contract_id, 'deliverable', t.id, t.title, coalesce(t.planned_end, t.baseline_end), 'them', ''
    FROM deliverable t WHERE t.actual_end IS NULL AND coalesce(t.planned_end, t.baseline_end) IS NOT NULL
  UNION ALL
  SELECT t.contract_id, 'change', t.id, t.no || ' ' || t.title, t.reply_due, 'us', ''
    FROM change t WHERE t.reply_due IS NOT NULL AND t.state IN ('draft', 'notified', 'quoted')
  UNION ALL
  SELECT t.contract_id, 'risk', t.id, t.no || ' ' || t.title, t.review_on, 'us', ''
    FROM risk t WHERE t.review_on IS NOT NULL AND t.state <> 'closed'
) d JOIN contract c ON c.id = d.contract_id
WHERE {_LIVE_CONTRACT} AND (:contract IS NULL OR c.id = :contract) AND d.due <= :until
ORDER BY d.due, d.entity, d.title
"""

_TERMS = f"""
SELECT t.contract_id, c.no, t.id, t.end_on, t.notice_months, t.notice_days, t.notice_given_on, c.renewal,
       (SELECT coalesce(sum(x.days), 0) FROM change x WHERE x.contract_id = c.id AND x.state IN {EFFECTIVE})
FROM term t JOIN contract c ON c.id = t.contract_id
WHERE t.state = 'current' AND t.end_on IS NOT NULL AND {_LIVE_CONTRACT}
  AND (:contract IS NULL OR c.id = :contract)
"""

_SUMMARY = f"""
SELECT c.id, c.no, c.title, c.state, c.direction,
       coalesce((SELECT p.name FROM contract_party x JOIN party p ON p.id = x.party_id
                 WHERE x.contract_id = c.id AND x.is_us = 0 ORDER BY x.seq LIMIT 1), ''),
       c.currency, c.price_original_minor + coalesce(e.cost, 0), c.end_on, coalesce(e.days, 0)
FROM contract c
LEFT JOIN (SELECT contract_id, sum(cost_minor) cost, sum(days) days FROM change
           WHERE state IN {EFFECTIVE} GROUP BY contract_id) e ON e.contract_id = c.id
ORDER BY c.no
"""


def figures(document: Readable, today: date, contract_id: str | None = None) -> dict[str, Figures]:
    """What health is measured from, by contract id; all contracts unless one is named."""
    rows = document.query(_FIGURES, {"today": today.isoformat(), "contract": contract_id})
    return {row[0]: Figures(max(0, round(row[1])), *row[2:]) for row in rows}


def due_items(document: Readable, until: date, contract_id: str | None = None) -> list[DueItem]:
    """Everything undone that is due up to ``until``, overdue included, earliest first."""
    rows = document.query(_DUE, {"until": until.isoformat(), "contract": contract_id})
    items = [
        DueItem(contract, no, entity, row_id, title, date.fromisoformat(due), side, note)
        for contract, no, entity, row_id, title, due, side, note in rows
    ]
    items += [item for item in _term_dates(document, contract_id) if item.due <= until]
    return sorted(items, key=lambda item: item.due)


def _term_dates(document: Readable, contract_id: str | None) -> Iterable[DueItem]:
    """The end of each current term as changes have moved it, and the last day for notice before it."""
    for contract, no, term, end, months, days, given, renewal, moved in document.query(
        _TERMS, {"contract": contract_id}
    ):
        last = date.fromisoformat(end) + timedelta(days=moved)
        yield DueItem(contract, no, "end", term, "", last, "", renewal)
        if (months or days) and not given:
            note = f"{last.isoformat()} − {months or days} {'m' if months else 'd'}"
            yield DueItem(contract, no, "notice", term, "", notice_deadline(last, months, days), "us", note)


def _moved(day: str | None, days: int) -> date | None:
    return date.fromisoformat(day) + timedelta(days=days) if day else None


def contract_list(document: Readable, today: date) -> list[ContractSummary]:
    """One line per contract with its health and next due date; a constant number of statements."""
    measured = figures(document, today)
    following: dict[str, date] = {}
    for item in due_items(document, date.max):
        following.setdefault(item.contract_id, item.due)
    summaries = []
    for *row, end, days in document.query(_SUMMARY):
        health = overall(measured[row[0]]) if row[0] in measured else Health.NONE
        summaries.append(ContractSummary(*(*row, _moved(end, days), following.get(row[0]), health)))
    return summaries
