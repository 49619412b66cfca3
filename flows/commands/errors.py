"""What a person reads, and what a script sees, when a command fails.

Exit codes: 1 the run failed, 2 the request or the config is at fault, 3 done but not wholly,
70 a fault in Galley itself (EX_SOFTWARE of sysexits.h), 130 interrupted.
"""

from __future__ import annotations

import sys

from newsletter.errors import GalleyError, RequestError

FAILED = GalleyError.exit_code
BAD_REQUEST = RequestError.exit_code
INCOMPLETE = 3
INTERNAL = 70


def exit_code(error: BaseException) -> int:
    """Say what ``error`` means on standard error; the code to exit with."""
    if isinstance(error, GalleyError):
        return _say(str(error), error.exit_code)
    first = (str(error) or "no message").splitlines()[0]
    hint = "GALLEY_DEBUG=1 shows where; please report it"
    return _say(f"unexpected {type(error).__name__}: {first} ({hint})", INTERNAL)


def _say(text: str, code: int) -> int:
    for line in text.splitlines() or ["failed"]:
        print(f"galley: {line}", file=sys.stderr)
    return code
