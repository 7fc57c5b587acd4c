"""Which cluster, and a client of it: the one place that asks Dask for a connection."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from engine.core.resources import install_hint
from engine.errors import ClusterError, ConfigError
from engine.messages import msg

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10.0
_LOCAL = re.compile(r"local(?::([1-9]\d*))?")


@dataclass(frozen=True)
class ClusterSpec:
    """Which cluster: `tcp://host:port`, `tls://host:port`, or `local:N` for N processes here.

    The three files are for TLS, as in Dask's own `Security`; where all are "", Dask's configuration
    decides. Raises ConfigError for an address that is none, or a file that is not there.
    """

    address: str
    tls_ca_file: str = ""
    tls_cert: str = ""
    tls_key: str = ""

    def __post_init__(self) -> None:
        """Check the words."""
        if not (_LOCAL.fullmatch(self.address) or "://" in self.address):
            raise ConfigError(
                msg("{address!r} is no cluster.", address=self.address),
                "Say tcp://HOST:PORT, as `dask scheduler` prints it, or local:4 for 4 processes.",
            )
        files = self.tls_ca_file or self.tls_cert or self.tls_key
        if files and not self.address.startswith("tls://"):
            raise ConfigError(
                msg("{address} is without TLS, so keys are of no use.", address=self.address),
                "Say tls://HOST:PORT, or leave the keys away.",
            )
        for file in filter(None, (self.tls_ca_file, self.tls_cert, self.tls_key)):
            if not Path(file).is_file():
                raise ConfigError(
                    msg("There is no file {file}.", file=file), "Name the files of your TLS keys."
                )

    @property
    def processes(self) -> int:
        """How many processes of this machine; 0 for a cluster that is there already."""
        local = _LOCAL.fullmatch(self.address)
        return int(local[1] or os.cpu_count() or 1) if local else 0


def import_distributed() -> ModuleType:
    """Return Dask distributed, silenced: it prints what is raised here. Raises ClusterError."""
    try:
        import distributed
    except ImportError as error:
        raise ClusterError(
            "A cluster needs the package distributed, which is not installed.",
            install_hint("distributed"),
        ) from error
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
    module: ModuleType = distributed
    return module


@contextlib.contextmanager
def connected(cluster: ClusterSpec) -> Iterator[Client]:
    """Give a client of the cluster; one of `local:N` is made, and ended with the block."""
    distributed = import_distributed()
    with contextlib.ExitStack() as stack:
        address: Any = cluster.address
        if cluster.processes:
            with _children_ignore_interrupts():
                address = stack.enter_context(
                    distributed.LocalCluster(
                        n_workers=cluster.processes,
                        threads_per_worker=1,
                        processes=True,
                        dashboard_address=None,
                        silence_logs=50,
                        memory_limit=0,  # ours are told what they may take
                    )
                )
        try:
            client = stack.enter_context(
                distributed.Client(address, security=_security(cluster), timeout=CONNECT_SECONDS)
            )
        # How Dask says that an address of TLS came without keys.
        except (TypeError, RuntimeError) as error:
            raise ClusterError(
                msg(
                    "The cluster {address} does not answer without keys: {error}",
                    address=cluster.address,
                    error=error,
                ),
                "Name them: --tls-ca-file, --tls-cert, --tls-key; or in Dask's configuration.",
            ) from error
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(
                msg(
                    "The cluster {address} does not answer: {error}.",
                    address=cluster.address,
                    error=error,
                ),
                "Is its scheduler running (dask scheduler), and is the address the one it prints?",
            ) from error
        yield client


@contextlib.contextmanager
def _children_ignore_interrupts() -> Iterator[None]:
    """Let what is started here pass over Ctrl+C, which a terminal sends to all; we end it."""
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
