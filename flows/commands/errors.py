"""What a person reads, and what a script sees, when a command fails.

Exit codes: 1 the run failed, 2 the request or the config is at fault, 3 done but not wholly,
70 a fault in Galley itself (EX_SOFTWARE of sysexits.h), 130 interrupted.
"""

from __future__ import annotations

import sys

FAILED = 1
BAD_REQUEST = 2
INCOMPLETE = 3
INTERNAL = 70

_REQUEST_ERRORS = frozenset({"ConfigError", "DocumentError", "WindowError", "RecordingError"})
_RUN_ERRORS = frozenset(
    {"ArchiveError", "DraftError", "LockHeldError", "NoSourceAnsweredError", "FetchError"}
    | {"ServerError", "ModelError", "PublishError", "PullRequestError", "PlotError"}
)


def exit_code(error: BaseException) -> int:
    """Say what ``error`` means on standard error; the code to exit with."""
    # By name, since importing the classes here would import what they come with.
    name = type(error).__name__
    if name in _REQUEST_ERRORS:
        return _say(str(error), BAD_REQUEST)
    if name in _RUN_ERRORS:
        return _say(str(error), FAILED)
    first = (str(error) or "no message").splitlines()[0]
    return _say(
        f"unexpected {name}: {first} (GALLEY_DEBUG=1 shows where; please report it)", INTERNAL
    )


def _say(text: str, code: int) -> int:
    for line in text.splitlines() or ["failed"]:
        print(f"galley: {line}", file=sys.stderr)
    return code
