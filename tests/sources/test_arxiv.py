"""The arXiv source against a server that answers as arXiv does, faults included."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from newsletter.config import ArxivConfig
from newsletter.models import Harvest, Kind, Status, Window
from sources.arxiv import ArxivSource
from sources.arxiv_api import search_query
from sources.http import Limits, Web
from sources.pace import Pace
from tests.loopback import Drop, Endless, Hang, Loopback, Reply
from tests.sources.arxiv_server import Paper, api, feed, listing

WINDOW = Window(datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC), "2026-W10")
NOW = datetime(2026, 3, 9, 6, tzinfo=UTC)
LIMITS = Limits(seconds=5.0, bytes=300_000, attempts=2, backoff_seconds=0.5)


def papers(count: int) -> list[Paper]:
    return [Paper(f"2603.{n:05}", title=f"Paper number {n}") for n in range(1, count + 1)]


class Bench:
    """A source with its server, and the sleeps that it asked for."""

    def __init__(self, loopback: Loopback) -> None:
        self.loopback = loopback
        self.sleeps: list[float] = []
        loopback.route("/api/query", api(papers(3)))

    def config(self, **values: object) -> ArxivConfig:
        given: dict[str, object] = {
            "categories": ("cs.CL", "cs.LG"),
            "api_url": f"{self.loopback.url}/api/query",
            "rss_url": f"{self.loopback.url}/rss",
            "delay_seconds": 0,
        }
        return ArxivConfig.model_validate({**given, **values})

    def fetch(self, window: Window = WINDOW, /, **values: object) -> Harvest:
        config = self.config(**values)
        web = Web(
            user_agent="Galley/test (mailto:desk@example.org)",
            trusted_hosts=["127.0.0.1"],
            limits=LIMITS,
            paces=[Pace(("127.0.0.1",), config.delay_seconds)],
            sleep=self.sleeps.append,
        )
        source = ArxivSource(config, web, now=NOW, sleep=self.sleeps.append)
        try:
            return source.fetch(window)
        finally:
            web.close()


@pytest.fixture
def bench(loopback: Loopback) -> Bench:
    return Bench(loopback)


def ids(harvest: Harvest) -> list[str]:
    return [candidate.id for candidate in harvest.candidates]


def test_a_paper_becomes_a_candidate_in_plain_text(bench: Bench, loopback: Loopback) -> None:
    paper = Paper(
        "2603.01234",
        version=2,
        title='On $\\alpha$-Models\n  of G\\"odel',
        abstract="We reach 95\\% at \\textit{low} cost.\nCode: https://github.com/Ada/Alpha.",
        authors=('Kurt G\\"odel', "Ada Example"),
        comment="Accepted at ACL 2026. Page: https://alpha.example.org/",
        primary="cs.LG",
    )
    loopback.route("/api/query", Reply(feed([paper])))

    harvest = bench.fetch()

    (candidate,) = harvest.candidates
    assert harvest.status is Status.OK
    assert (candidate.id, candidate.kind) == ("arxiv:2603.01234", Kind.PAPER)
    assert candidate.title == "On α-Models of Gödel"
    assert candidate.text.startswith("We reach 95% at low cost. Code: https://github.com")
    assert candidate.authors == ("Kurt Gödel", "Ada Example")
    assert candidate.url == "https://arxiv.org/abs/2603.01234"
    assert candidate.categories == ("cs.LG", "cs.CL")
    assert candidate.venue == "ACL 2026"
    assert candidate.links == ("https://alpha.example.org/", "https://github.com/Ada/Alpha")
    assert candidate.published == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert candidate.source == "arxiv"


def test_one_query_asks_for_all_categories_and_the_overlap(bench: Bench) -> None:
    bench.fetch(query="abs:retrieval OR ti:retrieval", overlap_days=2)

    (request,) = bench.loopback.requests
    assert request.query["search_query"] == (
        "(cat:cs.CL OR cat:cs.LG) AND (abs:retrieval OR ti:retrieval)"
        " AND submittedDate:[202602280000 TO 202603090000]"
    )
    assert request.query["sortBy"] == "submittedDate"
    assert request.headers["user-agent"] == "Galley/test (mailto:desk@example.org)"


def test_a_query_without_categories_has_no_empty_brackets() -> None:
    config = ArxivConfig(categories=(), query="au:example")

    query = search_query(config, WINDOW.since, WINDOW.until)

    assert query == "(au:example) AND submittedDate:[202603020000 TO 202603090000]"


def test_of_two_windows_that_meet_every_paper_is_in_one(bench: Bench) -> None:
    met = datetime(2026, 3, 5, 6, 0, 30, tzinfo=UTC)
    submitted = [met + timedelta(seconds=s) for s in (-61, -31, -1, 0, 1, 29)]
    days = [f"{time:%Y-%m-%dT%H:%M:%SZ}" for time in submitted]
    written = [Paper(f"2603.{n:05}", published=day) for n, day in enumerate(days, 1)]
    bench.loopback.route("/api/query", api(written))

    before = bench.fetch(Window(WINDOW.since, met, "before"), overlap_days=0)
    after = bench.fetch(Window(met, WINDOW.until, "after"), overlap_days=0)

    assert (len(before.candidates), len(after.candidates)) == (3, 3)
    assert before.notes == ()
    asked = [r.query["search_query"].rpartition("[")[2] for r in bench.loopback.requests]
    assert asked == ["202603020000 TO 202603050601]", "202603050600 TO 202603090000]"]


def test_pages_follow_each_other_with_the_delay_between(bench: Bench) -> None:
    bench.loopback.route("/api/query", api(papers(7)))

    harvest = bench.fetch(page_size=3, delay_seconds=3.0)

    assert len(harvest.candidates) == 7
    assert [r.query["start"] for r in bench.loopback.requests] == ["0", "3", "6"]
    assert len(bench.sleeps) == 2
    assert all(2.5 < pause <= 3.0 for pause in bench.sleeps)


def test_more_papers_than_allowed_are_cut_with_a_note(bench: Bench) -> None:
    bench.loopback.route("/api/query", api(papers(7)))

    harvest = bench.fetch(page_size=3, max_results=5)

    assert ids(harvest) == [f"arxiv:2603.{n:05}" for n in range(1, 6)]
    assert harvest.notes == ("There are 7 papers; the newest 5 were taken (max_results).",)


def test_a_busy_answer_is_asked_again_after_what_it_says(bench: Bench) -> None:
    busy = Reply("slow down", 429, {"Retry-After": "7"})
    bench.loopback.route("/api/query", busy, api(papers(3)))

    harvest = bench.fetch()

    assert len(harvest.candidates) == 3
    assert bench.sleeps == [7.0]


def test_a_busy_spell_is_waited_out(bench: Bench) -> None:
    busy = Reply("unavailable", 503)
    bench.loopback.route("/api/query", busy, busy, busy, busy, api(papers(3)))

    harvest = bench.fetch()

    assert harvest.status is Status.OK
    assert [pause for pause in bench.sleeps if pause >= 20] == [20.0, 60.0]


def test_papers_of_before_the_window_are_revisions(bench: Bench) -> None:
    old = Paper("2501.00001", version=3, published="2025-01-02T10:00:00Z")
    late = Paper("2603.00009", published="2026-03-01T10:00:00Z")
    bench.loopback.route("/api/query", Reply(feed([Paper("2603.00001"), old, late])))

    harvest = bench.fetch()

    assert ids(harvest) == ["arxiv:2603.00001", "arxiv:2603.00009"]
    assert harvest.notes == ("Revisions of older papers left out: 1.",)


@pytest.mark.parametrize(
    "paper",
    [
        Paper("2603.00001", comment="This paper has been withdrawn by the author: an error"),
        Paper("2603.00001", comment="Withdrawn for revision"),
        Paper("2603.00001", comment="12 pages. Version 3 withdrawn: a lemma fails"),
        Paper("2603.00001", comment="9 pages. Withdrawn at the wish of our sponsor"),
        Paper("2603.00001", comment="The document was withdrawn from arXiv for good"),
        Paper("2603.00001", abstract="This paper has been withdrawn by arXiv administrators."),
    ],
)
def test_a_withdrawn_paper_is_flagged(bench: Bench, paper: Paper) -> None:
    bench.loopback.route("/api/query", Reply(feed([paper])))

    (candidate,) = bench.fetch().candidates

    assert candidate.flags == ("withdrawn",)


@pytest.mark.parametrize(
    "paper",
    [
        Paper("2603.00001", abstract="Patients were withdrawn from treatment in this work."),
        Paper("2603.00001", comment="8 pages; the second claim has been withdrawn"),
        Paper("2603.00001", comment="This paper was withdrawn from the FooConf 2025 proceedings"),
    ],
)
def test_what_else_was_withdrawn_does_not_flag_the_paper(bench: Bench, paper: Paper) -> None:
    bench.loopback.route("/api/query", Reply(feed([paper])))

    (candidate,) = bench.fetch().candidates

    assert candidate.flags == ()


def test_a_failed_later_page_keeps_what_came(bench: Bench) -> None:
    first = Reply(feed(papers(3), total=9))
    bench.loopback.route("/api/query", first, Reply("no", 500))

    harvest = bench.fetch(page_size=3)

    assert harvest.status is Status.PARTIAL
    assert len(harvest.candidates) == 3
    assert "HTTP 500; the 3 papers before that were kept." in harvest.notes[0]


def test_an_empty_later_page_is_asked_for_again(bench: Bench) -> None:
    pages = [Reply(feed(papers(3), total=5)), Reply(feed([], total=5))]
    last = Reply(feed(papers(5)[3:], total=5, start=3))
    bench.loopback.route("/api/query", *pages, last)

    harvest = bench.fetch(page_size=3)

    assert harvest.status is Status.OK
    assert len(harvest.candidates) == 5


def test_an_empty_first_page_of_busy_categories_is_no_honest_answer(bench: Bench) -> None:
    bench.loopback.route("/api/query", Reply(feed([])))
    bench.loopback.route("/rss/cs.CL", Reply(listing()))
    bench.loopback.route("/rss/cs.LG", Reply(listing()))

    harvest = bench.fetch()

    assert harvest.status is Status.STALE
    assert "a page came without any papers" in harvest.notes[0]


@pytest.mark.parametrize("values", [{"categories": ("math.CT",)}, {"query": "ti:unheard"}])
def test_an_empty_first_page_may_be_honest(bench: Bench, values: dict[str, object]) -> None:
    bench.loopback.route("/api/query", Reply(feed([])))

    harvest = bench.fetch(**values)

    assert (harvest.status, harvest.notes) == (Status.QUIET, ())


def test_an_answer_that_ends_days_ago_is_stale(bench: Bench) -> None:
    old = Paper("2603.00001", published="2026-03-02T10:00:00Z")
    bench.loopback.route("/api/query", Reply(feed([old])))

    harvest = bench.fetch()

    assert harvest.status is Status.STALE
    assert harvest.notes == ("The newest paper is of 02 March 2026: the API's index looks old.",)


def error_entry() -> str:
    entry = (
        "<entry><id>https://arxiv.org/api/errors#start_must_be_an_integer</id><title>Error</title>"
        "<summary>start must be an integer</summary><updated>2026-03-09T00:00:00Z</updated></entry>"
    )
    return feed([]).replace("</feed>", f"{entry}</feed>")


@pytest.mark.parametrize("status", [200, 400])
def test_the_apis_own_error_entry_is_an_error(bench: Bench, status: int) -> None:
    bench.loopback.route("/api/query", Reply(error_entry(), status))

    harvest = bench.fetch()

    assert harvest.status is Status.FAILED
    assert "arXiv says: start must be an integer" in harvest.notes[0]
    assert len(bench.loopback.requests_to("/api/query")) == 1


def test_the_listing_stands_in_when_the_api_gives_up(bench: Bench) -> None:
    bench.loopback.route("/api/query", Reply("down", 500))
    new = Paper("2603.00001", title="New \\emph{one}", abstract="Less is $<$ more & so on.")
    shared = Paper("2603.00002", authors=("Ada Example", "Bob Example (Somewhere)"))
    old = Paper("2603.00003")
    bench.loopback.route("/rss/cs.CL", Reply(listing(new.item(), old.item("replace"))))
    bench.loopback.route("/rss/cs.LG", Reply(listing(new.item("cross"), shared.item("cross"))))

    harvest = bench.fetch()

    assert harvest.status is Status.PARTIAL
    assert ids(harvest) == ["arxiv:2603.00001", "arxiv:2603.00002"]
    first, second = harvest.candidates
    assert (first.title, first.text) == ("New one", "Less is < more & so on.")
    assert second.authors == ("Ada Example", "Bob Example")
    assert harvest.notes[0].endswith("HTTP 500.")
    assert harvest.notes[1] == "The RSS listing stands in, with the latest announcement only."


def test_a_listing_of_another_week_does_not_stand_in(bench: Bench) -> None:
    bench.loopback.route("/api/query", Reply("down", 500))
    item = Paper("2605.00001").item(when="Thu, 07 May 2026 00:00:00 -0400")
    bench.loopback.route("/rss/cs.CL", Reply(listing(item)))
    bench.loopback.route("/rss/cs.LG", Reply(listing()))

    harvest = bench.fetch()

    assert (harvest.status, harvest.candidates) == (Status.FAILED, ())
    assert harvest.notes[1] == "The RSS listing has no papers for the window either."


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Reply("<html><body>Be right back</body></html>"), "the answer is no Atom feed"),
        (Reply(b"\x00\xff\xfe garbage"), "the answer is no Atom feed"),
        (Reply("<feed><entry><id>x"), "without any papers"),
        (Endless(b"<feed>"), "larger than 0.3 MB"),
        (Drop(), "the connection broke"),
        (Reply("gone", 403), "HTTP 403"),
        (Reply(feed([Paper("2603.00001", published="yesterday")])), "Invalid isoformat"),
    ],
)
def test_trouble_is_named_and_never_raised(bench: Bench, fault: Reply, reason: str) -> None:
    bench.loopback.route("/api/query", fault)

    harvest = bench.fetch()

    assert harvest.candidates == ()
    assert harvest.status in (Status.FAILED, Status.STALE)
    assert reason in harvest.notes[0]
    assert "HTTP 404" in harvest.notes[1]


def test_a_server_that_never_answers_is_given_up(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sources.arxiv_api.PAGE_SECONDS", 0.1)
    bench.loopback.route("/api/query", Hang())

    harvest = bench.fetch()

    assert harvest.status is Status.FAILED
    assert "timed out after 0.1 s" in harvest.notes[0]


def test_a_server_that_does_not_page_is_found_out(bench: Bench) -> None:
    bench.loopback.route("/api/query", Reply(feed(papers(3), total=1_000_000)))

    harvest = bench.fetch(page_size=3)

    assert harvest.status is Status.PARTIAL
    assert len(harvest.candidates) == 3
    assert "the same papers again and again" in harvest.notes[0]


def test_an_endless_api_ends_with_its_time(bench: Bench) -> None:
    endless = iter(papers(1000))
    bench.loopback.route("/api/query", lambda _: Reply(feed([next(endless)], total=10**6)))
    ticks = itertools.count()
    config = bench.config(timeout_seconds=20)
    web = Web(user_agent="Galley/test", trusted_hosts=["127.0.0.1"], limits=LIMITS)

    harvest = ArxivSource(
        config, web, now=NOW, sleep=bench.sleeps.append, clock=lambda: float(next(ticks))
    ).fetch(WINDOW)

    assert harvest.status is Status.PARTIAL
    assert "no time left of 20 s" in harvest.notes[0]
    assert 0 < len(harvest.candidates) < 21


def test_a_window_in_the_future_asks_nothing(bench: Bench) -> None:
    future = Window(datetime(2027, 1, 4, tzinfo=UTC), datetime(2027, 1, 11, tzinfo=UTC), "2027-W01")

    harvest = bench.fetch(future)

    assert harvest.status is Status.QUIET
    assert bench.loopback.requests == []


def test_without_a_network_the_reason_is_given_soon(bench: Bench) -> None:
    harvest = bench.fetch(api_url="http://127.0.0.1:1/api", rss_url="http://127.0.0.1:1/rss")

    assert (harvest.status, harvest.candidates) == (Status.FAILED, ())
    assert [note.count("cannot connect") for note in harvest.notes] == [1, 1]
    assert sum(bench.sleeps) < 10
