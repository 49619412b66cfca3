from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config_file import MAX_CONFIG_BYTES, ConfigError, load_config, parse_config
from newsletter.issue import Format
from newsletter.models import Bucket


def faults(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse_config(text.encode(), "config.yaml")
    return list(caught.value.lines)


def test_an_empty_config_is_the_default_newsletter() -> None:
    config = parse_config(b"", "config.yaml")

    assert config.newsletter.format is Format.NLP_NEWSLETTER
    assert [section.name for section in config.sections] == ["Publications", "Tools", "Repo Cypher"]


def test_values_are_read_with_their_types() -> None:
    text = b"""
newsletter: {name: My Week, format: nlp-cypher}
sections:
  - {name: Robots, takes: [tools], prefer: [robot], max: 4, style: mention}
"""

    config = parse_config(text, "config.yaml")

    assert config.newsletter.format is Format.NLP_CYPHER
    assert config.sections[0].takes == (Bucket.TOOLS,)
    assert config.sections[0].max == 4


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "sources: {arxiv: {categoris: [cs.CL]}}",
            "config.yaml: sources.arxiv.categoris: is not a key here; allowed: enabled, categories",
        ),
        (
            "sources: {feeds: [{name: a, url: 'https://a.org', wait: 1}]}",
            "config.yaml: sources.feeds.0.wait: is not a key here; allowed: name, url, section",
        ),
        ("nonsense: 1", "config.yaml: nonsense: is not a key here; allowed: newsletter, schedule"),
        (
            "sources: {arxiv: {page_size: many}}",
            "config.yaml: sources.arxiv.page_size: Input should be a valid integer",
        ),
        (
            "sources: {arxiv: {page_size: 99999}}",
            "config.yaml: sources.arxiv.page_size: Input should be less than or equal to 2000",
        ),
        (
            "sections: [{name: Nothing}]",
            "config.yaml: sections.0: no item can enter it: give it `takes` or `prefer`",
        ),
        (
            "sections: [{name: A, takes: [tols]}]",
            "config.yaml: sections.0.takes.0: Input should be 'publications', 'tools'",
        ),
        (
            "sections: [{name: A, takes: [tools], min: 5, max: 2}]",
            "config.yaml: sections.0: min (5) is above max (2)",
        ),
        ("sections: []", "config.yaml: sections: there must be at least one"),
        (
            "sections: [{name: A, takes: [tools]}, {name: A, takes: [tools]}]",
            "config.yaml: sections: two sections are named 'A'",
        ),
        (
            "schedule: {cron: '61 * * * *'}",
            "config.yaml: schedule.cron: must be a cron line of five fields",
        ),
        ("schedule: {cron: 'weekly'}", "config.yaml: schedule.cron: must be a cron line"),
        (
            "schedule: {timezone: Mars/Olympus}",
            "config.yaml: schedule.timezone: must be an IANA time zone",
        ),
        (
            "sources: {github: {api_url: 'file:///etc/passwd'}}",
            "config.yaml: sources.github.api_url: must be an http:// or https:// address",
        ),
        (
            "sources: {feeds: [{name: a, url: 'https://a.org', section: Robots}]}",
            "config.yaml: sources.feeds: 'a' asks for section 'Robots'; there are Publications",
        ),
        (
            "summarizer: {kind: chat}",
            "config.yaml: summarizer: chat.model or chat.url: one is needed when kind is chat",
        ),
        (
            "ranker: {weights: {starz: 2}}",
            "config.yaml: ranker.weights.starz: is no component of the score; there are base, ",
        ),
        ("ranker: {weights: {stars: true}}", "config.yaml: ranker.weights.stars: must be a number"),
        ("ranker: {weights: {stars: .nan}}", "config.yaml: ranker.weights.stars: must be a number"),
        ("ranker: {diversity: true}", "config.yaml: ranker.diversity: must be a number, not true"),
        (
            "sections: [{name: A, takes: [tools], words: true}]",
            "config.yaml: sections.0.words: must be a number, not true",
        ),
        ("ranker: {topics: ['']}", "config.yaml: ranker.topics.0: must have a letter or digit"),
        ("ranker: {avoid: [' ']}", "config.yaml: ranker.avoid.0: must have a letter or digit"),
        ("ranker: {pinned: ['']}", "config.yaml: ranker.pinned.0: must have a letter or digit"),
        (
            "sections: [{name: A, prefer: ['(']}]",
            "config.yaml: sections.0.prefer.0: must have a letter or digit",
        ),
        ("ranker: {topics: agents}", "config.yaml: ranker.topics: must be a list"),
        ("ranker: {pinned: [42]}", "config.yaml: ranker.pinned.0: must be text"),
        ("newsletter: ink", "config.yaml: newsletter: must be a mapping of keys"),
        (
            f"sources: {{feeds: [{{name: {'x' * 201}, url: 'https://a.org'}}]}}",
            "config.yaml: sources.feeds.0.name: String should have at most 200 characters",
        ),
        (
            f"sources: {{feeds: [{{name: a, url: 'https://a.org/{'x' * 2000}'}}]}}",
            "config.yaml: sources.feeds.0.url: String should have at most 2000 characters",
        ),
        ("sections: [{takes: [tools]}]", "config.yaml: sections.0.name: is missing"),
        (
            "http: {private_hosts: ['https://git.example.org']}",
            "config.yaml: http.private_hosts.0: must be a host, such as git.example.org",
        ),
        (
            "http: {private_hosts: ['git.example.org:99999']}",
            "config.yaml: http.private_hosts.0: must be a host",
        ),
        (
            "http: {proxy: 'http://proxy.example.org:99999'}",
            "config.yaml: http.proxy: must be an http:// or https:// address",
        ),
        ("- a list", "config.yaml: must be a mapping of keys"),
        ("a: [1", "config.yaml:1: is not YAML"),
        ("a: 1\na: 2", "config.yaml:2: is not YAML: found duplicate key"),
        ("schedule: {timezone: Europe}", "config.yaml: schedule.timezone: must be an IANA"),
        (f"schedule: {{timezone: {'x' * 300}}}", "config.yaml: schedule.timezone: must be an IANA"),
        (
            "newsletter:\n  tagline: 2026-02-30",
            "config.yaml:2: is not YAML: newsletter.tagline: '2026-02-30' is no timestamp (quotes",
        ),
        (
            "sections:\n- name: A\n  min: !!int ''",
            "config.yaml:3: is not YAML: sections.0.min: '' is no int",
        ),
        ("a: &a [*a, !!int x]", "config.yaml:1: is not YAML: a.1: 'x' is no int"),
        ("!!bool x", "config.yaml:1: is not YAML: 'x' is no bool"),
        ("a: 0x" + "f" * 9000, "config.yaml:1: is not YAML: a: '0xfff"),
        ('a: "\\ud800"', "config.yaml:1: is not YAML: a: '\\ud800' is no str"),
        ('a: "\\U00110000"', "config.yaml: is not YAML: "),
    ],
)
def test_a_fault_is_one_line_with_the_file_and_the_key(text: str, fault: str) -> None:
    lines = faults(text)

    assert len(lines) == 1
    assert lines[0].startswith(fault)
    assert "\n" not in lines[0]


