"""Tables on paper: columns that can be read, rows that split and stay whole."""

from app.models.vocabulary import Health
from app.reports.blocks import Badge, Column, Kind, Table
from app.reports.pdf.grid import Grid, column_widths
from app.reports.pdf.lettering import Lettering, width_of
from app.reports.pdf.style import CELL

WIDTH = 480.0


def cells(grid: Grid, column: int) -> list[str]:
    return ["".join(row.cells[column]) for row in grid.rows[grid.start : grid.end]]


def table(rows: int, text: str = "内容") -> Table:
    columns = (Column("编号", Kind.SHORT), Column("内容"), Column("金额", Kind.NUMBER))
    return Table(columns, tuple((f"R-{n}", text, "¥1,000.00") for n in range(rows)))


def pages(grid: Grid, height: float) -> list[Grid]:
    """The parts of a table on pages of ``height``."""
    parts: list[Grid] = []
    rest: Grid | None = grid
    while rest is not None and rest.measure(WIDTH) > height:
        divided = rest.divide(height)
        assert divided, "a table can always be divided on an empty page"
        parts.append(divided[0])
        rest = divided[1]
    return [*parts, rest] if rest else parts


def test_columns_fill_the_width_and_hold_their_longest_word() -> None:
    Lettering()
    long = Table(
        (Column("Who"), Column("What", weight=9), Column("On", Kind.SHORT)),
        (("Internationalisation", "x " * 200, "2026-11-23"),),
    )
    widths = column_widths(long, WIDTH)
    assert abs(sum(widths) - WIDTH) < 0.01
    assert widths[0] >= width_of("Internationalisation", CELL.font, CELL.size)


def test_many_short_columns_share_what_there_is() -> None:
    Lettering()
    wide = Table(tuple(Column("A" * 20, Kind.SHORT) for _ in range(12)), (("x" * 40,) * 12,))
    assert abs(sum(column_widths(wide, WIDTH)) - WIDTH) < 0.01


def test_rows_stand_on_pages_in_order_and_none_is_lost() -> None:
    Lettering()
    grid = Grid(table(1000))
    grid.measure(WIDTH)
    parts = pages(grid, 600)
    assert len(parts) > 20
    assert all(part.measure(WIDTH) <= 600 for part in parts)
    assert [cell for part in parts for cell in cells(part, 0)] == [f"R-{n}" for n in range(1000)]


def test_a_row_longer_than_a_page_is_divided_within() -> None:
    Lettering()
    text = "".join(chr(0x4E00 + n % 2000) for n in range(20_000))
    grid = Grid(table(1, text))
    grid.measure(WIDTH)
    parts = pages(grid, 600)
    assert len(parts) > 5
    assert "".join(cell for part in parts for cell in cells(part, 1)) == text
    assert all(part.measure(WIDTH) <= 600 for part in parts)


def test_a_limit_of_lines_ends_with_an_ellipsis() -> None:
    Lettering()
    limited = Table((Column("A"),), (("很长的内容" * 50,),), max_lines=2)
    grid = Grid(limited)
    grid.measure(WIDTH)
    assert len(grid.rows[0].cells[0]) == 2
    assert grid.rows[0].cells[0][1].endswith("…")


def test_badges_and_totals_are_rows_too() -> None:
    Lettering()
    made = Table(
        (Column("A", Kind.SHORT), Column("B")), ((Badge("High 20", Health.RED), "x"),), ("", "Total")
    )
    grid = Grid(made)
    grid.measure(WIDTH)
    assert grid.rows[0].badges[0] is Health.RED
    assert grid.rows[-1].bold
