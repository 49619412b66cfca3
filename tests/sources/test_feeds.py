"""Feeds against a real server: what each answers for, and what is remembered of it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from newsletter.config import FeedConfig
from newsletter.models import Status, Window
from sources.feed_format import Feed, parse_feed
from sources.feeds import FeedOutcome, FeedsSource, FeedState, fetch_feed
from sources.http import Response, Web
from tests.loopback import Answer, Drop, Endless, Hang, Loopback, Reply, Request, redirect
from tests.sources.webs import QUICK, loopback_web

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
WEEK = Window(NOW - timedelta(days=7), NOW, "2026-W47")
LAST_MARCH = Window(
    datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC), "2026-W10"
)  # fmt: skip


def item(title: str, days_ago: float | None = 1.0) -> str:
    """An entry of so many days ago, or without a date."""
    date = ""
    if days_ago is not None:
        date = f"<pubDate>{format_datetime(NOW - timedelta(days=days_ago))}</pubDate>"
    return f"<item><title>{title}</title><link>https://b.example/{title}</link>{date}</item>"


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>B</title>{"".join(items)}</channel></rss>'


def fetch(
    url: str,
    *,
    state: FeedState | None = None,
    window: Window = WEEK,
    seen: Mapping[str, str] = {},
    web: Web | None = None,
) -> FeedOutcome:
    feed = FeedConfig(name="B", url=url)
    state = state or FeedState(url)
    return fetch_feed(feed, state, web or loopback_web(), window, now=NOW, seen=seen)


def titles(outcome: FeedOutcome) -> list[str]:
    return [candidate.title for candidate in outcome.harvest.candidates]


def test_posts_of_the_window_are_taken(loopback: Loopback) -> None:
    items = [item("new", 1), item("first", 7), item("old", 10), item("future", -1)]
    url = loopback.route("/feed", Reply(rss(*items)))

    outcome = fetch(url)

    assert titles(outcome) == ["new", "first", "future"]
    assert (outcome.harvest.source, outcome.harvest.status) == ("B", Status.OK)
    assert outcome.harvest.notes == ()
    assert (outcome.state.url, outcome.state.last_status) == (url, 200)


def test_a_late_post_is_taken_if_it_was_not_seen_before(loopback: Loopback) -> None:
    url = loopback.route("/feed", Reply(rss(item("new", 1), item("late", 8))))

    assert titles(fetch(url)) == ["new", "late"]
    assert titles(fetch(url, seen={"url:https://b.example/late": "late"})) == ["new"]


def test_what_a_known_feed_should_have_given_last_week_is_still_taken(loopback: Loopback) -> None:
    items = [item("new", 1), item("missed", 13), item("old", 15)]
    url = loopback.route("/feed", Reply(rss(*items)))

    assert titles(fetch(url)) == ["new"]
    assert titles(fetch(url, seen={"url:https://b.example/before": "before"})) == ["new", "missed"]


def test_an_old_post_that_was_merely_changed_stays_old(loopback: Loopback) -> None:
    changed = (NOW - timedelta(days=1)).isoformat()
    entries = [
        f'<entry><title>{name}</title><link href="https://b.example/{name}"/>'
        f"<updated>{changed}</updated></entry>"
        for name in ("old", "new")
    ]
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'
    url = loopback.route("/feed", Reply(feed))

    assert titles(fetch(url, seen={"url:https://b.example/old": "old"})) == ["new"]


@pytest.mark.parametrize("days_ago", [8, None])
def test_a_post_that_changed_its_address_is_not_new(
    loopback: Loopback, days_ago: float | None
) -> None:
    moved = item("moved", days_ago).replace(">moved<", ">How we moved our blog<")
    url = loopback.route("/feed", Reply(rss(item("new", 1), moved)))
    old = "url:https://old.example/moved"

    assert len(titles(fetch(url))) == 2
    assert titles(fetch(url, seen={old: "How We Moved our Blog"})) == ["new"]


def test_a_title_that_comes_every_week_is_not_one_post(loopback: Loopback) -> None:
    url = loopback.route("/feed", Reply(rss(item("links", None))))

    assert titles(fetch(url, seen={"url:https://b.example/links-1": "Links"})) == ["links"]


def test_a_week_of_the_past_is_not_filled_up_from_the_week_before(loopback: Loopback) -> None:
    in_march, before = (NOW - LAST_MARCH.since).days - 1, (NOW - LAST_MARCH.since).days + 4
    url = loopback.route("/feed", Reply(rss(item("march", in_march), item("february", before))))

    outcome = fetch(url, window=LAST_MARCH, seen={"url:https://b.example/before": "before"})

    assert titles(outcome) == ["march"]


def test_a_post_without_a_date_is_taken_when_first_seen_and_never_again(
    loopback: Loopback,
) -> None:
    url = loopback.route("/feed", Reply(rss(item("undated", None), item("soon", -3))))

    first = fetch(url)
    again = fetch(url, seen={post.id: post.title for post in first.harvest.candidates})

    assert titles(first) == ["undated", "soon"]
    assert titles(again) == []
    assert again.harvest.status is Status.QUIET


def test_a_feed_that_does_not_reach_back_to_the_window_says_so(loopback: Loopback) -> None:
    url = loopback.route("/feed", Reply(rss(item("new", 1), item("old", 30))))

    outcome = fetch(url, window=LAST_MARCH)

    assert outcome.harvest.status is Status.QUIET
    assert outcome.harvest.notes == ("reaches back no further than 2026-10-23",)


def test_a_post_without_a_date_belongs_to_no_week_of_the_past(loopback: Loopback) -> None:
    url = loopback.route("/feed", Reply(rss(item("undated", None), item("march", 260))))

    assert titles(fetch(url, window=LAST_MARCH)) == ["march"]


@pytest.mark.parametrize(
    ("items", "status", "note"),
    [
        ([item("a", 20)], Status.QUIET, "nothing new; its newest post is of 2026-11-02"),
        ([item("a", 400)], Status.STALE, "nothing new; its newest post is of 2025-10-18"),
        ([], Status.STALE, "the feed holds no entries"),
    ],
)
def test_nothing_new_is_quiet_or_stale(
    loopback: Loopback, items: list[str], status: Status, note: str
) -> None:
    outcome = fetch(loopback.route("/feed", Reply(rss(*items))))

    assert (outcome.harvest.status, outcome.harvest.notes) == (status, (note,))


def test_what_the_feed_said_of_its_version_is_sent_back_as_it_was(loopback: Loopback) -> None:
    headers = {"ETag": 'W/"abc--gzip"', "Last-Modified": "Sat, 21 Nov 2026 10:00:00 +0000"}
    url = loopback.route("/feed", Reply(rss(item("a")), headers=headers), Reply(b"", 304))

    first = fetch(url)
    second = fetch(url, state=first.state)

    sent = loopback.requests[1].headers
    assert sent["if-none-match"] == 'W/"abc--gzip"'
    assert sent["if-modified-since"] == "Sat, 21 Nov 2026 10:00:00 +0000"
    assert second.harvest.status is Status.QUIET
    assert second.harvest.notes == ("unchanged since it was last read",)
    assert second.state.etag == first.state.etag


def test_a_version_that_cannot_be_sent_back_is_not(loopback: Loopback) -> None:
    headers = {"ETag": '"é"', "Last-Modified": "Sat, 21 Nov 2026 10:00:00 +0000"}
    url = loopback.route("/feed", Reply(rss(item("a")), headers=headers))

    outcome = fetch(url, state=fetch(url).state)

    assert outcome.harvest.status is Status.OK
    sent = loopback.requests[1].headers
    assert "if-none-match" not in sent
    assert sent["if-modified-since"] == "Sat, 21 Nov 2026 10:00:00 +0000"


def test_a_week_of_the_past_asks_for_the_whole_feed(loopback: Loopback) -> None:
    url = loopback.route("/feed", Reply(rss(item("march", 260)), headers={"ETag": '"2"'}))

    state = replace(fetch(url).state, etag='"1"')
    loopback.requests.clear()

    outcome = fetch(url, state=state, window=LAST_MARCH)

    assert "if-none-match" not in loopback.requests[0].headers
    assert titles(outcome) == ["march"]
    assert outcome.state.etag == ""


def test_a_wider_window_than_the_last_asks_for_the_whole_feed(loopback: Loopback) -> None:
    feed = rss(item("new", 1), item("older", 12))
    url = loopback.route("/feed", Reply(feed, headers={"ETag": '"1"'}))
    fortnight = Window(NOW - timedelta(days=14), NOW, "fortnight")

    first = fetch(url)
    wider = fetch(url, state=first.state, window=fortnight)

    assert titles(first) == ["new"]
    assert "if-none-match" not in loopback.requests[1].headers
    assert titles(wider) == ["new", "older"]


def test_not_modified_never_hides_a_post_that_was_left_for_later(loopback: Loopback) -> None:
    url = loopback.route("/feed", Reply(rss(item("soon", -3)), headers={"ETag": '"1"'}))

    assert fetch(url).state.etag == ""


def test_a_move_for_good_is_remembered_and_used(loopback: Loopback) -> None:
    url = loopback.route("/old", redirect("/new", 301))
    new = loopback.route("/new", Reply(rss(item("a"))))

    first = fetch(url)
    second = fetch(url, state=first.state)

    assert first.state.permanent_url == new
    assert first.harvest.notes == (f"moved for good to {new}; change it in config",)
    assert second.harvest.notes == ()
    assert [request.path for request in loopback.requests] == ["/old", "/new", "/new"]


def test_a_passing_redirect_is_not_remembered(loopback: Loopback) -> None:
    url = loopback.route("/old", redirect("/new", 302))
    loopback.route("/new", Reply(rss(item("a"))))

    assert fetch(url).state.permanent_url == ""


def test_a_move_to_what_is_no_feed_is_not_remembered(loopback: Loopback) -> None:
    url = loopback.route("/feed", redirect("/", 301))
    loopback.route("/", Reply("<html>Hi</html>", headers={"Content-Type": "text/html"}))

    assert fetch(url).state.permanent_url == ""


def test_a_new_address_that_fails_sends_the_next_run_to_the_old_one(loopback: Loopback) -> None:
    url, new = loopback.url + "/old", loopback.url + "/new"

    outcome = fetch(url, state=FeedState(url, permanent_url=new))

    assert outcome.harvest.notes == (f"{new}: HTTP 404",)
    assert outcome.state.permanent_url == ""


def test_a_feed_that_is_gone_is_retired_with_a_notice(loopback: Loopback) -> None:
    url = loopback.route("/feed", Reply("gone", 410))

    first = fetch(url)
    second = fetch(url, state=first.state)

    assert first.harvest.status is Status.FAILED
    assert first.harvest.notes == (
        f"{url}: HTTP 410; it will not be asked again, take it out of config",
    )
    assert first.state.retired
    assert second.harvest.status is Status.STALE
    assert "gone for good (HTTP 410)" in second.harvest.notes[0]
    assert len(loopback.requests) == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Hang(), "timed out after"),
        (Drop(), "the connection broke"),
        (Endless(), "larger than 0.2 MB"),
        (Reply(b"", 500), "HTTP 500"),
        (Reply(b"\x00\xff junk"), "no feed"),
        (Reply(b""), "an empty answer, not a feed"),
        (redirect("http://169.254.169.254/"), "refused: 169.254.169.254 is a link-local address"),
    ],
)
def test_a_feed_in_trouble_has_failed_and_says_why(
    loopback: Loopback, answer: Answer, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sources.feeds.FEED_SECONDS", 0.2)
    url = loopback.route("/feed", answer)

    outcome = fetch(url, web=loopback_web(limits=QUICK))

    assert outcome.harvest.status is Status.FAILED
    assert outcome.harvest.candidates == ()
    [note] = outcome.harvest.notes
    assert reason in note


def test_a_web_page_is_named_with_the_feeds_that_it_has(loopback: Loopback) -> None:
    page = '<html><link rel="alternate" type="application/rss+xml" href="/rss.xml"></html>'
    url = loopback.route("/blog", Reply(page, headers={"Content-Type": "text/html"}))

    outcome = fetch(url)

    assert outcome.harvest.notes == (
        f"{url}: a web page, not a feed; the page names {loopback.url}/rss.xml",
    )


def test_a_secret_in_a_feed_s_address_is_in_no_note(loopback: Loopback) -> None:
    loopback.route("/old", redirect("/new?token=hush", 301))
    loopback.route("/new", Reply("<html>Hi</html>"))

    notes = fetch(f"{loopback.url}/old?token=hush").harvest.notes

    assert notes
    assert "hush" not in " ".join(notes)


def test_a_feed_with_a_fault_is_taken_and_says_so(loopback: Loopback) -> None:
    outcome = fetch(loopback.route("/feed", Reply(rss(item("a")) + "&")))

    assert outcome.harvest.status is Status.OK
    assert titles(outcome) == ["a"]
    assert "not well-formed" in outcome.harvest.notes[0]


def test_a_state_survives_being_kept_and_keys_of_other_versions() -> None:
    state = FeedState(
        "https://b.example/", '"1"', "Sat", NOW.isoformat(), "https://c.example/", True, 410
    )

    assert FeedState.from_dict({**state.as_dict(), "later": 1}) == state


def source_of(feeds: list[FeedConfig]) -> FeedsSource:
    return FeedsSource(feeds, loopback_web(), {}, lambda name: {}, NOW, seconds=30.0)


def asked(feeds: list[FeedConfig]) -> list[FeedOutcome]:
    """What came of ``feeds``, in their order."""
    names = [feed.name for feed in feeds]
    outcomes = source_of(feeds).fetch(WEEK)
    return sorted(outcomes, key=lambda outcome: names.index(outcome.harvest.source))


def test_each_feed_answers_for_itself_in_config_s_order(loopback: Loopback) -> None:
    with Loopback() as other:
        feeds = [
            FeedConfig(name="down", url=loopback.route("/down", Reply(b"", 404))),
            FeedConfig(name="up", url=other.route("/up", Reply(rss(item("a"))))),
            FeedConfig(name="quiet", url=loopback.route("/quiet", Reply(rss(item("b", 30))))),
        ]

        outcomes = asked(feeds)

    assert [(o.harvest.source, o.harvest.status) for o in outcomes] == [
        ("down", Status.FAILED),
        ("up", Status.OK),
        ("quiet", Status.QUIET),
    ]
    assert [outcome.state.url for outcome in outcomes] == [feed.url for feed in feeds]


def test_hosts_are_asked_side_by_side() -> None:
    met = threading.Barrier(2, timeout=30)

    def meet(request: Request) -> Reply:
        met.wait()
        return Reply(rss(item("a")))

    with Loopback() as one, Loopback() as other:
        feeds = [
            FeedConfig(name="one", url=one.route("/", meet)),
            FeedConfig(name="other", url=other.route("/", meet)),
        ]

        outcomes = asked(feeds)

    assert [outcome.harvest.status for outcome in outcomes] == [Status.OK, Status.OK]


def test_an_answer_is_handed_on_while_others_are_still_waited_for(loopback: Loopback) -> None:
    go = threading.Event()

    def held(_: Request) -> Reply:
        go.wait(30)
        return Reply(rss(item("b")))

    with Loopback() as other:
        feeds = [
            FeedConfig(name="slow", url=other.route("/", held)),
            FeedConfig(name="up", url=loopback.route("/", Reply(rss(item("a"))))),
        ]
        outcomes = source_of(feeds).fetch(WEEK)

        first = next(outcomes).harvest.source
        go.set()
        (second,) = (outcome.harvest.source for outcome in outcomes)

    assert [first, second] == ["up", "slow"]


def test_a_feed_that_keeps_everyone_waiting_has_failed(loopback: Loopback) -> None:
    with Loopback() as other:
        feeds = [
            FeedConfig(name="slow", url=other.route("/", Hang())),
            FeedConfig(name="up", url=loopback.route("/", Reply(rss(item("a"))))),
        ]

        now = [0.0]
        source = replace(source_of(feeds), clock=lambda: now[0])
        outcomes = source.fetch(WEEK)
        up = next(outcomes)
        now[0] = source.seconds
        (slow,) = outcomes

    assert (slow.harvest.status, slow.harvest.notes) == (Status.FAILED, ("no answer within 30 s",))
    assert up.harvest.status is Status.OK


def test_what_nobody_foresaw_in_one_feed_does_not_cost_the_others(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(response: Response) -> Feed:
        if response.url.endswith("/odd"):
            raise KeyError("odd")
        return parse_feed(response)

    monkeypatch.setattr("sources.feeds.parse_feed", broken)
    feeds = [
        FeedConfig(name="odd", url=loopback.route("/odd", Reply(rss(item("a"))))),
        FeedConfig(name="fine", url=loopback.route("/fine", Reply(rss(item("b"))))),
    ]

    odd, fine = asked(feeds)

    assert (odd.harvest.status, odd.harvest.notes) == (Status.FAILED, ("KeyError: 'odd'",))
    assert fine.harvest.status is Status.OK


def test_no_feeds_are_no_outcomes() -> None:
    assert asked([]) == []
