"""What other computers may have open, too, is known by the file system it is on."""

from __future__ import annotations

import os
import sys

import pytest

from engine.core import shares
from engine.core.shares import is_on_share

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it of each drive")


@pytest.mark.parametrize(
    ("kind", "shared"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_the_mounts_tell_what_is_a_share(tmp_path, monkeypatch, kind, shared):
    device = os.stat(tmp_path).st_dev
    own = f"{os.major(device)}:{os.minor(device)}"
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 9999:1 / / rw,relatime shared:1 - nfs other rw\n"
        f"36 22 {own} / /mnt/a\\040b rw,noatime shared:2 - {kind} server:/home rw\n"
    )
    monkeypatch.setattr(shares, "_MOUNTS", mounts)
    assert is_on_share(tmp_path / "a.sqlite") is shared


def test_what_is_not_known_is_no_share(tmp_path, monkeypatch):
    monkeypatch.setattr(shares, "_MOUNTS", tmp_path / "missing")
    assert not is_on_share(tmp_path / "a.sqlite")
    assert not is_on_share(tmp_path / "missing" / "a.sqlite")
