"""On what a benchmark ran, in one line for its table."""

import platform

from engine.core.machine import physical_cores, processor


def machine() -> str:
    """Return system, processor, what of its instructions decides the speed, and usable cores."""
    return f"{platform.system()} {platform.machine()}, {processor()}, {physical_cores()} cores"
