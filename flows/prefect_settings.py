"""How Prefect is set up for a run from the command line; what the environment says goes first."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryFile

from newsletter.errors import GalleyError

_DEFAULTS = {
    # Prefect's temporary server takes 8 to 25 s on a small machine.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_CLI_PROMPT": "false",
}
_THIS_MACHINE = ("127.0.0.1", "localhost")
"""Where Prefect's temporary server is, which no proxy of the environment's could reach."""


class PrefectHomeError(GalleyError):
    """Prefect's temporary server cannot keep what it keeps; the text says where and why."""


def prepare(verbose: bool) -> None:
    """Set Prefect's environment; call before Prefect is imported.

    Galley says itself what a run does, so Prefect's log is shown only when ``verbose``.

    Raises:
        PrefectHomeError: Prefect's folder cannot be written, and its server is to run here.
    """
    if not os.environ.get("PREFECT_API_URL"):
        _check_home()
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)
    os.environ["no_proxy"] = ",".join(filter(None, (_without_proxy(), *_THIS_MACHINE)))
    if not verbose:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
        os.environ.setdefault("PREFECT_LOGGING_SERVER_LEVEL", "CRITICAL")


def _check_home() -> None:
    """See that Prefect can write to its folder, or its server would be waited for in vain."""
    home = Path(os.environ.get("PREFECT_HOME") or "~/.prefect")
    try:
        home = home.expanduser()
        home.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=home).close()
    except (OSError, RuntimeError) as error:  # the latter where nobody has a home
        why = getattr(error, "strerror", None) or error
        hint = "PREFECT_HOME names another folder for Prefect"
        raise PrefectHomeError(f"{home}: cannot be written: {why}; {hint}") from error


def _without_proxy() -> str:
    """What the environment says is asked without a proxy; of the two spellings this one counts."""
    return os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
