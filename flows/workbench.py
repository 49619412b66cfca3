"""Everything a run works with, put together once: config, archive, web, clock, models."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from flows.interrupt import first_when_interrupted
from flows.web import NoEndpoint, endpoint_client, live_web, user_agent
from newsletter.archive import Archive
from newsletter.config import Config
from newsletter.config_file import load_config
from newsletter.database import NoArchiveError, shown_address
from newsletter.embedding import CachedEmbedder, Embedder
from newsletter.errors import RequestError
from newsletter.overlay import OverlayArchive
from newsletter.paths import resolved
from newsletter.records import IssueRecord
from sources.http import Web
from sources.recording import Player
from sources.stopping import Stop

if TYPE_CHECKING:
    from ranker.learn import Learned
    from summarizers.ladder import Ladder


@dataclass(frozen=True, slots=True)
class Tape:
    """Where responses are kept (``record``) or come from (``replay``); at most one of them."""

    record: Path | None = None
    replay: Path | None = None

    def __post_init__(self) -> None:
        if self.record and self.replay:
            raise RequestError("--record and --replay exclude each other")


class Workbench:
    """What the verbs of a run need from outside; the models are loaded when first used."""

    def __init__(
        self,
        config: Config,
        base: Path,
        archive: Archive,
        web: Web,
        now: datetime,
        sleep: Callable[[float], None],
        endpoint: httpx.BaseTransport | None = None,
    ) -> None:
        self.config = config
        self.base = base
        self.archive = archive
        self.web = web
        self.now = now
        self.sleep = sleep
        self.endpoint = endpoint
        """What carries a summarizer endpoint's requests; ``None`` for the real network."""
        self._closing = ExitStack()

    def close(self) -> None:
        """Close every connection."""
        self._closing.close()
        self.web.close()

    @property
    def drafts(self) -> Path:
        """The folder of the drafts."""
        return resolved(self.base / self.config.paths.drafts)

    def draft_of(self, label: str) -> Path:
        """The file for a draft of the issue named ``label``, whoever wrote it, there or not."""
        return self.drafts / f"{label}.md"

    def drafted_file(self, record: IssueRecord) -> Path:
        """The file that Galley wrote the draft of ``record`` to: another where one was there."""
        return self.drafts / record.draft_file if record.draft_file else self.draft_of(record.label)

    @property
    def place(self) -> str:
        """The machine and the folder of the drafts; empty where no other shares the archive.

        A file's archive lies beside its drafts, whatever the machine is called today.
        """
        return f"{socket.gethostname()}:{self.drafts}" if self.archive.is_shared else ""

    @property
    def state(self) -> Path:
        """The folder of the lock and of old drafts: where the archive's file is."""
        return state_folder(self.config, self.base)

    @property
    def github_token(self) -> str | None:
        """GitHub's token from the environment, if there is one."""
        return os.environ.get("GITHUB_TOKEN") or None

    @cached_property
    def embedder(self) -> Embedder:
        """MiniLM, each text embedded once in the archive's life."""
        from newsletter.minilm import MiniLM

        return CachedEmbedder(MiniLM(self.config.embedding.precision), self.archive.vectors)

    @cached_property
    def learned(self) -> Learned:
        """What ``galley learn`` kept of this newsletter's own issues."""
        from ranker.learn import Learned

        return Learned.load(learned_folder(self.state))

    @cached_property
    def summarizer(self) -> Ladder:
        """The ladder that config asks for; what its models said before is in the archive."""
        from summarizers.factory import build_summarizer

        return build_summarizer(
            self.config.summarizer,
            self.embedder,
            self._closing.enter_context(endpoint_client(self.config, self.endpoint)),
            self.archive.blurbs,
            os.environ,
        )


@contextmanager
def existing_archive(config: Config, base: Path) -> Iterator[Archive | None]:
    """The archive, to be read only, if there is one yet: what only reads should make no change.

    Raises:
        ArchiveError: it cannot be opened, or cannot be where config says.
    """
    try:
        archive = Archive.open(config.paths.archive, base, read_only=True)
    except NoArchiveError:
        yield None
        return
    with closing(archive):
        yield archive


def no_archive_yet(config: Config, base: Path) -> str:
    """What is said where :func:`existing_archive` finds none: a misspelt path finds none either."""
    return f"there is no archive at {shown_address(config.paths.archive, base)}"


def state_folder(config: Config, base: Path) -> Path:
    """Where the archive's file is, of the config in the folder ``base``."""
    archive = config.paths.archive
    file = ".galley/archive" if "://" in archive else archive
    return resolved(base / file).parent


def learned_folder(state: Path) -> Path:
    """Where ``galley learn`` keeps what it learned."""
    return state / "learned"


def config_path(config: Path | None, tape: Tape = Tape()) -> Path:
    """The config to use: the one named, a recording's own, or ``config.yaml`` here."""
    if config:
        return config
    if tape.replay and (tape.replay / "config.yaml").exists():
        return tape.replay / "config.yaml"
    return Path("config.yaml")


def config_or_defaults(config: Path | None) -> Config:
    """The config named, or ``config.yaml`` here, or without either the default newsletter's.

    Raises:
        ConfigError: the one named is not there, or either is faulty.
    """
    path = config_path(config)
    return load_config(path) if config or path.exists() else Config()


@contextmanager
def open_workbench(
    path: Path,
    tape: Tape = Tape(),
    *,
    keep: bool = True,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Workbench]:
    """The workbench of the config at ``path``; with ``keep`` false the archive stays untouched.

    Raises:
        ConfigError: the config is faulty.
        ArchiveError: the archive cannot be opened.
        RecordingError: the recording cannot be read or written.
    """
    config = load_config(path)
    base = path.resolve().parent
    stop = Stop()
    with _archive(config, base, keep) as archive, first_when_interrupted(stop.call):
        if tape.replay:
            player = Player(tape.replay)
            # What was recorded keeps no one waiting, and nothing else is asked.
            web = Web(user_agent=user_agent(config), transport=player, sleep=_no_sleep)
            bench = Workbench(config, base, archive, web, player.now, _no_sleep, NoEndpoint())
        else:
            now = clock()
            web = live_web(config, tape.record, now, stop)
            bench = Workbench(config, base, archive, web, now, stop.sleep)
        try:
            yield bench
        finally:
            stop.call()  # who did not answer in time is waited for no longer
            bench.close()


def _no_sleep(_: float) -> None:
    """No wait at all."""


@contextmanager
def _archive(config: Config, base: Path, keep: bool) -> Iterator[Archive]:
    if keep:
        with closing(Archive.open(config.paths.archive, base)) as archive:
            yield archive
        return
    with (
        tempfile.TemporaryDirectory(prefix="galley-") as folder,
        closing(Archive.open("scratch.sqlite", Path(folder))) as scratch,
        existing_archive(config, base) as kept,
    ):
        yield OverlayArchive(kept, scratch) if kept else scratch
