"""Write the sample contracts of ``resources/samples``: DOCX with automatic numbering, and one PDF.

Run ``python tools/sample_contracts.py`` after changing software.toml or hosting.toml.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.services.sample_text import fill_dates, half, source

ANCHOR = date(2026, 11, 23)
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples"
LEVELS = {
    "zh": (("chineseCountingThousand", "第%1条"), ("decimal", "%1.%2"), ("decimal", "（%3）")),
    "en": (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")),
}
ZH_HEAD = """合同编号：HT-2026-014
甲方（委托方）：杭州晴川零售有限公司
地址：杭州市滨江区江南大道 88 号
乙方（受托方）：上海云启科技有限公司
地址：上海市徐汇区漕溪北路 200 号
签订日期：{signed}"""
ZH_TAIL = """甲方（盖章）：杭州晴川零售有限公司
授权代表（签字）：
乙方（盖章）：上海云启科技有限公司
授权代表（签字）：
附件一　功能清单
门店管理、库存管理、会员管理、营销管理四个模块共 32 项功能。
附件二　项目计划
需求分析、原型与设计、开发一期、开发二期、系统测试、上线、终验。"""
EN_TAIL = """IN WITNESS WHEREOF the parties have signed this Agreement on the date first written above.
Northwind Ltd
By: ______________________
Qingchuan Retail Co., Ltd.
By: ______________________
Schedule 1 Applications
The store, stock and member applications of the Customer.
Schedule 2 Test Cases
Thirty test cases agreed before the migration.
Schedule 3 Addresses
Northwind Ltd, 1 Raffles Place, Singapore; Qingchuan Retail Co., Ltd., 88 Jiangnan Avenue, Hangzhou."""


def numbering(word: WordFile, language: str) -> None:
    """Define one multilevel list, linked to no style, with the numbering id 77."""
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'{"<w:isLgl/>" if i == 1 else ""}<w:suff w:val="space"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{i * 360}" w:firstLine="0"/></w:pPr></w:lvl>'
        for i, (kind, text) in enumerate(LEVELS[language])
    )
    part = word.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    part.insert(0, abstract)
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def paragraph(word: WordFile, text: str, level: int | None = None, *, bold: bool = False) -> None:
    """Add one paragraph, numbered when a level is given."""
    added = word.add_paragraph()
    run = added.add_run(text)
    run.bold = bold
    if level is not None:
        added._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )


def desk_entry(text: str) -> dict[str, Any]:
    """The contract of the sample desk that uses this text: its dates are the text's dates."""
    return next(entry for entry in source("desk")["contract"] if entry.get("text") == text)


def build(name: str, language: str) -> WordFile:
    """The DOCX of one sample contract."""
    contract, entry = source(name), desk_entry(name)

    def fill(text: str) -> str:
        return fill_dates(half(text, language), entry, ANCHOR, language)

    word = Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Sans SC", Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Sans SC")
    numbering(word, language)
    word.core_properties.title = half(contract["title"], language)
    word.core_properties.author = "ContractDesk"
    word.sections[0].header.paragraphs[0].text = half(contract["title"], language)
    word.add_paragraph(half(contract["title"], language), style="Title")
    for line in ZH_HEAD.splitlines() if language == "zh" else ():
        paragraph(word, fill_dates(line, entry, ANCHOR, language))
    paragraph(word, fill(contract["intro"]))
    for clause in contract["clause"]:
        paragraph(word, fill(clause["heading"]), 0, bold=True)
        for item in clause["items"]:
            text = fill(item)
            text, level = (text.removeprefix("-"), 2) if item.startswith("-") else (text, 1)
            paragraph(word, text, level)
    for line in (ZH_TAIL if language == "zh" else EN_TAIL).splitlines():
        paragraph(word, line)
    return word


def write_pdf(word: WordFile, out: Path) -> None:
    """The English agreement as a PDF with a text layer, with the numbers that Word would show."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    fonts = FOLDER.parent / "fonts"
    for face in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"Noto-{face}", fonts / f"NotoSansSC-{face}.ttf"))
    counters = [0, 0, 0]
    story = []
    for row in word.paragraphs:
        label = _label(row, counters)
        size = 16 if row.style.name == "Title" else 10
        bold = bool(size == 16 or (row.runs and row.runs[0].bold))
        style = ParagraphStyle(
            "x",
            fontName="Noto-Bold" if bold else "Noto-Regular",
            fontSize=size,
            leading=size * 1.5,
            spaceAfter=5,
        )
        story.append(Paragraph(f"{label}{row.text}", style))

    def foot(canvas: Any, page: Any) -> None:
        canvas.setFont("Noto-Regular", 8)
        canvas.drawCentredString(297, 30, f"Cloud Hosting Services Agreement    {page.page}")

    template = SimpleDocTemplate(str(out), title=word.core_properties.title, invariant=1)
    template.build(story, onFirstPage=foot, onLaterPages=foot)


def _label(row: Any, counters: list[int]) -> str:
    """The number of a paragraph of ``build``'s own list, counted along."""
    properties = row._p.pPr
    if properties is None or properties.numPr is None:
        return ""
    level = properties.numPr.ilvl.val
    counters[level] += 1
    counters[level + 1 :] = [0] * (2 - level)
    first, second, third = counters
    return (f"{first}. ", f"{first}.{second} ", f"({chr(96 + third)}) ")[level]


def main() -> None:
    """Write the three files."""
    build("software", "zh").save(FOLDER / "智慧门店管理系统开发合同.docx")
    english = build("hosting", "en")
    english.save(FOLDER / "cloud-hosting-services-agreement.docx")
    write_pdf(english, FOLDER / "cloud-hosting-services-agreement.pdf")


if __name__ == "__main__":
    main()
