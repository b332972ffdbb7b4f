"""Sheets that are computed from the registers: overview, checks and the readme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from app.i18n import _
from app.models.money import decimals_of
from app.models.states import EFFECTIVE_CHANGES, ContractState, PaymentState
from app.models.vocabulary import Direction
from app.reports.xlsx.cells import LIMIT, Column, Formula, Grid, Kind, Place, Value
from app.reports.xlsx.data import ContractBook
from app.reports.xlsx.sheets import CHECK, Sheets

SCHEMA = "1"
_MONEY, _DATE = Kind.MONEY, Kind.DATE
_CENT = Decimal("0.01")


def overview_columns() -> tuple[Column, ...]:
    """One contract a row, with its sums."""
    return (
        Column("contract_no", _("Contract no."), width=16),
        Column("title", _("Contract"), width=34),
        Column("counterparty", _("Other party"), width=28),
        Column("direction", _("Direction"), width=10),
        Column("state", _("State"), width=12),
        Column("currency", _("Currency"), width=9),
        Column("original", _("Original price"), _MONEY, 18),
        Column("changes", _("Changes in effect"), _MONEY, 18),
        Column("current", _("Current price"), _MONEY, 18),
        Column("planned", _("Planned payments"), _MONEY, 18),
        Column("paid", _("Paid so far"), _MONEY, 18),
        Column("remaining", _("Remaining"), _MONEY, 18),
        Column("share", _("Paid, share"), Kind.PERCENT, 11),
        Column("start", _("From"), _DATE, 12),
        Column("end", _("To"), _DATE, 12),
        Column("owner", _("Responsible"), width=14),
    )


@dataclass(frozen=True, slots=True)
class Sums:
    """What the formulas of a contract's row come to, in major units."""

    original: Decimal | None
    changes: Decimal
    planned: Decimal
    paid: Decimal

    @property
    def current(self) -> Decimal:
        """Original price and the changes in effect."""
        return (self.original or Decimal(0)) + self.changes


def sums_of(book: ContractBook) -> Sums:
    """The sums of one contract from its rows, as the formulas compute them."""
    contract = book.contract
    standing = [row for row in book.payments if row.state != PaymentState.CANCELLED]
    return Sums(
        None if contract.price_original is None else contract.price_original.amount,
        sum((row.cost.amount for row in book.changes if row.state in EFFECTIVE_CHANGES), Decimal(0)),
        sum((row.amount.amount for row in standing), Decimal(0)),
        sum((row.paid.amount for row in book.payments), Decimal(0)),
    )


def overview_place(sheets: Sheets) -> Place:
    """Where the overview stands."""
    return Place(sheets.overview, overview_columns(), len(sheets.data.books))


def overview_grid(sheets: Sheets) -> Grid:
    """Every contract with live sums over the registers."""
    place = overview_place(sheets)
    rows = tuple(_contract(sheets, place, book, number) for number, book in enumerate(sheets.data.books, 2))
    digits = tuple(decimals_of(book.contract.currency) for book in sheets.data.books)
    return Grid(place.sheet, place.columns, rows, frozen=2, decimals=digits)


def _contract(sheets: Sheets, place: Place, book: ContractBook, number: int) -> tuple[Value, ...]:
    contract, text = book.contract, sheets.texts.checked
    end = contract.end_on and contract.end_on + timedelta(days=contract.change_days)
    others = [party.name for party in book.parties if not party.is_us]
    return (
        text(contract.no, contract.no, _("Contract no.")),
        text(contract.title, contract.no, _("Contract")),
        text(_(", ").join(others), contract.no, _("Other party")),
        _(Direction.of(contract.direction).label),
        _(ContractState.of(contract.state).label),
        contract.currency,
        *_figures(sheets, place, book, number),
        contract.effective_on or contract.signed_on,
        end,
        text(contract.owner, contract.no, _("Responsible")),
    )


def _figures(sheets: Sheets, place: Place, book: ContractBook, number: int) -> Iterator[Value]:
    sums = sums_of(book)
    no, original, changes, current, planned, paid = (
        place.local(key, number)
        for key in ("contract_no", "original", "changes", "current", "planned", "paid")
    )
    share = (sums.paid / sums.current).quantize(Decimal("0.0001"), ROUND_HALF_UP) if sums.current else ""
    standing = f'*({sheets.payments.cells("state")}<>"{_(PaymentState.CANCELLED.label)}")'
    yield sums.original
    yield Formula(_summed(sheets.changes, "counted", no), sums.changes)
    yield Formula(f"=N({original})+{changes}", sums.current)
    yield Formula(_summed(sheets.payments, "amount", no, standing), sums.planned)
    yield Formula(_summed(sheets.payments, "paid", no), sums.paid)
    yield Formula(f"={planned}-{paid}", sums.planned - sums.paid)
    yield Formula(f'=IF({current}=0,"",ROUND({paid}/{current},4))', share)


def _summed(place: Place, key: str, contract: str, condition: str = "") -> str:
    """Sum over the rows of the contract; EXACT, because SUMIFS takes numbers for numerals and wildcards."""
    return f"=SUMPRODUCT(EXACT({place.cells('contract_no')},{contract})*{place.cells(key)}{condition})"


@dataclass(frozen=True, slots=True)
class _Check:
    """A comparison of two figures: what is here against what is expected."""

    name: str
    contract: str
    here: Formula
    expected: Formula | Decimal | int
    allowed: Decimal = Decimal(0)
    only_above: bool = False  # less than expected is right too


