"""The SQLite file under the queue: damage, migration, full and missing disks."""

from __future__ import annotations

import functools
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.core import store as store_room
from engine.core.store import Store, pack, unpack
from engine.errors import ConfigError

ROOT = Path(__file__).resolve().parents[3]
FIRST = ("CREATE TABLE note (id INTEGER PRIMARY KEY, text)",)
SECOND = ("ALTER TABLE note ADD COLUMN mark INTEGER NOT NULL DEFAULT 7",)
INSERT = "INSERT INTO note (text) VALUES (?)"


def refuse(message: str) -> None:
    raise AssertionError(f"unexpected warning: {message}")


def texts(store: Store) -> list[object]:
    return [row["text"] for row in store.read("SELECT text FROM note ORDER BY id")]


def filled(path: Path, rows: int = 3) -> None:
    store = Store(path, [FIRST], refuse)
    for n in range(rows):
        store.record(INSERT, (f"row {n} " + "x" * 2000,))
    store.close()


def reopened(path: Path, warn: Callable[[str], None], schema: tuple[str, ...] = FIRST) -> Store:
    """Open a file as a new process does."""
    store_room._found_sound.clear()
    return Store(path, [schema], warn)


def flip_a_page(data: bytes) -> bytes:
    return data[:4096] + b"\xa5" * 4096 + data[8192:]


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        (lambda data: b"not a database, but long enough to be taken for one" * 100, 0),
        (lambda data: data[: len(data) // 2], 0),
        (lambda data: data[:-4096], 0),
        (flip_a_page, 20),
    ],
    ids=["garbage", "half", "one page short", "page overwritten"],
)
def test_damaged_file_is_moved_aside_whole_and_a_fresh_one_begun(tmp_path, damage, kept):
    path = tmp_path / "queue.sqlite"
    filled(path, rows=20)
    broken = damage(path.read_bytes())
    path.write_bytes(broken)
    said: list[str] = []
    store = reopened(path, said.append)
    (aside,) = tmp_path.glob("queue.sqlite.broken-*")
    assert aside.read_bytes() == broken
    assert len(said) == 1
    assert aside.name in said[0]
    assert f"{kept} records could be read" in said[0]
    assert len(rows := texts(store)) == kept
    store.record(INSERT, ("fresh",))
    store.close()
    again = Store(path, [FIRST], refuse)
    assert texts(again) == [*rows, "fresh"]
    again.close()


@pytest.mark.parametrize("at", [0, 16, 18, 21, 33, 45, 56, 60, 62, 63, 68, 92, 97])
def test_a_wrong_byte_in_the_header_costs_nothing(tmp_path, at):
    """Magic, page size, versions, free pages, schema, encoding, user version, application."""
    path = tmp_path / "queue.sqlite"
    filled(path, rows=20)
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)
    store = Store(path, [FIRST], lambda message: None)
    assert len(texts(store)) == 20
    store.record(INSERT, ("fresh",))
    store.close()
    again = Store(path, [FIRST], refuse)
    assert len(texts(again)) == 21
    again.close()


def test_a_damaged_page_is_no_crash_where_sqlite_lacks_serialize(tmp_path, monkeypatch):
    """As that of older systems does."""
    path = tmp_path / "queue.sqlite"
    filled(path, rows=200)
    data = bytearray(path.read_bytes())
    data[8 * 4096 : 8 * 4096 + 8] = b"\xff" * 8
    path.write_bytes(data)
    monkeypatch.setattr(sqlite3, "connect", functools.partial(sqlite3.connect, factory=Old))
    store = Store(path, [FIRST], lambda message: None)
    assert len(texts(store)) > 100
    store.close()


class Old(sqlite3.Connection):
    @property
    def serialize(self) -> None:
        raise AttributeError


