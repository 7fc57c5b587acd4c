"""The address of a cluster, and connecting to it."""

from __future__ import annotations

import contextlib
import logging
import re
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from engine.core.machine import physical_cores
from engine.core.paths import is_file
from engine.core.resources import install_hint
from engine.errors import ClusterError, ConfigError

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10.0
_LOCAL = re.compile(r"local(?::([1-9]\d*))?")


class Unreachable(ClusterError):
    """The scheduler does not answer, or has no workers; it may do so later."""


@dataclass(frozen=True)
class ClusterSpec:
    """A cluster: `tcp://host:port`, `tls://host:port`, or `local:N` for N processes here.

    The three files are for TLS, as in Dask's `Security`; if all are "", Dask's configuration
    applies. Raises ConfigError for an invalid address or a missing file.
    """

    address: str
    tls_ca_file: str = ""
    tls_cert: str = ""
    tls_key: str = ""

    def __post_init__(self) -> None:
        """Check the fields."""
        if not (_LOCAL.fullmatch(self.address) or "://" in self.address):
            raise ConfigError(
                "{address!r} is not a cluster address.",
                "Use tcp://HOST:PORT, as printed by `dask scheduler`, or local:4 for 4 processes.",
                address=self.address,
            )
        files = self.tls_ca_file or self.tls_cert or self.tls_key
        if files and not self.address.startswith("tls://"):
            raise ConfigError(
                "{address} does not use TLS.",
                "Use tls://HOST:PORT, or omit the TLS options.",
                address=self.address,
            )
        for file in filter(None, (self.tls_ca_file, self.tls_cert, self.tls_key)):
            if not is_file(Path(file)):
                raise ConfigError(
                    "The TLS file {file} does not exist.", "Check its path.", file=file
                )

    @property
    def processes(self) -> int:
        """The number of processes to start here; 0 for an existing cluster."""
        local = _LOCAL.fullmatch(self.address)
        return int(local[1] or physical_cores()) if local else 0


def import_distributed() -> ModuleType:
    """Return Dask distributed, silenced, as it prints what is raised here. Raises ClusterError."""
    try:
        import distributed
    except ImportError as error:
        raise ClusterError(
            "Running on a cluster requires the package distributed, which is not installed.",
            install_hint("distributed"),
        ) from error
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
    module: ModuleType = distributed
    return module


@contextlib.contextmanager
def connected(cluster: ClusterSpec) -> Iterator[Client]:
    """Give a client of the cluster; a `local:N` cluster is started, and stopped with the block."""
    distributed = import_distributed()
    with contextlib.ExitStack() as stack:
        address: Any = cluster.address
        security = _security(cluster)
        if cluster.processes:
            with _children_ignore_interrupts():
                address = stack.enter_context(_started(cluster.processes))
            security = address.security
        try:
            client = stack.enter_context(
                distributed.Client(address, security=security, timeout=CONNECT_SECONDS)
            )
        # How Dask reports a TLS address without certificates.
        except (TypeError, RuntimeError) as error:
            raise ClusterError(
                "The cluster {address} requires TLS certificates: {error}",
                "Add --tls-ca-file, --tls-cert and --tls-key, or set them in Dask's configuration.",
                address=cluster.address,
                error=error,
            ) from error
        except (OSError, TimeoutError, ValueError) as error:
            raise Unreachable(
                "The cluster {address} does not answer: {error}.",
                "Check that its scheduler is running (dask scheduler) and prints this address.",
                address=cluster.address,
                error=error,
            ) from error
        yield client


@contextlib.contextmanager
def _started(processes: int) -> Iterator[Any]:
    from engine.cluster._local import local_cluster

    try:
        import cryptography  # noqa: F401 - makes the keys
    except ImportError as error:
        raise ClusterError(
            "Processes on this machine talk to each other encrypted, which requires the package "
            "cryptography. It is not installed.",
            install_hint("cryptography"),
        ) from error
    with local_cluster(processes) as started:
        yield started


@contextlib.contextmanager
def _children_ignore_interrupts() -> Iterator[None]:
    """Make child processes ignore Ctrl+C, which a terminal sends to all; we stop them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _security(cluster: ClusterSpec) -> Any:  # noqa: ANN401 - distributed's Security
    given = {
        "tls_ca_file": cluster.tls_ca_file,
        "tls_client_cert": cluster.tls_cert,
        "tls_client_key": cluster.tls_key,
    }
    chosen = {name: value for name, value in given.items() if value}
    if not chosen:
        return None  # Dask's own configuration
    from distributed import Security

    return Security(**chosen, require_encryption=True)
