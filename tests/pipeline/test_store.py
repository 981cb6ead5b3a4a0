"""Answers that are there the moment they arrive."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.schema import PromptRef
from pipeline.schema.recordings import Recording
from pipeline.store import Recordings, Store, write_recordings


def recording(number: int) -> Recording:
    return Recording(
        request=f"r{number:04}",
        prompt=PromptRef(id="p.v1", hash="h"),
        model_asked="m",
        outcome="answered",
        draft=f'{{"n":{number}}}',
    )


def test_what_is_put_is_got_also_by_another_connection(tmp_path: Path) -> None:
    with Store(tmp_path / "s.db") as one, Store(tmp_path / "s.db") as other:
        one.put(recording(1))
        assert other.get("r0001") == recording(1)
        other.put(recording(2))
        assert [kept.request for kept in one] == ["r0001", "r0002"]
        assert one.get("r0003") is None
        assert len(one) == 2


def test_store_and_folder_are_the_users_alone(tmp_path: Path) -> None:
    with Store(tmp_path / "deep" / "s.db") as store:
        store.put(recording(1))
        for path in (tmp_path / "deep").iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE((tmp_path / "deep").stat().st_mode) == 0o700


def test_a_changed_answer_is_found_out(tmp_path: Path) -> None:
    with Store(tmp_path / "s.db") as store:
        store.put(recording(1))
        store.put(recording(2))
        assert store.verify() == []
    raw = sqlite3.connect(tmp_path / "s.db")
    raw.execute("UPDATE answers SET recording = replace(recording, '2', '3') WHERE request = 'r0002'")
    raw.commit()
    raw.close()
    with Store(tmp_path / "s.db") as store:
        assert store.verify() == ["r0002: does not match its hash"]
        assert store.get("r0001") == recording(1)
        with pytest.raises(StoreError, match="r0002"):
            store.get("r0002")


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.db").write_bytes(b"not a database, but long enough to be looked at" * 40)
    with pytest.raises(StoreError, match=r"s\.db"):
        Store(tmp_path / "s.db")


def test_a_store_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    Store(tmp_path / "s.db").close()
    raw = sqlite3.connect(tmp_path / "s.db")
    raw.execute("PRAGMA user_version=99")
    raw.close()
    with pytest.raises(StoreError, match="newer"):
        Store(tmp_path / "s.db")


def test_a_damaged_recording_names_its_line(tmp_path: Path) -> None:
    write_recordings(tmp_path / "r.jsonl", [recording(1), recording(2)])
    text = (tmp_path / "r.jsonl").read_text()
    (tmp_path / "r.jsonl").write_text(text + "{}\n")
    with pytest.raises(StoreError, match=r"r\.jsonl:3"):
        Recordings.read([tmp_path])


def test_an_answer_may_hold_any_end_of_a_line(tmp_path: Path) -> None:
    kept = recording(1).model_copy(update={"draft": '{"n":"a\u2028b\u2029c\x85d"}'})
    for name in ("answers.jsonl", "answers.jsonl.gz"):
        write_recordings(tmp_path / name, [kept, recording(2)])
        assert list(Recordings.read([tmp_path / name])) == [kept, recording(2)]


@pytest.mark.parametrize("at", [12, -1])
def test_damaged_packed_recordings_are_told_with_their_file(at: int, tmp_path: Path) -> None:
    write_recordings(tmp_path / "a.jsonl.gz", [recording(number) for number in range(9)])
    data = bytearray((tmp_path / "a.jsonl.gz").read_bytes())
    data[at] ^= 0xFF
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    with pytest.raises(StoreError, match=r"a\.jsonl\.gz: the recordings cannot be read: "):
        Recordings.read([tmp_path / "a.jsonl.gz"])


def test_recordings_are_found_below_a_folder_and_none_at_all_is_an_error(tmp_path: Path) -> None:
    write_recordings(tmp_path / "kept" / "own" / "1" / "answers.jsonl.gz", [recording(1)])
    write_recordings(tmp_path / "kept" / "other.jsonl", [recording(2)])
    (tmp_path / "empty").mkdir()
    assert len(Recordings.read([tmp_path / "kept", tmp_path / "empty"])) == 2
    with pytest.raises(StoreError, match="empty: there is no recording here"):
        Recordings.read([tmp_path / "empty"])


JOB = """
import sys
from pathlib import Path
from pipeline.schema import PromptRef
from pipeline.schema.recordings import Recording
from pipeline.store import Store
prompt = PromptRef(id="p.v1", hash="h")
def recording(number):
    draft = f'{{"n":{number}}}'
    return Recording(request=f"r{number:04}", prompt=prompt, model_asked="m", outcome="answered", draft=draft)
with Store(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[2])):
        if store.get(recording(number).request) is None:
            print(f"pay {number};", flush=True)
            store.put(recording(number))
            print(f"stored {number};", flush=True)
"""


def killed(path: Path, size: int, after: int | None) -> list[str]:
    """Run the job and kill it after so many lines of output; the lines it wrote before it died."""
    arguments = [sys.executable, "-c", JOB, str(path), str(size)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line.strip())
            if after is not None and len(lines) > after:
                os.kill(process.pid, signal.SIGKILL)
                break
        lines += [line.strip() for line in process.stdout]
    assert process.returncode in (0, -signal.SIGKILL if after is not None else 0)  # it may have been done already
    return lines


def check_kills(tmp_path: Path, kills: int, size: int, seed: int) -> None:
    chance = random.Random(seed)
    path, lines = tmp_path / "s.db", list[str]()
    for _ in range(kills):
        lines += killed(path, size, chance.randrange(0, max(1, 2 * size // kills)))
    lines += killed(path, size, None)
    stored: set[str] = set()
    for line in lines:
        if not line.endswith(";"):  # the job was killed in the middle of a word
            continue
        word, number = line[:-1].split()
        assert word != "pay" or number not in stored, f"{number} was paid again after it was stored"
        if word == "stored":
            stored.add(number)
    with Store(path) as store:
        assert store.verify() == []
        assert list(store) == [recording(number) for number in range(size)]


def test_a_killed_job_goes_on_where_it_was_and_pays_nothing_stored_again(tmp_path: Path) -> None:
    check_kills(tmp_path, kills=3, size=200, seed=1)


@pytest.mark.long
def test_a_job_killed_fifty_times_does_too(tmp_path: Path) -> None:
    check_kills(tmp_path, kills=50, size=1500, seed=2)


def test_two_jobs_share_a_store(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", JOB, str(tmp_path / "s.db"), "300"]
    jobs = [subprocess.Popen(arguments, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [job.wait(60) for job in jobs] == [0, 0]
    with Store(tmp_path / "s.db") as store:
        assert store.verify() == []
        assert len(store) == 300
