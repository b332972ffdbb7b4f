"""Small contracts as read texts, and trees in a form that is easy to compare."""

from app.analysis.clauses import split_clauses
from app.models.reading import Block, ReadClause, ReadText
from app.models.vocabulary import Category


def read(text: str, language: str = "en", **blocks: Block) -> ReadText:
    """A text file as it is read: every line with content is a block."""
    given = {block.start: block for block in blocks.values()}
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            place = start + len(line) - len(line.lstrip())
            lines.append(given.get(place, Block(place, start + len(line.rstrip()))))
        start += len(line) + 1
    return ReadText("contract.txt", "text", language, text, tuple(lines))


def no_category(_language: str, _heading: str, _body: str) -> Category:
    return Category.OTHER


def split(source: str | ReadText) -> tuple[ReadClause, ...]:
    return split_clauses(read(source) if isinstance(source, str) else source, no_category)


def outline(source: str | ReadText) -> list[tuple[int, str, str]]:
    """Level, number and heading of every clause."""
    return [(clause.level, clause.number, clause.heading) for clause in split(source)]


def numbers(source: str | ReadText) -> list[str]:
    return [clause.number for clause in split(source)]
