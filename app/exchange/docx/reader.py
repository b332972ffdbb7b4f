"""A Word document as its reader sees it: numbers shown, insertions in, deletions out."""

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from app.exchange.docx.body import Body
from app.exchange.docx.markup import child, w
from app.exchange.docx.numbering import Numbering
from app.exchange.docx.package import Package, Relationship, damaged
from app.exchange.docx.page_text import PageText
from app.exchange.docx.styles import Styles
from app.exchange.language import language_of
from app.exchange.unreadable import UnreadableError
from app.i18n import _, ngettext
from app.models.progress import Report
from app.models.reading import ReadText

_REPORT_EVERY = 200  # paragraphs
_OTHER_OFFICE = {
    "xl/workbook.xml": "Excel",
    "ppt/presentation.xml": "PowerPoint",
    "visio/document.xml": "Visio",
}


def read_docx(name: str, content: bytes, report: Report) -> ReadText:
    """The text of the document; UnreadableError when it is another format, damaged, protected or a trap."""
    package = Package(content)
    main = _main_part(package)
    root = package.xml(main)
    body = child(root, "body")
    if root.tag != w("document") or body is None:
        raise damaged()
    relationships = package.relationships(main)
    styles = Styles(_part(package, relationships, "styles"))
    page = PageText()
    total = sum(1 for _element in body.iter(w("p")))
    walk = Body(
        styles, Numbering(_part(package, relationships, "numbering"), styles), page, _counter(report, total)
    )
    walk.walk(body)
    text = page.text
    return ReadText(
        file=name,
        media="docx",
        language=language_of(text),
        text=text,
        blocks=tuple(page.blocks),
        revisions=tuple(page.revisions),
        warnings=tuple(_warnings(package, relationships, walk)),
    )


def _counter(report: Report, total: int) -> Callable[[], None]:
    """Count paragraphs and report now and then; the report may stop the work by raising."""
    done = 0

    def advance() -> None:
        nonlocal done
        if done % _REPORT_EVERY == 0:
            report(done, total, _("Reading paragraphs"))
        done += 1

    return advance


def _main_part(package: Package) -> str:
    """The part that the package names as the document; UnreadableError when it is no Word document."""
    for relationship in package.relationships(""):
        if relationship.kind == "officeDocument" and not relationship.external:
            main = relationship.target
            break
    else:
        main = "word/document.xml"
    for part, program in _OTHER_OFFICE.items():
        if package.has(part):
            raise UnreadableError(
                _("it is a file of {program}, not of a word processor").format(program=program),
                _("Import the contract itself as DOCX, PDF or text."),
            )
    if package.has("mimetype") and package.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
        raise UnreadableError(
            _("it is an OpenDocument file"), _("Open it in LibreOffice or Word and save it as DOCX.")
        )
    if not package.has(main):
        raise UnreadableError(
            _("it is a ZIP archive without a Word document"), _("Unpack it and import the contract in it.")
        )
    return main


def _part(package: Package, relationships: Iterable[Relationship], kind: str) -> etree._Element | None:
    """The XML of a companion part such as styles; None when the document has none."""
    for relationship in relationships:
        if relationship.kind == kind and not relationship.external and package.has(relationship.target):
            return package.xml(relationship.target)
    return None


def _warnings(package: Package, relationships: Iterable[Relationship], body: Body) -> Iterator[str]:
    """What was left out of the text on purpose, for the reader to know."""
    if any(name.endswith("vbaproject.bin") for name in package.names()):
        yield _("The document holds macros; they were ignored.")
    settings = package.relationships("word/settings.xml")
    outside = sorted({r.target for r in (*relationships, *settings) if r.external and r.kind != "hyperlink"})
    if outside:
        yield _("The document refers to files outside of it, which were not fetched: {names}").format(
            names=", ".join(outside)
        )
    if body.foreign_chunks:
        yield _("The document embeds another document; its text was not read.")
    if body.notes:
        yield ngettext(
            "{n} footnote is not part of the text that was read.",
            "{n} footnotes are not part of the text that was read.",
            body.notes,
        ).format(n=body.notes)
