"""Every desk that a version of the program ever wrote can be opened."""

import shutil
from pathlib import Path

import pytest

from app.store import schema
from app.store.gate import open_document

KEPT = sorted((Path(__file__).parents[1] / "fixtures" / "db").glob("desk-v*.cdesk"))


def test_there_is_one_of_each_version():
    assert [file.stem for file in KEPT] == [f"desk-v{n}" for n in range(schema.OLDEST, schema.VERSION + 1)]


@pytest.mark.parametrize("kept", KEPT, ids=lambda file: file.stem)
def test_it_opens_migrates_and_verifies(kept, path):
    shutil.copyfile(kept, path)
    with open_document(path, actor="x") as document:
        assert document.query("PRAGMA user_version") == [(schema.VERSION,)]
        assert document.query("SELECT title, price_original_minor FROM contract") == [
            ("软件开发合同（修订）", 12345678)
        ]
        ((sha256,),) = document.query("SELECT sha256 FROM attachment")
        assert document.blob(sha256).decode() == "第一条 范围"
        assert not document.read_only
        assert document.notices == []
        assert document.verify() == []
