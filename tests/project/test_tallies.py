"""Numbers in files: processes that count at once lose nothing, and what is over is swept away."""

import os
from concurrent.futures import ProcessPoolExecutor

import pytest

from timeline import tallies
from timeline.tallies import TallyCache


@pytest.fixture
def cache(tmp_path):
    return TallyCache(str(tmp_path / "cache"), {})


def count_often(folder: str, times: int) -> list[int]:
    cache = TallyCache(folder, {})
    return [cache.incr("here") for _ in range(times)]


def test_number_is_begun_once_and_added_to(cache):
    with pytest.raises(ValueError, match="begun"):
        cache.incr("here")

    assert cache.add("here", 1)
    assert not cache.add("here", 1)
    assert [cache.incr("here"), cache.incr("here", 5)] == [2, 7]
    assert (cache.get("here"), cache.get("there", 0)) == (7, 0)


def test_number_can_be_written_anew_and_forgotten(cache):
    cache.set("here", 4)
    cache.set("here", 2)
    assert cache.get("here") == 2

    assert cache.delete("here")
    assert not cache.delete("here")
    cache.set("there", 1)
    cache.clear()
    assert cache.get("there") is None


def test_processes_that_count_at_once_lose_nothing(cache, tmp_path):
    cache.add("here", 0)

    with ProcessPoolExecutor(3) as pool:
        list(pool.map(count_often, [str(tmp_path / "cache")] * 3, [200] * 3))

    assert cache.get("here") == 600


def test_old_numbers_are_swept_away(cache, tmp_path, monkeypatch):
    cache.add("old", 1)
    (path,) = (tmp_path / "cache").iterdir()
    os.utime(path, (0, 0))
    monkeypatch.setattr(tallies, "SWEEP_SECONDS", 0)

    cache.add("new", 1)

    assert (cache.get("old"), cache.get("new")) == (None, 1)


def test_keys_do_not_name_files(cache, tmp_path):
    cache.add("../outside", 1)

    assert len(list((tmp_path / "cache").iterdir())) == 1
