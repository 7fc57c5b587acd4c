"""On what a benchmark ran, in one line for its table."""

import os
import platform
from pathlib import Path


def machine() -> str:
    """Return system, processor, usable cores, and what of its instructions decides the speed."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.system()} {platform.machine()}, {_processor()}, {cores} cores"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    told = dict(line.split(":", 1) for line in lines if ":" in line)
    told = {key.strip(): value.strip() for key, value in told.items()}
    flags = told.get("flags", "").split()
    kinds = {"AVX2": "avx2", "AVX-512": "avx512f", "VNNI": "avx512_vnni", "AMX": "amx_tile"}
    known = [name for name, flag in kinds.items() if flag in flags]
    return f"{told.get('model name', 'unknown processor')} ({', '.join(known) or 'no AVX2'})"
