"""What every job promises about its events."""

from collections.abc import Sequence

from engine.events import Event, Finished, Progress, Retried, Started


def check_stream(events: Sequence[Event]) -> None:
    """Assert `Started (Progress | Retried | ItemDone | ... )* Finished`; Progress never falls."""
    assert isinstance(events[0], Started)
    assert isinstance(events[-1], Finished)
    assert not any(isinstance(e, Started | Finished) for e in events[1:-1])
    last = -1.0
    for event in events:
        if isinstance(event, Retried):
            last = -1.0
        if isinstance(event, Progress):
            assert last <= event.done
            assert event.done <= event.total or not event.total
            assert 0 <= event.item_fraction <= 1
            last = event.done