def test_rows_beside_a_damaged_page_are_kept(tmp_path):
    path = tmp_path / "queue.sqlite"
    filled(path, rows=2000)
    data = bytearray(path.read_bytes())
    page = len(data) // 4096 // 2
    data[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    path.write_bytes(data)
    store = Store(path, [FIRST], lambda message: None)
    rows = [int(text.split()[1]) for text in texts(store)]
    assert 1900 < len(rows) < 2000
    assert rows == sorted(set(rows))
    store.close()


def test_a_damaged_index_is_mended(tmp_path):
    """Changes would miss their rows, and no check of the structure finds it."""
    path = tmp_path / "queue.sqlite"
    schema = ("CREATE TABLE note (id INTEGER PRIMARY KEY, text)", "CREATE INDEX i ON note (text)")
    store = Store(path, [schema], refuse)
    for n in range(50):
        store.record(INSERT, (f"row {n:02}",))
    store.close()
    data = path.read_bytes()
    places = [at for at in range(len(data)) if data.startswith(b"row 25", at)]
    assert len(places) == 2  # in the table, and in the index
    for place in places:
        path.write_bytes(data[:place] + b"zow" + data[place + 3 :])
        store = reopened(path, lambda message: None, schema)
        texts_now = texts(store)
        assert len(texts_now) == 50
        for text in texts_now:
            assert len(store.read("SELECT id FROM note WHERE text = ?", (text,))) == 1
        store.close()


def test_a_file_is_checked_once_in_a_process(tmp_path, monkeypatch):
    """It takes over a second for a long queue, which a window opens often."""
    checks: list[int] = []
    check = store_room._check
    monkeypatch.setattr(store_room, "_check", lambda db: (checks.append(1), check(db)))
    path = tmp_path / "queue.sqlite"
    for _ in range(3):
        Store(path, [FIRST], refuse).close()
    assert len(checks) == 1
    shutil.copy(path, tmp_path / "copy")
    os.replace(tmp_path / "copy", path)
    Store(path, [FIRST], refuse).close()
    assert len(checks) == 2, "another file has taken its name"


def test_a_damaged_file_that_the_user_puts_back_is_checked_again(tmp_path):
    path = tmp_path / "queue.sqlite"
    filled(path, rows=20)
    path.write_bytes(flip_a_page(path.read_bytes()))
    said: list[str] = []
    reopened(path, said.append).close()
    (aside,) = tmp_path.glob("queue.sqlite.broken-*")
    os.replace(aside, path)
    Store(path, [FIRST], said.append).close()
    assert len(said) == 2


def test_damage_that_is_met_while_reading_is_mended(tmp_path):
    """A wrong byte in the middle of a cell is no damage of the structure: nothing checks it."""
    path = tmp_path / "queue.sqlite"
    filled(path, rows=2000)
    said: list[str] = []
    store = Store(path, [FIRST], said.append)
    data = bytearray(path.read_bytes())
    page = len(data) // 4096 // 2
    data[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    with open(path, "r+b") as file:
        file.write(data)
    assert len(texts(store)) > 1900
    store.record(INSERT, ("fresh",))
    assert texts(store)[-1] == "fresh"
    assert len(said) == 1
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_the_file_and_its_locks_are_private(tmp_path):
    old = os.umask(0o022)
    try:
        path = tmp_path / "a" / "b" / "queue.sqlite"
        store = Store(path, [FIRST], refuse)
        lock = store.lock("x")
        assert lock is not None
        assert lock.acquire()
        store.record(INSERT, ("one",))
        modes = {p.name: p.stat().st_mode & 0o777 for p in path.parent.iterdir()}
        assert len(modes) >= 3  # the log among them
        assert set(modes.values()) == {0o600}
        assert path.parent.stat().st_mode & 0o777 == 0o700
        lock.release()
        store.close()
        path.chmod(0o644)
        path.parent.chmod(0o755)
        Store(path, [FIRST], refuse).close()
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(old)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_file_that_is_not_there_yet_makes_it_there(tmp_path):
    (tmp_path / "synced").mkdir()
    path = tmp_path / "queue.sqlite"
    path.symlink_to(tmp_path / "synced" / "queue.sqlite")
    store = Store(path, [FIRST], refuse)
    store.record(INSERT, ("one",))
    assert store.problem is None
    store.close()
    assert (tmp_path / "synced" / "queue.sqlite").is_file()


def test_two_damages_in_one_second_keep_both_files(tmp_path):
    path = tmp_path / "queue.sqlite"
    for n in range(2):
        path.write_bytes(b"rubbish %d " % n * 100)
        Store(path, [FIRST], lambda message: None).close()
    assert len(list(tmp_path.glob("*.broken-*"))) == 2


def test_several_that_find_it_damaged_at_once_move_it_aside_once(tmp_path, monkeypatch):
    def slowly(path: Path) -> Path:
        time.sleep(0.2)  # for the others to find the damage too, were they let in
        return move_aside(path)

    move_aside = store_room.move_aside
    monkeypatch.setattr(store_room, "move_aside", slowly)
    path = tmp_path / "queue.sqlite"
    path.write_bytes(b"rubbish" * 1000)
    stores: list[Store] = []
    barrier = threading.Barrier(4)

    def open_it() -> None:
        barrier.wait()
        stores.append(Store(path, [FIRST], lambda message: None))

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for n, store in enumerate(stores):
        store.record(INSERT, (str(n),))
    assert sorted(map(str, texts(stores[0]))) == ["0", "1", "2", "3"]
    for store in stores:
        store.close()
    assert len(list(tmp_path.glob("*.broken-*"))) == 1


def test_an_empty_file_is_a_new_database(tmp_path):
    path = tmp_path / "queue.sqlite"
    path.touch()
    store = Store(path, [FIRST], refuse)
    assert texts(store) == []
    store.close()


def test_somebody_elses_database_is_moved_aside_unharmed(tmp_path):
    path = tmp_path / "queue.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE note (precious)")
    other.execute("INSERT INTO note VALUES ('mine')")
    other.commit()
    other.close()
    Store(path, [FIRST], lambda message: None).close()
    (aside,) = tmp_path.glob("*.broken-*")
    other = sqlite3.connect(aside)
    assert other.execute("SELECT precious FROM note").fetchall() == [("mine",)]
    other.close()


def test_migration_runs_only_what_is_missing_and_keeps_rows(tmp_path):
    path = tmp_path / "queue.sqlite"
    filled(path)
    store = Store(path, [FIRST, SECOND], refuse)
    assert [row["mark"] for row in store.read("SELECT mark FROM note")] == [7, 7, 7]
    assert store.read("PRAGMA user_version")[0][0] == 2
    store.close()
    Store(path, [FIRST, SECOND], refuse).close()


def test_newer_schema_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "queue.sqlite"
    Store(path, [FIRST, SECOND], refuse).close()
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="newer version") as caught:
        Store(path, [FIRST], refuse)
    assert "DEBLUR_DATA" in caught.value.hint
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["queue.sqlite"]


