"""How Prefect is set up for a run from the command line; what the environment says goes first."""

from __future__ import annotations

import os

_DEFAULTS = {
    # Prefect's temporary server takes 8 to 25 s on a small machine.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_CLI_PROMPT": "false",
}


def prepare(verbose: bool) -> None:
    """Set Prefect's environment; call before Prefect is imported.

    Galley says itself what a run does, so Prefect's log is shown only when ``verbose``.
    """
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)
    if not verbose:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
        os.environ.setdefault("PREFECT_LOGGING_SERVER_LEVEL", "CRITICAL")
