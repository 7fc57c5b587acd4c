"""What the tests of batches get besides tests/conftest.py.

queue   the program's queue, empty; closed afterwards
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from engine.queue import Queue


@pytest.fixture
def queue() -> Iterator[Queue]:
    with closing(Queue.open(warn=pytest.fail)) as opened:
        yield opened
