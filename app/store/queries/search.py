"""Finding clauses by what they say, over the whole desk."""

from dataclasses import dataclass

from app.store.queries.reading import Readable

_CLAUSES = """
SELECT c.id, c.title, t.id, t.number, t.heading, t.text
FROM clause t JOIN contract c ON c.id = t.contract_id
WHERE t.heading LIKE :like ESCAPE '\\' OR t.text LIKE :like ESCAPE '\\' OR t.number = :text
ORDER BY t.heading LIKE :like ESCAPE '\\' DESC, c.no, t.seq
LIMIT :most
"""
_AROUND = 24  # characters of text before the place that was found


@dataclass(frozen=True, slots=True)
class ClauseHit:
    """A clause that holds what was looked for, with the words around the place."""

    contract_id: str
    contract_title: str
    clause_id: str
    number: str
    heading: str
    excerpt: str


def search_clauses(document: Readable, text: str, most: int = 20) -> list[ClauseHit]:
    """Clauses whose heading or text holds ``text``, headings first; plain LIKE finds two characters too."""
    wanted = text.strip()
    if not wanted:
        return []
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = document.query(_CLAUSES, {"like": f"%{escaped}%", "text": wanted, "most": most})
    return [ClauseHit(*(*row, _excerpt(text, wanted))) for *row, text in rows]


def _excerpt(text: str, wanted: str) -> str:
    """One line of ``text`` from a little before the place where ``wanted`` stands."""
    line = " ".join(text.split())
    place = line.casefold().find(wanted.casefold())
    start = max(0, place - _AROUND)
    return ("…" if start else "") + line[start : start + 120]
