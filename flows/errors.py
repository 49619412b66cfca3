"""What a person reads, and what a script sees, when a command fails.

Exit codes: 1 the run failed, 2 the request or the config is at fault, 3 done but not wholly,
70 a fault in Galley itself (EX_SOFTWARE of sysexits.h), 130 interrupted.
"""

from __future__ import annotations

import sys

from flows.output import harmless
from newsletter.errors import GalleyError

INCOMPLETE = 3
INTERNAL = 70


def exit_code(error: BaseException) -> int:
    """Say what ``error`` means on standard error; the code to exit with."""
    if isinstance(error, GalleyError):
        say(str(error))
        error.is_told = True
        return error.exit_code
    if isinstance(error, OSError) and error.strerror:  # a disk that is full, a file out of reach
        say(": ".join(str(part) for part in (error.filename, error.strerror) if part))
        return GalleyError.exit_code
    first = (str(error) or "no message").splitlines()[0]
    hint = "GALLEY_DEBUG=1 shows where; please report it"
    say(f"unexpected {type(error).__name__}: {first} ({hint})")
    return INTERNAL


def done_code(faults: int) -> int:
    """0, or 3 after ``faults``: lines or files that were named and left out, the rest done."""
    return INCOMPLETE if faults else 0


def say(text: str) -> None:
    """Say ``text`` on standard error, each line as Galley's."""
    for line in text.splitlines() or ["failed"]:
        print(f"galley: {harmless(line)}", file=sys.stderr)