def test_folder_that_cannot_be_made_means_memory_and_says_why(tmp_path):
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "queue.sqlite", [FIRST], refuse)
    assert store.path is None
    assert isinstance(store.problem, OSError)
    store.record(INSERT, ("works",))
    assert texts(store) == ["works"]
    store.close()


def test_a_failed_change_leaves_nothing_behind(tmp_path):
    store = Store(tmp_path / "queue.sqlite", [FIRST], refuse)

    def half(db: sqlite3.Connection) -> None:
        db.execute(INSERT, ("first half",))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.change(half)
    assert texts(store) == []
    assert store.change(lambda db: db.execute(INSERT, ("whole",)).rowcount) == 1
    assert texts(store) == ["whole"]
    store.close()


def test_a_row_that_need_not_be_synced_waits_for_no_disk(tmp_path, monkeypatch):
    def sync_level() -> int:
        return store.read("PRAGMA synchronous")[0][0]

    full, normal = 2, 1
    store = Store(tmp_path / "queue.sqlite", [FIRST], lambda _text: None)
    store.record(INSERT, ("kept",), synced=False)
    assert sync_level() == normal
    other = Store(tmp_path / "queue.sqlite", [FIRST], refuse)
    assert texts(other) == ["kept"], "every process sees it"
    other.close()
    store.record(INSERT, ("done",))
    assert sync_level() == full
    with monkeypatch.context() as patch:
        patch.setattr(store, "_repaired", lambda _work: (_ for _ in ()).throw(OSError("full")))
        store.record(INSERT, ("done, but held back",))
    store.record(INSERT, ("kept",), synced=False)
    assert sync_level() == full, "of all that is written the one that must survive more decides"
    store.record(INSERT, ("kept",), synced=False)
    store.change(lambda db: db.execute("DELETE FROM note"))
    assert sync_level() == full
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_what_a_full_disk_refuses_is_written_once_there_is_room(tmp_path):
    # A limit on the size of files stands for the full disk: the same error, from the system.
    script = """
        import resource, sys
        from pathlib import Path
        from engine.core.store import Store
        said = []
        store = Store(Path(sys.argv[1]), [MIGRATION], said.append)
        insert = "INSERT INTO note (text) VALUES (?)"
        store.record(insert, ("before",))
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        for n in range(20):
            store.record(insert, (f"{n} " + "x" * 3000,))
        assert len(said) == 1 and "DEBLUR_DATA" in said[0], said
        seen = len(store.read("SELECT 1 FROM note"))
        assert seen < 21, "the limit did not bite, the test shows nothing"
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        store.record(insert, ("after",))
        store.close()
    """.replace("MIGRATION", repr(FIRST))
    path = tmp_path / "queue.sqlite"
    subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(path)],
        check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60,
    )  # fmt: skip
    store = Store(path, [FIRST], refuse)
    found = [str(text).split()[0] for text in texts(store)]
    assert found == ["before", *map(str, range(20)), "after"]
    store.close()


