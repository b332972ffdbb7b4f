"""The sheets of the finance workbook as values: registers, overview, lists."""

from decimal import Decimal

from app.i18n import _
from app.models.money import decimals_of
from app.models.rows import ChangeRow, PaymentRow
from app.models.states import EFFECTIVE_CHANGES, ChangeState, PaymentState
from app.models.vocabulary import ChangeOrigin
from app.reports.xlsx.cells import Column, Formula, Grid, Kind, Place, Texts, Value, digest, letter, quoted
from app.reports.xlsx.data import ContractBook, WorkbookData

# Names of sheets belong to the file format: whoever reads the file back finds them by either name.
NAMES = {
    "zh": ("说明", "总览", "付款计划", "变更", "核对", "字典"),
    "en": ("Readme", "Overview", "Payments", "Changes", "Checks", "Lists"),
}
CHECK = {"zh": "检查", "en": "CHECK"}
TAX_RATES = (Decimal("0.13"), Decimal("0.09"), Decimal("0.06"), Decimal("0.03"), Decimal("0.01"), Decimal(0))
INVOICE_TYPES = {
    "zh": (
        "增值税专用发票",
        "增值税普通发票",
        "电子发票（增值税专用发票）",
        "电子发票（普通发票）",
        "海外发票",
        "财政票据",
        "收据",
        "无票",
    ),
    "en": (
        "VAT special invoice",
        "VAT ordinary invoice",
        "E-invoice (VAT special)",
        "E-invoice (ordinary)",
        "Foreign invoice",
        "Fiscal receipt",
        "Receipt",
        "No invoice",
    ),
}
EXEMPT = {"zh": "免税", "en": "exempt"}
_MONEY, _DATE, _TEXT = Kind.MONEY, Kind.DATE, Kind.TEXT
PAYMENT_STATES = tuple(PaymentState)


