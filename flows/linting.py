"""``galley lint``: the rules, with what the config, the archive and the network know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.documents import read_own_issue
from flows.link_check import check_links
from flows.output import print_json, print_lines
from flows.web import trusted_hosts, user_agent
from flows.workbench import config_or_defaults, config_path, existing_archive
from newsletter.archive import Archive
from newsletter.config import Config
from newsletter.config_file import ConfigError
from newsletter.drafts import write_over
from newsletter.issue import Issue
from newsletter.lint import (
    Finding,
    Knowledge,
    LinkState,
    Severity,
    TraceClaims,
    addresses,
    fix,
    lint,
    sections_with_here,
    unknown_rules,
)
from newsletter.lint.reporting import finding_json, finding_lines
from newsletter.markdown import parse
from newsletter.models import Story
from newsletter.pairing import placed_items
from newsletter.past_issues import issue_number
from newsletter.records import IssueRecord
from newsletter.week import label_in
from sources.http import Limits, Web
from summarizers.evidence import Source, trace
from summarizers.sentences import split_sentences

_RECENT_ISSUES = 12
_MAX_FIX_ROUNDS = 5
_LINK_LIMITS = Limits(seconds=20.0, bytes=4_000_000, attempts=2)
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRequest:
    """What the command line asked."""

    file: Path
    config: Path | None = None
    fix: bool = False
    online: bool = False
    final: bool = False


def run_lint(request: LintRequest, *, as_json: bool) -> int:
    """Lint the file, mend it if asked to, and print what is left; 1 when an error is.

    Raises:
        ConfigError: the config is faulty, or turns off what is no rule.
        DocumentError: the file is no issue; it stays as it is.
        ArchiveError: the archive cannot be opened.
        DraftError: the file was changed while it was linted, or cannot be written.
    """
    config, base = _config(request.config)
    text = read_own_issue(request.file, [section.name for section in config.sections])
    with existing_archive(config, base) as archive:
        own = own_record(archive, request.file, parse(text)) if archive else None
        known = knowledge_of(config, archive, own)
        links = _ask_links(config, text) if request.online else {}
        known = replace(known, links=links, final=request.final)
        findings = lint(text, config.lint, known)
        if request.fix:
            findings, changed = _mend(request.file, text, findings, config, known)
    _print(str(request.file), findings, as_json)
    if request.fix and not changed and not as_json:
        print_lines([f"{request.file}: --fix found nothing to mend; the file is as it was"])
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def knowledge_of(config: Config, archive: Archive | None, own: IssueRecord | None) -> Knowledge:
    """What the config and the archive say about past issues, for linting that of ``own``."""
    if archive is None:
        return Knowledge(sections=config.sections)
    # Before an issue that is yet to be published was all that has been, whatever its days.
    before = own.window.since if own and own.published is not None else _END_OF_TIME
    went_out = [one.published for one in archive.issues(before) if one.published is not None]
    past = [parse(published) for published in went_out[-_RECENT_ISSUES:]]
    return Knowledge(
        sections=config.sections,
        used=archive.used_ids(before),
        front_matters=[dict(issue.front_matter) for issue in past if issue.front_matter],
        here_sections=sections_with_here(past),
        trace=_tracer(archive),
    )


def _config(path: Path | None) -> tuple[Config, Path]:
    """The config at ``path``, or here, or the defaults; and the folder its paths start from."""
    chosen, config = config_path(path), config_or_defaults(path)
    unknown = unknown_rules(config.lint)
    if unknown:
        listed = "see galley lint --rules"
        raise ConfigError(
            [f"{chosen}: lint.off: {name!r} is no rule; {listed}" for name in unknown]
        )
    return config, chosen.resolve().parent


def own_record(archive: Archive, file: Path, issue: Issue) -> IssueRecord | None:
    """The archive's record of this very issue: by the file's name, or else by what it says.

    That is the one with the number in its title that has most in common with it. ``None`` when
    there is nothing in common, or two have it alike. A file that is named for a week or days is no
    other's issue, whatever its title may still say.
    """
    record = archive.issue(name_of_issue(file))
    number = issue_number(issue.title)
    if record or number is None or label_in(file.name):
        return record
    ids = _ids(issue)
    numbered = [record for record in archive.issues() if record.number == number]
    shared = [len(ids & _ids_of(record)) for record in numbered]
    most = max(shared, default=0)
    return numbered[shared.index(most)] if most and shared.count(most) == 1 else None


def name_of_issue(file: Path) -> str:
    """What the issue in ``file`` is called by the file's name: all of it up to its first dot,
    or the week or days that it begins with; empty where it is no text.
    """
    name = file.name.partition(".")[0]
    return label_in(name) or (name if name.isprintable() else "")


def _ids_of(record: IssueRecord) -> frozenset[str]:
    return _ids(parse(record.generated)) | _ids(parse(record.published or ""))


def _ids(issue: Issue) -> frozenset[str]:
    """Every canonical id of what is in the issue, or nearly was."""
    items = (one.item for one in placed_items((*issue.sections, *issue.near_misses)))
    return frozenset(name for item in items for name in item.identities)


def _tracer(archive: Archive) -> TraceClaims:
    """Checks blurbs against what the archive holds of their sources."""

    def unsupported(ids: Sequence[str], blurb: str) -> list[str]:
        seen = [found.candidate for name in ids if (found := archive.candidate(name))]
        if not seen:
            return []
        # A teaser was completed from its page; what the blurb is from is kept with the verdict.
        whole = "\n".join([seen[0].text, *_evidence(archive, seen[0].id)])
        story = Story(replace(seen[0], text=whole), tuple(seen[1:]))
        sentences = [sentence.text for sentence in split_sentences(blurb)]
        traced = trace(sentences, Source.of(story))
        # An editor may word things anew; only what is quoted in a fault is a name or a number.
        return [fault for found in traced for fault in found.faults if "“" in fault]

    return unsupported


def _evidence(archive: Archive, story_id: str) -> list[str]:
    """What drafts' blurbs of a story were made from, in its source's words."""
    verdicts = archive.verdicts(story_id=story_id)
    return [one["source"] for v in verdicts for one in v.payload.get("evidence", ())]


def _ask_links(config: Config, text: str) -> Mapping[str, LinkState]:
    web = Web(
        user_agent=user_agent(config),
        trusted_hosts=trusted_hosts(config),
        limits=_LINK_LIMITS,
        proxy=config.http.proxy,
    )
    with closing(web):
        return check_links(web, addresses(text))


def _mend(
    file: Path, text: str, findings: Sequence[Finding], config: Config, known: Knowledge
) -> tuple[list[Finding], bool]:
    """Mend what can be, and write the file if that changed it: what is left, and whether it did."""
    mended, left = text, list(findings)
    for _ in range(_MAX_FIX_ROUNDS):
        if not any(finding.fixable for finding in left):
            break
        mended = fix(mended, left)
        left = lint(mended, config.lint, known)
    if mended != text:
        # The links took their time, and the editor may have saved the file meanwhile.
        write_over(file, text, mended)
    return left, mended != text


def _print(path: str, findings: Sequence[Finding], as_json: bool) -> None:
    if as_json:
        print_json([finding_json(path, finding) for finding in findings])
    else:
        print_lines(finding_lines(path, findings))
