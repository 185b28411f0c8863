"""Starts everything: set-up, samples, web server and worker, and says where to look."""

import argparse
import os
import socket
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.selectors.articles import article_progress, failed_articles
from events.selectors.jobs import failed_jobs, open_work
from events.services.demonstration import publish_demonstration
from timeline.supervisor import TICK_SECONDS, Child, KeepsFallingError, Supervisor

HEALTH_SECONDS = 60
PATIENCE_SECONDS = 300
MOST_FALLS = 4  # in a row, about ten seconds: then the start is given up
BAR_WIDTH = 30


class Command(BaseCommand):
    """Bring the whole site up in one command."""

    help = "Set up, load the sample articles once, start web server and worker, open the timeline in the browser."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
        parser.add_argument(
            "--port", type=int, default=8000, help="port to listen on; 0 finds a free one (default 8000)"
        )
        parser.add_argument("--no-samples", action="store_true", help="start empty, without the sample articles")
        parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
        parser.add_argument(
            "--exit-when-processed",
            action="store_true",
            help="end when all articles are read and all that follows is counted (1 if anything failed)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Set up, start, wait for the samples, and watch until Ctrl-C."""
        port = free_port(options["host"], options["port"])
        try:
            self._set_up(with_samples=not options["no_samples"])
        except KeyboardInterrupt as error:
            raise CommandError("interrupted; the next start goes on from here") from error
        supervisor = Supervisor(children(options["host"], port), dict(os.environ), self._say)
        supervisor.start()
        try:
            self._watch(supervisor, port, options)
        except KeepsFallingError as error:
            raise CommandError(str(error)) from error
        finally:
            self._say("Stopping")
            supervisor.stop()
        if options["exit_when_processed"]:
            self._check_processed()

    def _watch(self, supervisor: Supervisor, port: int, options: dict[str, Any]) -> None:
        self._wait_for_web(supervisor, options["host"], port)
        limit = None if options["exit_when_processed"] else PATIENCE_SECONDS
        self._wait_for_articles(supervisor, limit)
        if not supervisor.is_stopping:
            self._announce(options, port)
        if options["exit_when_processed"]:
            self._wait_for_jobs(supervisor)
        else:
            supervisor.run()

    def _set_up(self, *, with_samples: bool) -> None:
        self._say(f"Setting up in {settings.DATA_DIR}")
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_samples", reference_only=not with_samples, stdout=self.stdout)

    def _wait_for_web(self, supervisor: Supervisor, host: str, port: int) -> None:
        end = time.monotonic() + HEALTH_SECONDS
        while not supervisor.is_stopping and not is_healthy(host, port):
            if time.monotonic() > end:
                raise CommandError(
                    f"the web server gave no answer in {HEALTH_SECONDS} s:\n{supervisor.children[0].tail()}"
                )
            supervisor.tick()
            supervisor.check(most_falls=MOST_FALLS)
            time.sleep(TICK_SECONDS)

    def _wait_for_articles(self, supervisor: Supervisor, limit_seconds: float | None) -> None:
        """Show how many articles were read, publish the demonstration when all are.

        An address that does not answer is asked again for hours: after the limit the rest is read behind the scenes.
        """
        shown, end = -1, time.monotonic() + (limit_seconds or float("inf"))
        while not supervisor.is_stopping:
            done, total = article_progress()
            if done != shown:
                self._show(done, total)
                shown = done
            if done >= total or time.monotonic() > end:
                break
            supervisor.tick()
            supervisor.check(most_falls=MOST_FALLS)
            time.sleep(TICK_SECONDS)
        published = publish_demonstration(at=timezone.now())
        if published:
            self._say(f"{published} events published for the demonstration; no editor has checked them")

    def _wait_for_jobs(self, supervisor: Supervisor) -> None:
        """Wait until what was published is counted and every other job has ended, too."""
        self._say("Counting what was published")
        while not supervisor.is_stopping and open_work():
            supervisor.tick()
            supervisor.check(most_falls=MOST_FALLS)
            time.sleep(TICK_SECONDS)

    def _show(self, done: int, total: int) -> None:
        if not self.stdout.isatty():
            self._say(f"{done} of {total} articles read")
            return
        filled = BAR_WIDTH * done // max(1, total)
        end = "\n" if done >= total else ""
        self.stdout.write(f"\r[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {done} of {total} articles read", ending=end)
        self.stdout.flush()

    def _announce(self, options: dict[str, Any], port: int) -> None:
        host = "127.0.0.1" if options["host"] in {"0.0.0.0", "::"} else options["host"]  # noqa: S104 - compared, not bound
        address = f"http://{host}:{port}/"
        self._say(f"\n  The timeline is open at {address}")
        self._say("  Ctrl-C ends it; `python3 manage.py createsuperuser` makes an editor.\n")
        if not options["no_browser"] and not options["exit_when_processed"] and _has_screen():
            webbrowser.open(address)

    def _check_processed(self) -> None:
        done, total = article_progress()
        if done < total:
            raise CommandError(f"{total - done} of {total} articles were not read")
        if failed := failed_articles():
            reasons = "\n".join(f"{title}: {reason}" for title, reason in failed)
            raise CommandError(f"{len(failed)} of {total} articles failed:\n{reasons}")
        if open_work():
            raise CommandError("interrupted: jobs are left; the next start does them")
        if failed_other := failed_jobs():
            reasons = "\n".join(f"{name}: {reason}" for name, reason in failed_other)
            raise CommandError(f"{len(failed_other)} jobs failed:\n{reasons}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _has_screen() -> bool:
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def free_port(host: str, wanted: int) -> int:
    """Return the wanted port, or a free one for 0.

    Raises: CommandError where the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wanted))
        except OSError as error:
            raise CommandError(
                f"port {wanted} on {host}: {error.strerror}; choose another with --port, or --port 0 for any free one"
            ) from error
        return int(probe.getsockname()[1])


def is_healthy(host: str, port: int) -> bool:
    """Say whether the web server answers."""
    name = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    allowed = next((known.lstrip(".") for known in settings.ALLOWED_HOSTS if known != "*"), "localhost")
    request = urllib.request.Request(f"http://{name}:{port}/healthz", headers={"Host": allowed})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def children(host: str, port: int) -> list[Child]:
    """Return the web server and the worker."""
    logs, python = settings.DATA_DIR / "logs", sys.executable
    web = [python, "-m", "gunicorn", "timeline.wsgi", "--bind", f"{host}:{port}", "--workers", "2", "--threads", "4"]
    web += [
        "--worker-class",
        "gthread",
        "--chdir",
        str(settings.BASE_DIR),
        "--graceful-timeout",
        "10",
        "--no-control-socket",
    ]
    worker = [python, "-m", "celery", "--workdir", str(settings.BASE_DIR), "-A", "timeline.celery", "worker"]
    worker += ["-B", "-c", "2", "-l", "info"]
    worker += ["-s", str(settings.DATA_DIR / "beat"), "--without-mingle", "--without-gossip"]
    return [Child("web", web, logs / "web.log"), Child("worker", worker, logs / "worker.log")]