def test_connections_of_several_threads_and_stores_lose_no_row(tmp_path):
    path = tmp_path / "queue.sqlite"
    one, two = Store(path, [FIRST], refuse), Store(path, [FIRST], refuse)

    def write(store: Store, name: str) -> None:
        for n in range(25):
            store.record(INSERT, (f"{name}{n}",))

    threads = [
        threading.Thread(target=write, args=(store, name))
        for store, name in ((one, "a"), (one, "b"), (two, "c"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, texts(one))) == sorted(f"{c}{n}" for c in "abc" for n in range(25))
    one.close()
    two.close()


OTHER = """
    import sys
    from pathlib import Path
    from engine.core.store import Store

    store = Store(Path(sys.argv[1]), [(sys.argv[2],)], print)
    print(*[row[0] for row in store.read("SELECT text FROM note ORDER BY id")])
    store.close()
"""


def test_a_file_that_is_opened_twice_here_is_safe_from_other_processes(tmp_path):
    """The last to close it deletes the log: another process must know that it is not the last."""

    def other_reads() -> list[str]:
        code = textwrap.dedent(OTHER)
        return subprocess.run(
            [sys.executable, "-c", code, str(path), *FIRST],
            capture_output=True, text=True, check=True, timeout=60, cwd=ROOT,
        ).stdout.split()  # fmt: skip

    path = tmp_path / "a.sqlite"
    first = Store(path, [FIRST], refuse)
    first.record(INSERT, ["one"])
    second = Store(path, [FIRST], refuse)
    assert other_reads() == ["one"]
    for number, store in enumerate((first, second)):
        store.record(INSERT, [f"row{number}"])
    assert other_reads() == ["one", "row0", "row1"]
    second.close()
    assert other_reads() == ["one", "row0", "row1"]
    first.record(INSERT, ["two"])
    assert other_reads() == ["one", "row0", "row1", "two"]
    first.close()


def other_reads(path: Path) -> list[str]:
    """Return what another process reads, which opens the file and closes it."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(OTHER), str(path), *FIRST],
        capture_output=True, text=True, check=True, timeout=60, cwd=ROOT,
    ).stdout.split()  # fmt: skip


def test_a_file_that_was_repaired_here_is_safe_from_other_processes(tmp_path):
    path = tmp_path / "a.sqlite"
    filled(path)
    data = bytearray(path.read_bytes())
    data[16] ^= 0xFF  # the header: that of a new file is put into the copy that is read
    path.write_bytes(data)
    store = Store(path, [FIRST], lambda message: None)
    before = other_reads(path)
    assert len(before) == 9
    store.record(INSERT, ["new"])
    assert other_reads(path) == [*before, "new"]
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames no file that is open")
def test_who_has_a_file_open_that_another_replaces_goes_on_with_the_new_one(tmp_path):
    path = tmp_path / "a.sqlite"
    schema = ("CREATE TABLE note (id INTEGER PRIMARY KEY, text)", "CREATE INDEX i ON note (text)")
    store, reader = (Store(path, [schema], refuse) for _ in range(2))
    store.record(INSERT, ["one"])
    with sqlite3.connect(path) as db:  # as a wrong byte in the index would
        db.execute("PRAGMA writable_schema=1")
        db.execute("UPDATE sqlite_master SET sql = sql || ' WHERE id < 0' WHERE name = 'i'")
    db.close()
    other = reopened(path, lambda message: None, schema)
    assert list(tmp_path.glob("a.sqlite.broken-*"))
    store.record(INSERT, ["two"])
    store.change(lambda db: db.execute(INSERT, ["three"]))
    for each in (store, reader, other):
        assert texts(each) == ["one", "two", "three"]
        each.close()


def test_what_is_written_while_the_file_is_replaced_goes_into_the_new_one(tmp_path):
    path = tmp_path / "a.sqlite"
    store = Store(path, [FIRST], refuse)
    store.record(INSERT, ["one"])
    times: list[int] = []

    def work(db: sqlite3.Connection) -> None:
        db.execute(INSERT, ["two"])
        times.append(1)
        if len(times) == 1:
            for part in ("", "-wal", "-shm"):
                os.replace(f"{path}{part}", tmp_path / f"aside{part}")
            filled(path, rows=0)

    if sys.platform == "win32":
        pytest.skip("Windows renames no file that is open")
    store.change(work)
    assert texts(store) == ["two"]
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_whether_it_is_on_a_share_is_asked_of_the_file_and_not_of_a_link_to_it(
    tmp_path, monkeypatch
):
    """SQLite keeps its log beside the file."""
    (tmp_path / "share").mkdir()
    path = tmp_path / "a.sqlite"
    path.symlink_to(tmp_path / "share" / "a.sqlite")
    monkeypatch.setattr(store_room, "is_on_share", lambda path: path.parent.name == "share")
    store = Store(path, [FIRST], refuse)
    store.record(INSERT, ["one"])
    assert sorted(p.name for p in (tmp_path / "share").iterdir()) == ["a.sqlite"]
    store.close()


def test_on_a_share_nothing_is_kept_in_the_memory_of_one_computer(tmp_path, monkeypatch):
    """The index of the write-ahead log is; other computers would write without it."""
    path = tmp_path / "a.sqlite"
    here = Store(path, [FIRST], refuse)
    here.record(INSERT, ["one"])
    monkeypatch.setattr(store_room, "is_on_share", lambda path: True)
    second = Store(path, [FIRST], refuse)  # while the first one uses the log
    second.record(INSERT, ["two"])
    here.close()
    second.close()
    stores = [Store(path, [FIRST], refuse) for _ in range(2)]
    for store in stores:
        store.record(INSERT, ["more"])
        assert not Path(f"{path}-shm").exists()
    assert texts(stores[0]) == ["one", "two", "more", "more"]
    for store in stores:
        store.close()


@pytest.mark.parametrize("text", ["", "plain", "Ærø 写真 📷", "a\udcff.jpg", "\ud800", "nul\0in"])
def test_every_text_survives_the_database(tmp_path, text):
    store = Store(tmp_path / "queue.sqlite", [FIRST], refuse)
    store.record(INSERT, (pack(text),))
    (row,) = store.read("SELECT text FROM note WHERE text = ?", (pack(text),))
    assert unpack(row["text"]) == text
    store.close()
