"""Word documents for tests, written as raw XML so that every case of the format can be had."""

import io
import zipfile

from app.exchange.docx.reader import read_docx
from app.models.progress import silent
from app.models.reading import ReadText

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(*rows: tuple[str, str, bool]) -> str:
    """A .rels part from (kind, target, external)."""
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for number, (kind, target, external) in enumerate(rows)
    )
    return f'<Relationships xmlns="{_RELS}">{lines}</Relationships>'


def parts(body: str, *, numbering: str = "", styles: str = "") -> dict[str, str]:
    """The parts of a small document, by name."""
    rows = [("styles", "styles.xml", False)] if styles else []
    rows += [("numbering", "numbering.xml", False)] if numbering else []
    made = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relationships(("officeDocument", "word/document.xml", False)),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(*rows),
    }
    if styles:
        made["word/styles.xml"] = f"<w:styles {_W}>{styles}</w:styles>"
    if numbering:
        made["word/numbering.xml"] = f"<w:numbering {_SPACES}>{numbering}</w:numbering>"
    return made


def zipped(named: dict[str, str]) -> bytes:
    """The parts as a ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in named.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(body: str, *, numbering: str = "", styles: str = "") -> ReadText:
    """The reading of a document with that body."""
    return read_docx("contract.docx", zipped(parts(body, numbering=numbering, styles=styles)), silent)


def lines(body: str, *, numbering: str = "", styles: str = "") -> list[str]:
    """The lines that a reader sees."""
    return read(body, numbering=numbering, styles=styles).text.split("\n")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = "", *, num: int | None = None, level: int | None = None, more: str = "") -> str:
    """A paragraph; plain text becomes a run; ``num`` and ``level`` number it, ``more`` is further pPr."""
    inner = content if content.startswith("<") or not content else run(content)
    number = "" if num is None else f'<w:numId w:val="{num}"/>'
    depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    numbered = f"<w:numPr>{depth}{number}</w:numPr>" if number or depth else ""
    return f"<w:p><w:pPr>{more}{numbered}</w:pPr>{inner}</w:p>"


def level(
    depth: int, text: str, number_format: str = "decimal", *, start: int = 1, more: str = "", last: str = ""
) -> str:
    """A ``w:lvl``; ``more`` goes after the format, ``last`` after the text."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/>{last}</w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def start_override(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(
    name: str, properties: str = "", *, based_on: str = "", run_properties: str = "", kind: str = "paragraph"
) -> str:
    """A style whose id is its name."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>"
    )


def styled(name: str, content: str = "text", *, more: str = "") -> str:
    """A paragraph of that style."""
    return paragraph(content, more=f'<w:pStyle w:val="{name}"/>{more}')
