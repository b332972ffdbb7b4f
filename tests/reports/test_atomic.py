"""A target file is the old one or the new one, whatever happens in between."""

import os
import time
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.reports.atomic import free_name, replacing, sweep


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "合同 [1]_50% off?.pdf"
    target.write_bytes(b"old")
    return target


def test_the_new_file_takes_the_place_of_the_old_one(target: Path) -> None:
    with replacing(target) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("error", [ValueError("bug"), KeyboardInterrupt()])
def test_an_error_leaves_the_old_file_and_nothing_else(target: Path, error: BaseException) -> None:
    def fail() -> None:
        with replacing(target) as file:
            file.write(b"half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert target.read_bytes() == b"old"
    assert names(target.parent) == [target.name]


@pytest.mark.skipif(os.name == "nt", reason="rights of a Unix file")
def test_rights_are_those_of_the_old_file_or_of_any_new_one(target: Path, tmp_path: Path) -> None:
    target.chmod(0o640)
    with replacing(target) as file:
        file.write(b"new")
    assert target.stat().st_mode & 0o777 == 0o640
    fresh, plain = tmp_path / "fresh.pdf", tmp_path / "plain"
    with replacing(fresh) as file:
        file.write(b"new")
    plain.write_bytes(b"")
    assert fresh.stat().st_mode == plain.stat().st_mode


def test_what_a_killed_writer_left_is_swept(target: Path) -> None:
    old = target.parent / f".{target.name}.abc.part"
    young = target.parent / f".{target.name}.def.part"
    foreign = target.parent / ".other.pdf.abc.part"
    for path in (old, young, foreign):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    with replacing(target) as file:
        file.write(b"new")
    assert names(target.parent) == sorted([young.name, foreign.name, target.name])
    sweep(target)
    assert names(target.parent) == sorted([foreign.name, target.name])


def test_the_next_free_name(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    (tmp_path / "report (2).pdf").touch()
    assert free_name(target).name == "report (3).pdf"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    target = tmp_path / "gone" / "report.pdf"
    with pytest.raises(FileProblem) as refused, replacing(target):
        pass
    assert str(target) in refused.value.message
    assert "does not exist" in refused.value.message
    assert refused.value.saved == "Nothing was saved."


def test_a_folder_as_target_is_named(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(FileProblem, match="is a folder"), replacing(target) as file:
        file.write(b"new")
    assert names(tmp_path) == ["report.pdf"]