class Sheets:
    """Builds the sheets of one workbook in one language."""

    def __init__(self, data: WorkbookData, language: str) -> None:
        self.data, self.language = data, language
        self.readme, self.overview, payments, changes, self.checks, self.lists = NAMES[language]
        self.texts = Texts()
        self.payment_rows = [(book, row) for book in data.books for row in book.payments]
        self.change_rows = [(book, row) for book in data.books for row in book.changes]
        self.payments = Place(payments, self._payment_columns(), len(self.payment_rows))
        self.changes = Place(changes, self._change_columns(), len(self.change_rows))

    def list_columns(self) -> tuple[tuple[str, tuple[Value, ...]], ...]:
        """Title and words of every list."""
        return (
            (_("Payment state"), tuple(_(state.label) for state in PAYMENT_STATES)),
            (_("Invoice type"), INVOICE_TYPES[self.language]),
            (_("Tax rate"), (*TAX_RATES, EXEMPT[self.language])),
            (_("Currency"), tuple(sorted({book.contract.currency for book in self.data.books}))),
            (_("Yes or no"), (_("Yes"), _("No"))),
        )

    def lists_grid(self) -> Grid:
        """One list a column, filled up with blanks."""
        lists = self.list_columns()
        longest = max(len(words) for _title, words in lists)
        rows = tuple(
            tuple(words[index] if index < len(words) else None for _title, words in lists)
            for index in range(longest)
        )
        columns = tuple(Column(f"list{n}", title, width=26) for n, (title, _words) in enumerate(lists))
        return Grid(self.lists, columns, rows, frozen=0)

    def _choice(self, index: int) -> str:
        count = len(self.list_columns()[index][1])
        name = letter(index)
        return f"{quoted(self.lists)}!${name}$2:${name}${count + 1}"

    def _payment_columns(self) -> tuple[Column, ...]:
        """The payment plan; finance fills in what came of it."""
        kinds, rates = self._choice(1), self._choice(2)
        return (
            Column("contract_no", _("Contract no."), width=16),
            Column("no", _("Payment no."), width=11),
            Column("title", _("Payment"), width=24),
            Column("condition", _("Condition"), width=34),
            Column("due_on", _("Due"), _DATE, 12),
            Column("share", _("Share"), Kind.PERCENT, 9),
            Column("currency", _("Currency"), width=9),
            Column("amount", _("Amount"), _MONEY, 17),
            Column("paid", _("Paid so far"), _MONEY, 17),
            Column("remaining", _("Remaining"), _MONEY, 17),
            Column("state", _("State"), width=13, choices=self._choice(0)),
            Column("overdue", _("Days overdue"), Kind.COUNT, 10),
            Column("paid_on", _("Actual date"), _DATE, 12, filled_by_finance=True),
            Column("voucher_no", _("Voucher no."), width=16, filled_by_finance=True),
            Column("invoice_no", _("Invoice no."), width=24, filled_by_finance=True),
            Column("invoice_type", _("Invoice type"), _TEXT, 22, choices=kinds, filled_by_finance=True),
            Column("tax_rate", _("Tax rate"), Kind.PERCENT, 9, choices=rates, filled_by_finance=True),
            Column("net", _("Net"), _MONEY, 17),
            Column("tax", _("Tax"), _MONEY, 15),
            Column("remark", _("Remark"), width=30, filled_by_finance=True),
            Column("key", _("Key"), width=20),
        )

    def payments_grid(self) -> Grid:
        """One row a payment line, with live remaining, overdue, net and tax."""
        rows = tuple(
            self._payment(book, row, number) for number, (book, row) in enumerate(self.payment_rows, 2)
        )
        digits = tuple(decimals_of(row.currency) for _book, row in self.payment_rows)
        return Grid(self.payments.sheet, self.payments.columns, rows, frozen=2, decimals=digits)

    def _payment(self, book: ContractBook, row: PaymentRow, number: int) -> tuple[Value, ...]:
        no, text = book.contract.no, self.texts.checked
        given: tuple[Value, ...] = (
            text(no, no, _("Contract no.")),
            text(row.no, no, _("Payment no.")),
            text(row.title, no, row.no),
            text(row.condition, no, row.no),
            row.due_on,
            None if row.share_bp is None else Decimal(row.share_bp) / 10_000,
            row.currency,
            row.amount.amount,
            row.paid.amount,
            _(PaymentState.of(row.state).label),
        )
        return (
            *given[:-1],
            self._remaining(row, number),
            given[-1],
            self._overdue(row, number),
            row.paid_on,
            None,
            text(row.invoice_no, no, row.no),
            None,
            None,
            *self._net_and_tax(row, number),
            text(row.note, no, row.no),
            f"{row.id} {digest(given)}",
        )

    def _remaining(self, row: PaymentRow, number: int) -> Formula:
        at = self.payments.local
        return Formula(f"={at('amount', number)}-{at('paid', number)}", row.remaining.amount)

    def _overdue(self, row: PaymentRow, number: int) -> Formula:
        remaining, due = (self.payments.local(key, number) for key in ("remaining", "due_on"))
        days = f"MAX(0,{quoted(self.readme)}!$B$2-{due})"
        open_and_due = row.due_on is not None and row.remaining.minor > 0
        late = max(0, (self.data.day - row.due_on).days) if open_and_due and row.due_on else 0
        return Formula(f"=IF(AND({remaining}>0,ISNUMBER({due})),{days},0)", late)

    def _net_and_tax(self, row: PaymentRow, number: int) -> tuple[Formula, Formula]:
        """Empty until finance chooses a rate; a word instead of a rate means that no tax is due."""
        amount, rate, net = (self.payments.local(key, number) for key in ("amount", "tax_rate", "net"))
        rounded = f"ROUND({amount}/(1+{rate}),{decimals_of(row.currency)})"
        return (
            Formula(f'=IF({rate}="","",IF(ISNUMBER({rate}),{rounded},{amount}))', ""),
            Formula(f'=IF({net}="","",{amount}-{net})', ""),
        )

    def _change_columns(self) -> tuple[Column, ...]:
        """The change requests."""
        return (
            Column("contract_no", _("Contract no."), width=16),
            Column("no", _("Change no."), width=11),
            Column("title", _("Change"), width=30),
            Column("reason", _("Reason"), width=34),
            Column("origin", _("Asked by"), width=11),
            Column("state", _("State"), width=13),
            Column("currency", _("Currency"), width=9),
            Column("price", _("Price"), _MONEY, 17),
            Column("days", _("Days"), Kind.COUNT, 8),
            Column("decided_on", _("Decided on"), _DATE, 12),
            Column("effective", _("In effect?"), width=10, choices=self._choice(4)),
            Column("counted", _("Counted"), _MONEY, 17),
            Column("key", _("Key"), width=20),
        )

    def changes_grid(self) -> Grid:
        """One row a change request; only what is in effect is counted."""
        rows = tuple(
            self._change(book, row, number) for number, (book, row) in enumerate(self.change_rows, 2)
        )
        digits = tuple(decimals_of(row.currency) for _book, row in self.change_rows)
        return Grid(self.changes.sheet, self.changes.columns, rows, frozen=2, decimals=digits)

    def _change(self, book: ContractBook, row: ChangeRow, number: int) -> tuple[Value, ...]:
        no, text = book.contract.no, self.texts.checked
        effective = row.state in EFFECTIVE_CHANGES
        given: tuple[Value, ...] = (
            text(no, no, _("Contract no.")),
            text(row.no, no, _("Change no.")),
            text(row.title, no, row.no),
            text(row.reason, no, row.no),
            _(ChangeOrigin.of(row.origin).label),
            _(ChangeState.of(row.state).label),
            row.currency,
            row.cost.amount,
            row.days,
            row.decided_on,
            _("Yes") if effective else _("No"),
        )
        effect, price = (self.changes.local(key, number) for key in ("effective", "price"))
        counted = Formula(f'=IF({effect}="{_("Yes")}",{price},0)', row.cost.amount if effective else 0)
        return (*given, counted, f"{row.id} {digest(given)}")
