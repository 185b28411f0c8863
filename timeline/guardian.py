"""Runs one program and ends it when whoever started it is gone, even killed: standard library only, run as a file.

Usage: python -I -S guardian.py DESCRIPTOR PROGRAM ARGUMENT ...
DESCRIPTOR is the reading end of a pipe whose other end the starter holds and never writes to. However the starter
ends, the system closes that end, and the read here returns. This holds on every system that has pipes, and for
everything that the program starts, which a signal at the death of the parent (PR_SET_PDEATHSIG) would not.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from types import FrameType

# what the program gets to end its work in order, before its whole group is ended
GRACE_SECONDS = 25.0
_PASSED_ON = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)


def main(arguments: list[str]) -> int:
    """Run the program to its end and return its exit code, 128 and more for a signal as shells do."""
    descriptor, command = int(arguments[0]), arguments[1:]
    program: subprocess.Popen[bytes] | None = None

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if program is None:
            raise SystemExit(128 + number)
        program.send_signal(number)

    for number in _PASSED_ON:
        signal.signal(number, pass_on)
    program = subprocess.Popen(command)
    is_alone = threading.Event()
    threading.Thread(target=_wait_for_the_starter, args=(descriptor, is_alone, program), daemon=True).start()
    code = program.wait()
    if is_alone.is_set():
        _end_the_group()
    return code if code >= 0 else 128 - code


def _wait_for_the_starter(descriptor: int, is_alone: threading.Event, program: subprocess.Popen[bytes]) -> None:
    os.read(descriptor, 1)
    is_alone.set()
    program.terminate()
    time.sleep(GRACE_SECONDS)
    _end_the_group()


def _end_the_group() -> None:
    """End this process, which leads the group, with whatever the program left behind."""
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
