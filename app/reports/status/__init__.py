"""The status report of one contract: a first page that suffices alone, then everything behind it."""

from itertools import chain

from app.analysis.standing import rule
from app.formats import format_date
from app.i18n import _, language
from app.reports.blocks import OnePage, Report
from app.reports.status import clauses, plan, registers
from app.reports.status.data import Period, StatusData
from app.reports.status.first_page import first_page

__all__ = ["Period", "StatusData", "build_status"]

_SECTIONS = (
    plan.due,
    clauses.overview,
    plan.timeline,
    registers.payments,
    registers.changes,
    registers.risks,
    registers.performance,
    plan.obligations,
    clauses.full_text,
)


def build_status(data: StatusData) -> Report:
    """The report in the language in force; a section that has nothing to say is left out."""
    contract = data.contract
    kind = _("Status report")
    stamp = data.stamp[:16].replace("T", " ")
    return Report(
        title=f"{contract.title} · {kind} {format_date(data.day)}",
        language=language(),
        subject=f"{contract.no} {kind}",
        author=data.author or contract.owner,
        blocks=(
            OnePage(tuple(first_page(data))),
            *chain.from_iterable(section(data) for section in _SECTIONS),
        ),
        head=f"{contract.no}  {contract.title}",
        confidentiality=data.confidentiality or _("Confidential"),
        foot=(
            _("Version {version} · data as of {stamp} UTC").format(version=data.version, stamp=stamp),
            _("Head of the audit trail: {head}").format(head=data.head or "–"),
            rule(),
        ),
    )
