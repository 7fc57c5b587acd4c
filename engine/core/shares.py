"""Which folders other computers may have open, too: those on network file systems."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_SHARED = {
    *("9p", "afs", "beegfs", "ceph", "cifs", "gfs2", "gpfs", "lustre", "ncpfs", "nfs", "nfs4"),
    *("ocfs2", "orangefs", "panfs", "smb3", "smbfs", "wekafs"),
    *("fuse.ceph", "fuse.glusterfs", "fuse.juicefs", "fuse.s3fs", "fuse.sshfs"),
}
_REMOTE_DRIVE = 4


def is_on_share(path: Path) -> bool:
    """Return whether the folder of this file is on a network file system; False if not known.

    Known on Linux and Windows.
    """
    try:
        if sys.platform == "win32":
            import ctypes

            drive = path.absolute().drive
            return drive.startswith("\\\\") or (
                ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
            )
        device = os.stat(path.parent).st_dev
        return _kind_of(f"{os.major(device)}:{os.minor(device)}") in _SHARED
    except (OSError, ValueError):
        return False


def _kind_of(device: str) -> str:
    """Return the file system of a device, "" if it is not mounted (man 5 proc: mountinfo)."""
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        mount, _, source = line.partition(" - ")
        if mount.split()[2:3] == [device]:
            return source.split()[0]
    return ""