def checks_grid(sheets: Sheets) -> Grid:
    """Every comparison with its difference and its verdict."""
    columns = (
        Column("check", _("Check"), width=52),
        Column("contract", _("Contract no."), width=16),
        Column("here", _("Here"), _MONEY, 18),
        Column("expected", _("Expected value"), _MONEY, 18),
        Column("difference", _("Difference"), _MONEY, 16),
        Column("allowed", _("Allowed"), _MONEY, 10),
        Column("result", _("Result"), width=10),
    )
    checks = [*_whole(sheets)]
    for number, book in enumerate(sheets.data.books, 2):
        checks += _of_contract(sheets, book, number)
    rows = tuple(_verdict(check, number, CHECK[sheets.language]) for number, check in enumerate(checks, 2))
    return Grid(sheets.checks, columns, rows)


def _verdict(check: _Check, number: int, bad: str) -> tuple[Value, ...]:
    here = Decimal(check.here.value)
    expected = Decimal(check.expected.value if isinstance(check.expected, Formula) else check.expected)
    difference = max(Decimal(0), here - expected) if check.only_above else here - expected
    formula = f"=MAX(0,C{number}-D{number})" if check.only_above else f"=ROUND(C{number}-D{number},6)"
    return (
        check.name,
        check.contract,
        check.here,
        check.expected,
        Formula(formula, difference),
        check.allowed,
        Formula(
            f'=IF(ABS(E{number})<=F{number},"OK","{bad}")', "OK" if abs(difference) <= check.allowed else bad
        ),
    )


def _of_contract(sheets: Sheets, book: ContractBook, number: int) -> Iterator[_Check]:
    if not book.payments:
        return
    place, sums = overview_place(sheets), sums_of(book)
    no = sheets.texts.checked(book.contract.no, book.contract.no, "")
    planned = Formula(f"={place.cell('planned', number)}", sums.planned)
    if sums.original is not None:
        current = Formula(f"={place.cell('current', number)}", sums.current)
        yield _Check(_("Payments add up to the current price"), no, planned, current, _CENT)
    paid = Formula(f"={place.cell('paid', number)}", sums.paid)
    yield _Check(_("No more is paid than planned"), no, paid, planned, _CENT, only_above=True)


def _whole(sheets: Sheets) -> Iterator[_Check]:
    """Checks that nothing was lost or added on the way: rows, and sums over all currencies."""
    payments, changes = sheets.payments, sheets.changes
    amount = sum((row.amount.amount for _book, row in sheets.payment_rows), Decimal(0))
    price = sum((row.cost.amount for _book, row in sheets.change_rows), Decimal(0))
    counted = (
        (_("Payment lines are all here"), "COUNTA", payments, "key", payments.count),
        (_("Hash total of the amounts is that of the export"), "SUM", payments, "amount", amount),
        (_("Changes are all here"), "COUNTA", changes, "key", changes.count),
        (_("Hash total of the changes is that of the export"), "SUM", changes, "price", price),
    )
    for name, function, place, key, value in counted:
        yield _Check(name, "", Formula(f"={function}({place.cells(key)})", value), value, _CENT)
    net, tax, gross = (payments.cells(key) for key in ("net", "tax", "amount"))
    yield _Check(
        _("Net and tax make up the amount"),
        "",
        Formula(f"=SUM({net})+SUM({tax})", 0),
        Formula(f"=SUMPRODUCT(ISNUMBER({net})*{gross})", 0),
        _CENT,
    )


def readme_grid(sheets: Sheets, checks: Grid) -> Grid:
    """What the workbook is, how it is read, and the one verdict over all checks."""
    data = sheets.data
    rows: list[tuple[Value, ...]] = [
        (_("As of"), data.day),
        (_("Overall check"), _overall(sheets, checks)),
        (_("Purpose"), _("Payments and changes of the contracts listed, for finance to complete.")),
        (_("Export"), data.export_id),
        (_("Format"), SCHEMA),
        (_("Data read"), f"{data.stamp[:19].replace('T', ' ')} UTC"),
        (_("Contracts"), len(data.books)),
        (_("Units"), _("Sums are in the currency of their row; nothing is converted.")),
        (_("Signs"), _("A change with a plus raises the price, with a minus it lowers it.")),
        (_("Colours"), _("Blue ground: finance fills in. Grey ground: computed. White: from the desk.")),
        (_("Sending back"), _("Fill in the blue cells and send the file back. Rows may be sorted.")),
        (_("Protection"), _("Protected without a password, only against slips of the hand.")),
        (_("Audit trail"), data.head or "–"),
        (_("Prepared by"), sheets.texts.checked(data.author, "", _("Prepared by")) or "–"),
    ]
    if sheets.texts.replaced:
        listed = _("; ").join(dict.fromkeys(sheets.texts.replaced))
        rows.append((_("Replaced control characters"), listed[:LIMIT]))
    columns = (Column("item", _("Item"), width=24), Column("content", _("Content"), width=100))
    return Grid(sheets.readme, columns, tuple(rows))


def _overall(sheets: Sheets, checks: Grid) -> Formula:
    bad = CHECK[sheets.language]
    results = Place(checks.title, checks.columns, len(checks.rows)).cells("result")
    failed = any(isinstance(row[-1], Formula) and row[-1].value == bad for row in checks.rows)
    return Formula(f'=IF(COUNTIF({results},"{bad}")=0,"OK","{bad}")', bad if failed else "OK")
