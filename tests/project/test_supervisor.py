"""The supervisor: what falls starts again, what ends takes everything with it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline import supervisor
from timeline.supervisor import Child, KeepsFallingError, Supervisor

ROOT = Path(__file__).parents[2]
SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
FALLS = [sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"]
# a parent with a child of its own; both write their numbers
FAMILY = """
import os, subprocess, sys, time
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
with open(sys.argv[1], "a") as pids:
    pids.write(f"{os.getpid()}\\n{grandchild.pid}\\n")
time.sleep(60)
"""
WATCHED = """
import os, sys
from pathlib import Path
from timeline.supervisor import Child, Supervisor
folder = Path(sys.argv[1])
command = [sys.executable, str(folder / "family.py"), str(folder / "pids")]
site = Supervisor([Child(n, command, folder / f"{n}.log") for n in ("web", "worker")], dict(os.environ), print)
site.start()
site.run()
site.stop()
"""


def is_alive(pid: int) -> bool:
    """Say whether a process runs; one that has ended and waits to be collected does not."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state = listed.stdout.strip()
    return bool(state) and not state.startswith("Z")


def wait_until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not come true in time"
        time.sleep(0.05)


def watch(tmp_path, command, **options):
    child = Child("worker", command, tmp_path / "logs" / "worker.log", **options)
    said: list[str] = []
    return child, Supervisor([child], dict(os.environ), said.append), said


@pytest.fixture
def old_signals():
    """Give the signals back that the supervisor takes over."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("old_signals")
def test_fallen_child_starts_again_after_a_pause_that_doubles(tmp_path):
    child, site, said = watch(tmp_path, FALLS, pause_seconds=0.01)
    site.start()
    pauses = set()

    def fell_four_times():
        site.tick()
        pauses.add(child.pause_seconds)
        return child.falls >= 4

    wait_until(fell_four_times)
    site.stop()

    assert sorted(pauses)[:4] == pytest.approx([0.01, 0.02, 0.04, 0.08])
    assert "worker ended with 3" in said[0]
    assert any("no such thing" in line for line in said), "the end of the log is shown after three falls"


@pytest.mark.usefixtures("old_signals")
def test_pause_has_an_end(tmp_path):
    child, site, _ = watch(tmp_path, FALLS, pause_seconds=supervisor.LONGEST_PAUSE_SECONDS)
    site.start()

    wait_until(lambda: site.tick() or child.falls == 1)
    site.stop()

    assert child.pause_seconds == supervisor.LONGEST_PAUSE_SECONDS


@pytest.mark.usefixtures("old_signals")
def test_child_that_does_not_stay_up_is_reported_with_its_log(tmp_path):
    child, site, _ = watch(tmp_path, FALLS, pause_seconds=0.01)
    site.start()
    wait_until(lambda: site.tick() or child.falls > 2)

    with pytest.raises(KeepsFallingError, match=r"worker ended 3 times(.|\n)*no such thing"):
        site.check(most_falls=2)
    site.stop()


@pytest.mark.usefixtures("old_signals")
def test_steady_child_is_forgiven_its_falls(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "STEADY_AFTER_SECONDS", 0.0)
    child, site, _ = watch(tmp_path, SLEEPS, falls=2, pause_seconds=8.0)
    site.start()

    wait_until(lambda: site.tick() or child.falls == 0)
    site.stop()

    assert child.pause_seconds == supervisor.FIRST_PAUSE_SECONDS


@pytest.mark.usefixtures("old_signals")
def test_child_that_does_not_listen_is_ended_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "STOP_SECONDS", 0.5)
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    child, site, _ = watch(tmp_path, [sys.executable, "-c", deaf])
    site.start()
    wait_until(lambda: "deaf" in child.tail())

    site.stop()

    assert not child.is_running


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=["ctrl-c", "term", "hang-up"])
def test_end_of_the_supervisor_leaves_no_process_behind(tmp_path, number):
    (tmp_path / "family.py").write_text(FAMILY)
    pids = tmp_path / "pids"
    watched = subprocess.Popen([sys.executable, "-c", WATCHED, str(tmp_path)], cwd=ROOT)
    wait_until(lambda: pids.exists() and len(pids.read_text().split()) == 4)

    watched.send_signal(number)
    code = watched.wait(timeout=20)

    family = [int(pid) for pid in pids.read_text().split()]
    assert code == 0
    wait_until(lambda: not any(map(is_alive, family)))


def test_killed_supervisor_takes_everything_with_it(tmp_path):
    (tmp_path / "family.py").write_text(FAMILY)
    pids = tmp_path / "pids"
    watched = subprocess.Popen([sys.executable, "-c", WATCHED, str(tmp_path)], cwd=ROOT)
    wait_until(lambda: pids.exists() and len(pids.read_text().split()) == 4)

    watched.kill()
    watched.wait(timeout=20)

    family = [int(pid) for pid in pids.read_text().split()]
    wait_until(lambda: not any(map(is_alive, family)))


def test_program_that_does_not_listen_ends_with_its_killed_supervisor_all_the_same(tmp_path):
    deaf = "import os, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + FAMILY
    (tmp_path / "family.py").write_text(deaf)
    pids = tmp_path / "pids"
    guarded = "import sys; sys.path.insert(0, sys.argv.pop(1)); import guardian; guardian.GRACE_SECONDS = 0.5;"
    guarded += "sys.exit(guardian.main(sys.argv[1:]))"
    lifeline, ours = os.pipe()
    command = [sys.executable, "-c", guarded, str(ROOT / "timeline"), str(lifeline)]
    command += [sys.executable, str(tmp_path / "family.py"), str(pids)]
    guardian = subprocess.Popen(command, pass_fds=[lifeline], start_new_session=True)
    wait_until(lambda: pids.exists() and len(pids.read_text().split()) == 2)

    os.close(ours)

    assert guardian.wait(timeout=20) == -signal.SIGKILL
    os.close(lifeline)
    family = [int(pid) for pid in pids.read_text().split()]
    wait_until(lambda: not any(map(is_alive, family)))


@pytest.mark.usefixtures("old_signals")
def test_program_that_was_killed_is_reported_with_its_signal(tmp_path):
    child, site, said = watch(tmp_path, [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"])
    site.start()

    wait_until(lambda: site.tick() or child.falls == 1)
    site.stop()

    assert said[0].startswith("worker ended with 137")
