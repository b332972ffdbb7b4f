from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.models.vocabulary import RiskKind
from app.ui.records.clipboard import copied, grid, plan_paste
from app.ui.records.column import Column
from app.ui.records.kinds import CHOICE, DATE, INTEGER


def test_a_copy_has_titles_and_values_a_spreadsheet_reads(columns, shelf):
    lines = grid(copied(columns[:7], shelf.rows[:1]).text())
    assert lines[0] == ["Title", "Kind", "Count", "Loss", "Share", "Due", "Done"]
    assert lines[1][:6] == ["R-10 Beta", "Cost", "3", "500.00", "50", "2026-03-01"]


def test_a_copy_is_a_table_for_word_and_mail_with_user_text_escaped(columns, row):
    data = copied(columns[:1], [row("x", "<b>bold</b> & more")])
    assert "<td>&lt;b&gt;bold&lt;/b&gt; &amp; more</td>" in data.html()


def test_text_that_a_spreadsheet_would_run_is_marked_as_text(columns, row):
    assert copied(columns[:1], [row("x", "=HYPERLINK(1)")]).text().endswith("'=HYPERLINK(1)")


@given(st.lists(st.text(st.characters(exclude_categories=("C",)), min_size=1), min_size=1, max_size=4))
def test_what_is_copied_is_read_back_cell_by_cell(texts):
    columns = [
        Column(str(place), f"T{place}", value=lambda r, place=place: r[place]) for place in range(len(texts))
    ]
    if not any(text.strip() for text in texts):
        return
    cells = grid(copied(columns, [texts]).text())[1]
    assert [cell.removeprefix("'") for cell in cells] == [text.removeprefix("'") for text in texts]


def test_a_paste_changes_present_rows_and_makes_new_ones(columns, shelf):
    plan = plan_paste("9\t100\n8\t200\n7\t300", columns, shelf.rows, 1, "count")
    assert plan.changes == {"b": {"count": 9, "loss_minor": 10000}, "c": {"count": 8, "loss_minor": 20000}}
    assert plan.creations == [{"count": 7, "loss_minor": 30000}]
    assert (plan.cells, plan.problems) == (4, [])


def test_a_line_of_titles_in_either_language_names_the_columns(shelf):
    columns = (
        Column("title", "Risk", field="title"),
        Column("kind", "Kind", CHOICE, field="kind", choices=RiskKind),
        Column("count", "Count", INTEGER, field="count"),
    )
    with i18n.speaking("zh"):
        titles = "\t".join(i18n._(title) for title in ("Kind", "Risk"))
        label = i18n._(RiskKind.LEGAL.label)
    plan = plan_paste(f"{titles}\n{label}\tNew name", columns, shelf.rows, 0, "count")
    assert plan.changes == {"a": {"kind": "legal", "title": "New name"}}


def test_cells_that_do_not_fit_are_listed_with_line_column_and_reason(columns, shelf):
    plan = plan_paste("x\tcost\tmany\n" + "y\tnonsense\t3", columns, shelf.rows, 0, "title")
    assert [(p.line, p.column.key, p.text) for p in plan.problems] == [
        (1, "count", "many"),
        (2, "kind", "nonsense"),
    ]
    assert plan.changes["a"] == {"title": "x"}  # cost is what it was
    assert plan.changes["b"] == {"title": "y", "count": 3}


def test_a_paste_of_what_is_there_changes_nothing(columns, shelf):
    text = copied(columns, shelf.rows).text()
    plan = plan_paste(text, columns, shelf.rows, 0, "title")
    assert (plan.changes, plan.creations, plan.problems) == ({}, [], [])


def test_read_only_columns_and_cells_to_the_right_of_the_table_are_passed_over(shelf):
    columns = (Column("late", "Late"), Column("due", "Due", DATE, field="due"))
    plan = plan_paste("no\t2026-05-05\tmore\tand more", columns, [shelf.rows[0]], 0, "late")
    assert plan.changes == {"a": {"due": date(2026, 5, 5)}}
