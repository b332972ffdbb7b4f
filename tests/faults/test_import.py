"""Bad input: every foreign file that cannot be read says why and what to do, and is left as it was."""

import contextlib
import hashlib
import io
import os
import socket
import struct
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from app.errors import ContractProblem
from app.exchange.contract_file import read_contract_file
from app.exchange.docx.reader import read_docx
from app.exchange.unreadable import UnreadableError
from app.models.progress import silent
from app.models.reading import ReadText
from app.services.child import run_in_child
from tests.exchange.pdf_files import drawn
from tests.exchange.word_files import paragraph, parts, relationships, zipped

TEXT_PAGE = [(72, 60, "1. The Supplier shall deliver the platform by 30 June 2027.")]


def ole(*names: str) -> bytes:
    """An OLE file's header and a directory with these entries."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return header + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *names))


def word(**changed: str | None) -> bytes:
    """A small good document with parts replaced or added; a name's / is written as __ and . as _dot_."""
    named = parts(paragraph("甲方应当在三十日内付款。"))
    for key, content in changed.items():
        named[key.replace("__", "/").replace("_dot_", ".")] = content or ""
    return zipped(named)


def with_entity(name: str) -> bytes:
    named = parts(paragraph("&a;"))
    named[name] = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + named[name]
    return zipped(named)


def with_doubled_part() -> bytes:
    buffer = io.BytesIO(word())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", "<other/>")
    return buffer.getvalue()


def with_many_parts() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(5001):
            archive.writestr(f"p{number}", b"")
    return buffer.getvalue()


