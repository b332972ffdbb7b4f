"""The chosen clause: its text with the found facts marked, its editor, what arises from it, its versions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError, InputError
from app.i18n import _
from app.models.rows import ClauseRow, VersionRow
from app.models.states import ClauseState
from app.services import clauses, plan
from app.ui.badges import Badge, state_badge
from app.ui.context import PageContext
from app.ui.records.page_spec import RowsWidget
from app.ui.widgets.badge import BadgeLabel
from app.ui.widgets.clause_text import clause_html
from app.ui.widgets.grids import empty
from app.ui.widgets.panel import Panel, label

_CTRL_ENTER = "Ctrl+Return"
_CLIP = 48


class ClausePanel(RowsWidget):
    """Text, arisings and versions of one clause; editing asks for the reason."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("clausePanel")
        self._context = context
        self._rows: Sequence[ClauseRow] = ()
        self._row: ClauseRow | None = None
        self._badge = BadgeLabel(context.theme)
        self._edit = QPushButton(_("Edit text"))
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Text of the clause"))
        self._text.setOpenLinks(False)
        self._text.setProperty("role", "reading")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._text)
        self._stack.addWidget(self._editor())
        self._panel = Panel(" ")
        self._panel.title.setWordWrap(True)
        self._panel.add_action(self._badge)
        self._panel.add_action(self._edit)
        self._panel.body.addWidget(self._stack, 1)
        self._arising = QVBoxLayout()
        self._arising.setSpacing(4)
        self._panel.body.addLayout(self._arising)
        self._versions = Panel(_("Versions"))
        self._version_list = QVBoxLayout()
        self._versions.body.addLayout(self._version_list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._panel, 1)
        layout.addWidget(self._versions)
        self._connect()
        self.show_row(None)

    def _editor(self) -> QWidget:
        editor = QWidget()
        self.draft = QPlainTextEdit()
        self.draft.setAccessibleName(_("Text of the clause"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why does the text change?"))
        self.reason.setAccessibleName(_("Reason"))
        self._problem = label("", "problem", wrap=True)
        self._save = QPushButton(_("Save as new version"))
        self._save.setProperty("primary", True)
        self._save.setShortcut(_CTRL_ENTER)
        self._cancel = QPushButton(_("Cancel"))
        buttons = QHBoxLayout()
        buttons.addWidget(self._problem, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        layout = QVBoxLayout(editor)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.draft, 1)
        layout.addWidget(self.reason)
        layout.addLayout(buttons)
        return editor

    def _connect(self) -> None:
        self._edit.clicked.connect(self.edit)
        self._cancel.clicked.connect(self._close_editor)
        self._save.clicked.connect(self._write)
        self.reason.returnPressed.connect(self._write)
        self._context.theme.changed.connect(self._show_text)

    def show_rows(self, rows: Sequence[ClauseRow]) -> None:
        """Keep the whole tree: a clause is shown with the children that carry its text."""
        self._rows = rows

    def show_row(self, row: ClauseRow | None) -> None:
        """Show one clause with its children; a draft of another clause is left behind."""
        if row is None or self._row is None or row.id != self._row.id:
            self._close_editor()
        self._row = row
        self._edit.setEnabled(row is not None and not self._context.document.read_only)
        self._versions.setVisible(row is not None)
        self._badge.show_badge(_version_badge(row) if row else None)
        title = f"{row.number}　{row.heading}".strip() if row else _("Choose a clause to read it.")
        self._panel.title.setText(title)
        self._show_text()
        self._show_arising()
        self._show_versions()

    def family(self) -> list[ClauseRow]:
        """The chosen clause and everything below it, in reading order."""
        if self._row is None:
            return []
        kept = {self._row.id}
        found = []
        for row in self._rows:
            if row.id in kept or row.parent_id in kept:
                kept.add(row.id)
                found.append(row)
        return found

    def _show_text(self) -> None:
        facts = clauses.facts(self._context.document, self._context.contract_id) if self._row else []
        self._text.setHtml(clause_html(self.family(), facts, self._context.theme))

    def _show_arising(self) -> None:
        empty(self._arising)
        if self._row is None:
            return
        ids = {row.id for row in self.family()}
        document, contract_id = self._context.document, self._context.contract_id
        texts = [
            " ".join(part for part in (row.title, f"{row.share_bp / 100:g}%" if row.share_bp else "") if part)
            for row in plan.payments(document, contract_id)
            if row.clause_id in ids
        ]
        texts += [row.title for row in plan.obligations(document, contract_id) if row.clause_id in ids]
        if not texts:
            return
        self._arising.addWidget(label(_("Arising from this clause"), "caption"))
        for text in texts[:6]:
            chip = BadgeLabel(self._context.theme)
            chip.show_badge(Badge(text if len(text) <= _CLIP else text[:_CLIP] + "…"), text)
            self._arising.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_versions(self) -> None:
        empty(self._version_list)
        versions = clauses.versions(self._context.document, self._row.id) if self._row else []
        self._versions.setVisible(bool(versions))
        for version in versions[:5]:
            self._version_list.addWidget(label(_version_line(version), "dim", wrap=True))

    def edit(self) -> None:
        """Open the editor on the clause's own text."""
        if self._row is None:
            return
        self.draft.setPlainText(self._row.text)
        self.reason.clear()
        self._problem.clear()
        self._stack.setCurrentIndex(1)
        self.draft.setFocus()

    def _close_editor(self) -> None:
        self._stack.setCurrentIndex(0)

    def _write(self) -> None:
        if self._row is None:
            return
        try:
            clauses.edit_text(
                self._context.document,
                clause_id=self._row.id,
                text=self.draft.toPlainText(),
                reason=self.reason.text(),
            )
        except InputError as error:
            self._problem.setText(str(error))
            (self.reason if error.field == "reason" else self.draft).setFocus()
        except AppError as error:
            self._context.messages.refuse(error)
        else:
            self._close_editor()


def _version_badge(row: ClauseRow) -> Badge:
    state = state_badge(ClauseState.of(row.state))
    return Badge(_("{state} v{n}").format(state=state.text, n=row.version), state.tone)


def _version_line(version: VersionRow) -> str:
    day = version.created_at[:10]
    who = f" · {version.author}" if version.author else ""
    return f"v{version.version} · {day}{who} · {version.reason}"