def test_blanks_round_a_phrase_do_not_count() -> None:
    config = parse_config(b"ranker: {pinned: [' Ada Ink ']}", "config.yaml")

    assert config.ranker.pinned == ("Ada Ink",)


def test_every_fault_is_told_at_once() -> None:
    assert len(faults("nonsense: 1\nschedule: {cron: x}\n")) == 2


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.yaml: cannot be read: No such file"):
        load_config(tmp_path / "none.yaml")


def test_of_a_file_that_is_too_large_no_more_is_read_than_tells(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    with file.open("wb") as made:
        made.truncate(50 * MAX_CONFIG_BYTES)

    tracemalloc.start()
    with pytest.raises(ConfigError, match=r"config\.yaml: is larger than 1,000,000 bytes"):
        load_config(file)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 5 * MAX_CONFIG_BYTES


def test_a_file_that_is_not_text_is_one_line() -> None:
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        parse_config(b"\xff\xfe", "config.yaml")


_ODD = st.sampled_from(
    ("2026-02-30", "2026-13-01", "2001-12-14t25:59:43", "190:20:30", "089", "0x", "1e999", ".nan")
    + ("x", '""', "[]", "[x]", "{}", "{a: b}", "{[a]: b}", "<<", "null", '"\\ud800"', "&a x", "*a")
)
_TAGS = st.sampled_from(
    ("", "!!bool ", "!!int ", "!!float ", "!!timestamp ", "!!binary ", "!!set ", "!!omap ", "! ")
)
_KEYS = st.sampled_from(("schedule", "timezone", "sources", "feeds", "ranker", "weights", "a"))
_YAML = st.recursive(
    st.builds("{}{}".format, _TAGS, _ODD),
    lambda inner: st.one_of(
        st.builds("{{{}: {}}}".format, _KEYS, inner),
        st.builds("[{}, {}]".format, inner, inner),
        st.builds("{{? {} : {}}}".format, inner, inner),
    ),
    max_leaves=4,
)


@given(st.one_of(st.text(max_size=200), _YAML))
def test_any_text_is_a_config_or_a_fault(text: str) -> None:
    try:
        parse_config(text.encode("utf-8", "replace"), "c")
    except ConfigError as error:
        assert all(line.startswith("c:") for line in error.lines)  # noqa: PT017
