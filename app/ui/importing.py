"""From files to contracts: each is read in a child process, confirmed, then written as one step."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import AppError, ContractProblem
from app.i18n import _, ngettext
from app.models.reading import ContractReading, Part
from app.services.proposals import Proposal, propose
from app.services.reading import read_contract
from app.ui.context import PageContext
from app.ui.dialogs.import_dialog import ImportDialog
from app.ui.messages import Offer

READING_SECONDS = 30


class Importing(QObject):
    """Works through the files one after the other; a file that is refused does not stop the next."""

    def __init__(self, context: PageContext, window: QWidget, paths: Sequence[Path]) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._waiting = list(paths)
        self._imported = 0
        self.dialog: ImportDialog | None = None

    def start(self) -> None:
        """Read the next file, or end when there is none."""
        if not self._waiting:
            self.deleteLater()
            return
        path = self._waiting.pop(0)
        self._context.jobs.run(
            _("Reading “{file}”").format(file=path.name),
            read_contract,
            path,
            then=partial(self._show, path),
            failed=self._refuse,
            seconds=READING_SECONDS,
        )

    def _refuse(self, error: AppError) -> None:
        self._context.messages.refuse(error)
        self.start()

    def _show(self, path: Path, reading: ContractReading) -> None:
        try:
            content = path.read_bytes()
        except OSError as problem:
            message = _("“{path}” was read but is gone now; nothing was imported.").format(path=path)
            error = ContractProblem(
                message, _("Put it back or plug the drive in again, and import it once more.")
            )
            error.__cause__ = problem
            self._refuse(error)
            return
        self.dialog = ImportDialog(propose(path, reading), self._context.theme, self._window)
        self.dialog.creating.connect(partial(self._write, content))
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _write(self, content: bytes, proposal: Proposal) -> None:
        """Write what was accepted; a refusal leaves the dialog open with everything in it."""
        from app.services.importing import accept

        dialog = self.dialog
        if dialog is None:
            return
        try:
            contract_id = accept(self._context.document, proposal, content)
        except AppError as error:
            dialog.show_problem(str(error))
            return
        self._imported += 1
        dialog.done(QDialog.DialogCode.Accepted)
        clauses = sum(clause.part is not Part.SIGNATURES for clause in proposal.reading.clauses)
        text = ngettext("“{title}”: {n} clause imported.", "“{title}”: {n} clauses imported.", clauses)
        undo = Offer(_("Undo"), self._context.document.undo)
        self._context.messages.say(text.format(title=proposal.title, n=clauses), "good", undo)
        self._context.go(contract_id, "clauses", "")

    def _closed(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.start()


def import_contracts(context: PageContext, window: QWidget, paths: Sequence[Path]) -> None:
    """Import the files one after the other."""
    Importing(context, window, paths).start()
