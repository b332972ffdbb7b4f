"""Places that are known to harm files are recognised by name."""

import os
from pathlib import Path

import pytest

from app.store import location


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("/home/li/Dropbox/work", "Dropbox"),
        ("/home/li/Dropbox (Company)", "Dropbox"),
        ("/c/Users/li/OneDrive - Firma GmbH/desks", "OneDrive"),
        ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("/Users/li/Library/CloudStorage/GoogleDrive-li@example.org/My Drive", "Google Drive"),
        ("/home/li/我的坚果云", "坚果云"),
        ("/home/li/boxes", ""),
        ("/home/li/dropboxed", ""),
        ("/home/li/contracts", ""),
    ],
)
def test_sync_folders(folder, cloud):
    assert location.cloud_of(Path(folder, "desk.cdesk")) == cloud


def test_a_desk_named_like_a_cloud_is_not_in_it():
    assert location.cloud_of(Path("/home/li/Dropbox")) == ""


@pytest.mark.parametrize(
    ("name", "conflict"),
    [
        ("desk (conflicted copy 2026-01-31).cdesk", True),
        ("desk.sync-conflict-20260131-120000-ABCDEF.cdesk", True),
        ("desk (1).cdesk", True),
        ("desk-DESKTOP-AB12.cdesk", True),
        ("desk(冲突文件).cdesk", True),
        ("desk 2026.cdesk", False),
        ("desks.cdesk", False),
        ("other (1).cdesk", False),
        ("desk (1).pdf", False),
    ],
)
def test_conflict_copies(tmp_path, name, conflict):
    desk = tmp_path / "desk.cdesk"
    desk.touch()
    copy = tmp_path / name
    copy.touch()
    os.utime(copy, (0, 1_800_000_000))
    assert location.conflict_copies(desk) == ([copy] if conflict else [])
    said = location.warnings(desk)
    assert [copy.name in sentence and "2027-01-15" in sentence for sentence in said] == [True] * conflict


def test_an_ordinary_place_needs_no_words(tmp_path):
    assert location.warnings(tmp_path / "desk.cdesk") == []
    assert not location.on_network(tmp_path / "desk.cdesk")
