"""The set-up of a fresh clone: complete, repeatable, and plain about what stopped it."""

import ast
import importlib.util
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from timeline import bootstrap

ROOT = Path(__file__).parents[2]
PIP_FAILS = "#!/bin/sh\necho 'Collecting Django'\necho '{says}'\nexit 1\n"
PIP_WORKS = "#!/bin/sh\necho run >> {calls}\n"


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.lock"
    path.write_text("django==5.2 \\\n    --hash=sha256:00\nhttpx==0.28 \\\n    --hash=sha256:00\n")
    return path


@pytest.fixture
def environment(tmp_path):
    return tmp_path / "environment"


def give_python(environment: Path, script: str) -> None:
    """Put a script in the place of the environment's Python, to which pip's command line goes."""
    python = environment / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(script)
    python.chmod(python.stat().st_mode | stat.S_IXUSR)


def test_set_up_stands_aside_where_django_is_installed():
    assert bootstrap.enter(["manage.py", "check"]) is None


def test_set_up_can_be_read_by_a_python_that_is_much_too_old():
    source = (ROOT / "timeline" / "bootstrap.py").read_text(encoding="utf-8")

    assert ast.parse(source, feature_version=(3, 7))
    assert "from __future__ import annotations" in source


def test_old_python_is_told_which_one_to_use():
    with pytest.raises(
        bootstrap.SetUpError, match=r"got Python 3\.9, expected 3\.11 or newer: start it as python3\.11"
    ):
        bootstrap.check_python((3, 9))


def test_empty_lock_gives_a_working_environment_with_its_stamp(environment, tmp_path):
    lock = tmp_path / "empty.lock"
    lock.write_text("# nothing\n")

    bootstrap.prepare(environment, lock)

    version = subprocess.run([environment / "bin" / "python", "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("Python 3.")
    assert bootstrap.is_ready(environment, lock)


def test_interrupted_set_up_is_completed_by_the_next_start(environment, lock, tmp_path):
    give_python(environment, PIP_FAILS.format(says="Killed"))
    with pytest.raises(bootstrap.SetUpError):
        bootstrap.prepare(environment, lock)
    assert not bootstrap.is_ready(environment, lock)
    give_python(environment, PIP_WORKS.format(calls=tmp_path / "calls"))

    bootstrap.prepare(environment, lock)

    assert bootstrap.is_ready(environment, lock)


def test_second_start_installs_nothing(environment, lock, tmp_path):
    give_python(environment, PIP_WORKS.format(calls=tmp_path / "calls"))

    bootstrap.prepare(environment, lock)
    bootstrap.prepare(environment, lock)

    assert (tmp_path / "calls").read_text().count("run") == 1


def test_changed_lock_is_installed_again(environment, lock, tmp_path):
    give_python(environment, PIP_WORKS.format(calls=tmp_path / "calls"))
    bootstrap.prepare(environment, lock)
    lock.write_text(lock.read_text() + "celery==5.7 \\\n    --hash=sha256:00\n")

    assert not bootstrap.is_ready(environment, lock)
    bootstrap.prepare(environment, lock)

    assert (tmp_path / "calls").read_text().count("run") == 2


def test_environment_for_development_serves_the_site_too(environment, tmp_path, monkeypatch):
    give_python(environment, PIP_WORKS.format(calls=tmp_path / "calls"))
    bootstrap.prepare(environment, bootstrap.DEVELOPMENT_LOCK)

    assert bootstrap.is_ready(environment, bootstrap.LOCK)


def test_site_without_development_packages_is_not_ready_for_tests(environment, tmp_path):
    give_python(environment, PIP_WORKS.format(calls=tmp_path / "calls"))
    bootstrap.prepare(environment, bootstrap.LOCK)

    assert not bootstrap.is_ready(environment, bootstrap.DEVELOPMENT_LOCK)


@pytest.mark.parametrize(
    ("says", "advice"),
    [
        pytest.param("ERROR: [Errno 28] No space left on device", "the disk is full", id="disk-full"),
        pytest.param(
            "Temporary failure in name resolution: ERROR: Could not find a version that satisfies django",
            "there is no network",
            id="no-network",
        ),
        pytest.param("Connection refused", "the package index cannot be reached", id="index-down"),
        pytest.param(
            "ERROR: Could not find a version that satisfies django", "check the package index", id="not-there"
        ),
        pytest.param("THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that the lock names", id="other-package"),
        pytest.param("something nobody foresaw", "something nobody foresaw", id="last-line-of-the-log"),
    ],
)
def test_failed_install_says_what_helps(environment, lock, says, advice):
    give_python(environment, PIP_FAILS.format(says=says))

    with pytest.raises(bootstrap.SetUpError, match=advice) as caught:
        bootstrap.prepare(environment, lock)

    assert "install.log" in str(caught.value)
    assert says in (environment / "install.log").read_text()


def test_python_without_venv_is_told_the_package_to_install(environment, lock, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else found(name))

    with pytest.raises(bootstrap.SetUpError, match=r"no venv module: sudo apt install python3\.\d+-venv"):
        bootstrap.prepare(environment, lock)


def test_folder_that_cannot_be_made_is_named(tmp_path, lock):
    (tmp_path / "file").write_text("")

    with pytest.raises(bootstrap.SetUpError, match="set EVENTS_VENV"):
        bootstrap.prepare(tmp_path / "file" / "environment", lock)


def test_environment_whose_python_is_gone_is_made_again(environment, tmp_path):
    lock = tmp_path / "empty.lock"
    lock.write_text("# nothing\n")
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(tmp_path / "removed-python")

    bootstrap.prepare(environment, lock)

    assert (environment / "bin" / "python").exists()


def test_progress_is_written_to_a_log_now_and_then(environment, tmp_path, capsys):
    lock = tmp_path / "long.lock"
    lock.write_text("".join(f"package{n}==1 \\\n    --hash=sha256:00\n" for n in range(30)))
    give_python(environment, "#!/bin/sh\nfor n in $(seq 30); do echo Collecting $n; done\n")

    bootstrap.prepare(environment, lock)

    told = capsys.readouterr().err
    assert "Installing 30 packages" in told
    assert told.splitlines()[-2:] == ["25 of 30 packages", "30 of 30 packages"]


def test_command_goes_on_inside_the_environment(tmp_path):
    environment = tmp_path / "environment"
    give_python(environment, '#!/bin/sh\necho inside "$@"\n')
    (environment / "stamp").write_text(bootstrap.digest(bootstrap.LOCK))
    code = "from timeline import bootstrap; bootstrap.enter(['manage.py', 'up', '--port', '0'])"

    # -S leaves out everything installed: the state of a fresh clone
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=ROOT,
        env={"EVENTS_VENV": str(environment), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout == "inside manage.py up --port 0\n"


def test_failure_is_one_line_and_an_exit_code(tmp_path):
    environment = tmp_path / "environment"
    give_python(environment, PIP_FAILS.format(says="No space left on device"))
    code = "from timeline import bootstrap; bootstrap.enter(['manage.py', 'up'])"

    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=ROOT,
        env={"EVENTS_VENV": str(environment), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("manage.py: the packages could not be installed: the disk is full")
    assert "Traceback" not in done.stderr
