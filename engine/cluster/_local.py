"""A cluster of processes on this machine that talks to nobody else.

A Dask scheduler runs whatever it is sent, so anybody who can connect to its port is its owner. Here
every connection is TLS, with one key made for this cluster, that each side must have: it is in
memory only, of this process and its children. Nothing answers HTTP: Dask starts a web server in
each scheduler and worker, dashboard or not.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from typing import Any

from distributed import Nanny, Scheduler, Security, SpecCluster, Worker

_HOST = "127.0.0.1"
_SILENT_SECONDS = "60s"
"""A worker that has not been heard of for so long is given up, and its pictures done elsewhere."""

_CRITICAL = 50


class _NoWebServer:
    """Mixed into a node: it starts no web server."""

    def start_http_server(self, *_arguments: object, **_more: object) -> None:
        """Do nothing."""


class LocalScheduler(_NoWebServer, Scheduler):  # type: ignore[misc]
    """A scheduler without a web server."""


class LocalWorker(_NoWebServer, Worker):  # type: ignore[misc]
    """A worker without a web server; its process finds it by this name."""


@contextlib.contextmanager
def local_cluster(processes: int) -> Iterator[Any]:
    """Give a cluster of so many worker processes of one thread; they end with the block.

    Raises ImportError where the package cryptography is missing.
    """
    # Keys as files are made by Dask in the folder of temporary files, readable by the user only.
    security = Security.temporary()
    shared = {"host": _HOST, "protocol": "tls://", "security": security, "dashboard": False}
    with tempfile.TemporaryDirectory(prefix="deblur-cluster-", ignore_cleanup_errors=True) as own:
        worker = {
            **shared,
            "nthreads": 1,
            "worker_class": LocalWorker,
            "memory_limit": 0,  # ours get a memory budget
            "local_directory": own,
            "silence_logs": _CRITICAL,
        }
        # Dask samples what its workers do a hundred times a second; nobody looks at it here.
        without_profile = {"distributed.worker.profile.enabled": False}
        worker["config"] = without_profile
        cluster = SpecCluster(
            workers={n: {"cls": Nanny, "options": worker} for n in range(processes)},
            scheduler={
                "cls": LocalScheduler,
                "options": {**shared, "port": 0, "worker_ttl": _SILENT_SECONDS},
            },
            security=security,
            silence_logs=_CRITICAL,
        )
        with cluster:
            yield cluster
