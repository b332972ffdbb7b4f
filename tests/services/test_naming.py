"""File names from data: no separators, nothing hidden, nothing reserved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.naming import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("合同 v2.docx", "合同 v2.docx"),
        ("..\\..\\x.docx", "_.._x.docx"),
        ("CON.txt", "_CON.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("", "_"),
        ("x" * 300 + ".pdf", "x" * 76 + ".pdf"),
    ],
)
def test_known_traps(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= 80
    assert not set(safe) & set('\\/:*?"<>|\0\n')
    assert safe == safe.strip()