def bomb(megabytes: int) -> bytes:
    """An archive of a few kilobytes that would unpack to that much."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts(paragraph("x")).items():
            archive.writestr(name, content)
        with archive.open("word/media/a.xml", "w", force_zip64=True) as part:
            for _megabyte in range(megabytes):
                part.write(bytes(1024 * 1024))
    return buffer.getvalue()


def lying_about_its_size() -> bytes:
    """A bomb whose directory claims that its part is small."""
    content = bytearray(bomb(60))
    claimed, real = struct.pack("<I", 1000), struct.pack("<I", 60 * 1024 * 1024)
    return bytes(content.replace(real, claimed))


def locked_pdf(**permissions: str) -> bytes:
    with pikepdf.open(io.BytesIO(drawn([TEXT_PAGE]))) as pdf:
        buffer = io.BytesIO()
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="owner", **permissions))
    return buffer.getvalue()


def scanned_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _page in range(3):
        canvas.rect(100, 100, 300, 400, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, written by hand so that it can be wrong."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    return body + table + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE_LOOP = raw_pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>")
PAGE_COUNT = raw_pdf(
    CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
)

REFUSED = {
    "empty": (b"", "0 bytes"),
    "one byte": (b"\0", "not text"),
    "zeros": (bytes(4096), "not text"),
    "old Word": (ole("WordDocument"), r"save it as DOCX"),
    "old Excel": (ole("Workbook"), r"\.xls"),
    "old PowerPoint": (ole("PowerPoint Document"), "old Office format"),
    "Word with password": (
        ole("EncryptionInfo", "EncryptedPackage"),
        "protected by a password.*without a password",
    ),
    "RTF": (b"{\\rtf1\\ansi contract}", "save it as DOCX"),
    "web page": (b"<!DOCTYPE html><html><body>contract</body></html>", "save it as DOCX"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "no text layer"),
    "desk": (b"SQLite format 3\0" + bytes(100), "File > Open"),
    "ZIP without document": (zipped({"a.txt": "x"}), "without a Word document"),
    "Excel": (zipped(parts("") | {"xl/workbook.xml": "<x/>"}), "Excel"),
    "OpenDocument": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "truncated ZIP": (word()[:-200], "damaged"),
    "broken ZIP content": (word().replace(b"word/document.xml", b"word/dOcument.xmx", 1), "damaged"),
    "broken XML": (word(word__document_dot_xml="<w:document"), "damaged"),
    "no body": (word(word__document_dot_xml="<document/>"), "damaged"),
    "entities in the document": (with_entity("word/document.xml"), "entity"),
    "part outside": (zipped(parts("") | {"../evil.xml": "x"}), "points outside"),
    "absolute part": (zipped(parts("") | {"/etc/evil.xml": "x"}), "points outside"),
    "too many parts": (with_many_parts(), "more than 5,000 parts"),
    "PDF with password": (locked_pdf(user="secret"), "protected by a password.*without a password"),
    "scanned PDF": (scanned_pdf(), "no text layer.*OCR"),
    "truncated PDF": (b"%PDF-1.7\n" + b"\x01junk" * 40, "damaged"),
    "page tree in a circle": (PAGE_LOOP, "damaged"),
}


def refusal(path: Path) -> str:
    """What is said about the file, which must stay as it was, with nothing new beside it."""
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    beside = sorted(path.parent.iterdir())
    with pytest.raises(ContractProblem) as caught:
        read_contract_file(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert sorted(path.parent.iterdir()) == beside
    assert str(path) in caught.value.message
    assert caught.value.way_out.endswith(".")
    assert caught.value.saved == "The file was not changed."
    return str(caught.value)


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_cause_and_way_out(tmp_path, case):
    content, expected = REFUSED[case]
    path = tmp_path / "合同 50% #1?.docx"
    path.write_bytes(content)
    with pytest.raises(ContractProblem, match=expected):
        raise ContractProblem(refusal(path))


def test_doubled_parts_are_refused(tmp_path):
    path = tmp_path / "doubled.docx"
    path.write_bytes(with_doubled_part())
    assert "two parts of the same name" in refusal(path)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_word_file_is_read_or_refused_and_nothing_else(data):
    content = bytearray(word())
    for _fault in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 50))
        if data.draw(st.booleans()):
            content[place] ^= data.draw(st.integers(1, 255))
        else:
            del content[place : place + data.draw(st.integers(1, 40))]
    with contextlib.suppress(UnreadableError):
        read_docx("damaged.docx", bytes(content), silent)


@pytest.mark.parametrize("megabytes", [60, 300])
def test_zip_bomb_is_stopped_before_it_is_unpacked(tmp_path, megabytes):
    path = tmp_path / "bomb.docx"
    path.write_bytes(bomb(megabytes))
    start = time.process_time()
    said = refusal(path)
    assert time.process_time() - start < 1
    assert "Do not trust this file" in said


def test_zip_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path):
    path = tmp_path / "liar.docx"
    path.write_bytes(lying_about_its_size())
    assert read_contract_file(path).text == "x"


def test_500_mb_are_refused_without_reading_them(tmp_path):
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(500 * 1024 * 1024)
    start = time.process_time()
    with pytest.raises(ContractProblem, match="500 MB"):
        read_contract_file(path)
    assert time.process_time() - start < 0.2


def test_vanished_file_is_not_created(tmp_path):
    path = tmp_path / "gone.docx"
    with pytest.raises(ContractProblem, match="not found"):
        read_contract_file(path)
    assert not path.exists()


def test_folder_and_socket_are_refused(tmp_path):
    with pytest.raises(ContractProblem, match="folder"):
        read_contract_file(tmp_path)
    place = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(place))
        with pytest.raises(ContractProblem, match="ordinary file"):
            read_contract_file(place)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_file_without_permission_is_refused(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("1. Terms", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ContractProblem, match="permission"):
        read_contract_file(path)


def test_content_counts_and_not_the_name(tmp_path):
    path = tmp_path / "contract.pdf"
    path.write_bytes(word())
    assert read_contract_file(path).media == "docx"


def warnings_of(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return " ".join(read_contract_file(path).warnings)


def test_macros_are_ignored_and_noted(tmp_path):
    assert "macros" in warnings_of(tmp_path / "m.docm", word(word__vbaProject_dot_bin="x"))


def test_outside_template_is_not_fetched_and_noted(tmp_path):
    settings = relationships(("attachedTemplate", "http://192.0.2.1/evil.dotm", True))
    said = warnings_of(tmp_path / "t.docx", word(word___rels__settings_dot_xml_dot_rels=settings))
    assert "http://192.0.2.1/evil.dotm" in said
    assert "not fetched" in said


def test_hyperlinks_are_no_outside_files(tmp_path):
    links = relationships(("hyperlink", "http://example.com", True))
    assert not warnings_of(tmp_path / "h.docx", word(word___rels__document_dot_xml_dot_rels=links))


def test_pdf_that_only_forbids_printing_is_read(tmp_path):
    path = tmp_path / "owner.pdf"
    path.write_bytes(locked_pdf(user=""))
    assert "30 June 2027" in read_contract_file(path).text


def test_launch_action_is_noted(tmp_path):
    with pikepdf.open(io.BytesIO(drawn([TEXT_PAGE]))) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert "none was run" in warnings_of(tmp_path / "launch.pdf", buffer.getvalue())


def test_two_billion_pages_end_soon(tmp_path):
    path = tmp_path / "count.pdf"
    path.write_bytes(PAGE_COUNT)
    start = time.process_time()
    refusal(path)
    assert time.process_time() - start < 1


def test_good_file_is_read_in_the_child_and_left_alone(tmp_path):
    path = tmp_path / "good.docx"
    content = word()
    path.write_bytes(content)
    read = run_in_child(read_contract_file, path)
    assert isinstance(read, ReadText)
    assert (read.file, read.text) == ("good.docx", "甲方应当在三十日内付款。")
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["good.docx"]


def test_refusal_travels_back_from_the_child(tmp_path):
    path = tmp_path / "old.doc"
    path.write_bytes(ole("WordDocument"))
    with pytest.raises(ContractProblem, match="old Word format") as caught:
        run_in_child(read_contract_file, path)
    assert "DOCX" in caught.value.way_out
