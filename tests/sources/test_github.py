"""The GitHub source against a server that answers as GitHub does, limits and faults included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

import pytest

from newsletter.config import GithubConfig
from newsletter.models import Candidate, Harvest, Kind, Status, Window
from sources.github import GithubSource, StarHistory, no_history
from sources.http import Limits, Web
from tests.loopback import Drop, Endless, Loopback, Reply
from tests.sources.github_server import Hub, found, json_reply, page, readme, repository, row

WINDOW = Window(datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC), "2026-W10")
NOW = datetime(2026, 3, 9, 6, tzinfo=UTC)
TOKEN = "secret-token"
LIMITS = Limits(seconds=5.0, bytes=1_000_000, attempts=2, backoff_seconds=0.1)
DATE = "Mon, 09 Mar 2026 06:00:00 GMT"
SENT = int(NOW.timestamp())


class Bench:
    """A source with its server, and the sleeps that it asked for."""

    def __init__(self, loopback: Loopback) -> None:
        self.hub = Hub(loopback)
        self.url = loopback.url
        self.sleeps: list[float] = []

    def fetch(
        self,
        window: Window = WINDOW,
        /,
        *,
        token: str | None = TOKEN,
        history: StarHistory = no_history,
        **values: object,
    ) -> Harvest:
        given: dict[str, object] = {
            "trending_url": f"{self.url}/trending",
            "api_url": f"{self.url}/api",
            "topics": ("nlp",),
            "languages": (),
        }
        web = Web(
            user_agent="Galley/test",
            trusted_hosts=["127.0.0.1"],
            limits=LIMITS,
            sleep=self.sleeps.append,
        )
        source = GithubSource(
            GithubConfig.model_validate({**given, **values}),
            web,
            now=NOW,
            token=token,
            star_history=history,
            sleep=self.sleeps.append,
        )
        try:
            return source.fetch(window)
        finally:
            web.close()


@pytest.fixture
def bench(loopback: Loopback) -> Bench:
    return Bench(loopback)


def ids(harvest: Harvest) -> list[str]:
    return [candidate.id for candidate in harvest.candidates]


def of_id(harvest: Harvest, wanted: str) -> Candidate:
    return next(candidate for candidate in harvest.candidates if candidate.id == wanted)


def test_a_repository_becomes_a_candidate(bench: Bench) -> None:
    bench.hub.search(found(repository("Ada/Tool", homepage="https://tool.example.org")))
    text = "# Tool\n\nParses trees. Paper: arXiv:2603.01234.\n\n![How](docs/how.png)\n"
    bench.hub.json("/api/repos/Ada/Tool/readme", readme(text, full_name="Ada/Tool"))

    candidate = of_id(bench.fetch(), "github:ada/tool")

    assert candidate.kind is Kind.REPOSITORY
    assert (candidate.title, candidate.authors) == ("Ada/Tool", ("Ada",))
    assert candidate.url == "https://github.com/Ada/Tool"
    assert candidate.text == "Tool\n\nParses trees. Paper: arXiv:2603.01234."
    assert candidate.links == ("https://tool.example.org", "https://arxiv.org/abs/2603.01234")
    assert candidate.image
    assert candidate.image.url == "https://raw.githubusercontent.com/Ada/Tool/main/docs/how.png"
    assert candidate.description == "Does one thing"
    assert candidate.categories == ("nlp", "agents")
    assert (candidate.language, candidate.licence) == ("Python", "MIT")
    assert (candidate.signals.stars, candidate.signals.forks) == (900, 80)
    assert candidate.signals.stars_gained is None
    assert candidate.published == datetime(2026, 2, 20, 10, tzinfo=UTC)
    assert candidate.updated == datetime(2026, 3, 8, 10, tzinfo=UTC)


def test_what_trends_is_looked_up_and_keeps_its_gain(bench: Bench) -> None:
    harvest = bench.fetch()

    assert harvest.status is Status.OK
    assert len(harvest.candidates) == 6
    candidate = of_id(harvest, "github:trend/repo3")
    assert (candidate.signals.stars, candidate.signals.stars_gained) == (900, 1234)
    assert candidate.categories == ("nlp", "agents")


def test_trending_and_search_are_merged(bench: Bench) -> None:
    bench.hub.search(found(repository("Trend/Repo0"), repository("ada/tool")))

    harvest = bench.fetch()

    assert ids(harvest).count("github:trend/repo0") == 1
    assert of_id(harvest, "github:trend/repo0").signals.stars_gained == 1234
    assert bench.hub.asked("/api/repos/trend/repo0") == []


def test_a_days_gain_is_not_told_as_a_weeks(bench: Bench) -> None:
    week = page(*(row(f"trend/repo{n}") for n in range(6)))
    day = page(row("trend/repo0", gained="9 stars today"), row("day/only", gained="7 stars today"))
    bench.hub.loopback.route("/trending", Reply(week), Reply(day))

    harvest = bench.fetch()

    assert of_id(harvest, "github:trend/repo0").signals.stars_gained == 1234
    assert of_id(harvest, "github:day/only").signals.stars_gained is None


def test_every_language_has_its_pages(bench: Bench) -> None:
    bench.hub.loopback.route("/trending/python", Reply(page(row("py/thing"))))

    harvest = bench.fetch(languages=("python",))

    assert "github:py/thing" in ids(harvest)
    asked = bench.hub.asked("/trending/python")
    assert [request.query["since"] for request in asked] == ["weekly", "daily"]


def test_the_searches_are_for_new_and_for_rising_repositories(bench: Bench) -> None:
    bench.fetch(topics=("nlp", "llm"), min_stars=50, created_within_days=60)

    assert bench.hub.searches() == [
        "topic:nlp created:2026-01-08..2026-03-09 stars:>=50",
        "topic:llm created:2026-01-08..2026-03-09 stars:>=50",
        "topic:nlp created:2025-03-09..2026-01-08 pushed:>=2026-03-02 stars:>=500",
        "topic:llm created:2025-03-09..2026-01-08 pushed:>=2026-03-02 stars:>=500",
    ]


def test_a_changed_trending_page_is_noticed_and_searched_for(bench: Bench) -> None:
    bench.hub.loopback.route("/trending", Reply("<main><div class='card'>trend/repo0</div></main>"))
    bench.hub.search(found(repository("ada/tool")))

    harvest = bench.fetch(languages=("jupyter-notebook",))

    assert harvest.status is Status.PARTIAL
    assert ids(harvest) == ["github:ada/tool"]
    assert "The trending page gives too little: only 0 rows." in harvest.notes
    assert "The search stands in for the trending page." in harvest.notes
    assert any(query.startswith('language:"jupyter notebook"') for query in bench.hub.searches())


def test_a_past_window_is_searched_only(bench: Bench) -> None:
    past = Window(datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 1, 12, tzinfo=UTC), "2026-W02")
    bench.hub.search(found(repository("ada/tool")))

    harvest = bench.fetch(past)

    assert harvest.status is Status.OK
    assert bench.hub.asked("/trending") == []
    assert harvest.notes[0] == "The trending page knows only the present."


def test_our_own_counts_give_the_growth(bench: Bench) -> None:
    def history(wanted: Iterable[str]) -> Mapping[str, Sequence[tuple[date, int]]]:
        assert "github:ada/tool" in set(wanted)
        return {"github:ada/tool": [(date(2026, 3, 2), 700)]}

    bench.hub.search(found(repository("ada/tool")))

    harvest = bench.fetch(history=history)

    assert of_id(harvest, "github:ada/tool").signals.stars_gained == 200


def test_only_the_most_promising_are_kept(bench: Bench) -> None:
    rows = [row(f"trend/repo{n}", gained=f"{n}00 stars this week") for n in range(6)]
    bench.hub.trend(*rows)

    harvest = bench.fetch(max_repositories=2)

    assert ids(harvest) == ["github:trend/repo5", "github:trend/repo4"]


def test_flags_say_what_speaks_against_it(bench: Bench) -> None:
    bench.hub.search(found(repository("ada/fork", fork=True)))

    assert of_id(bench.fetch(), "github:ada/fork").flags == ("fork",)


def test_the_owner_of_a_young_star_is_looked_up(bench: Bench) -> None:
    bench.hub.search(found(repository("novel/star", created_at="2026-03-05T00:00:00Z")))
    bench.hub.json("/api/users/novel", {"login": "novel", "created_at": "2026-03-04T00:00:00Z"})

    flags = of_id(bench.fetch(), "github:novel/star").flags

    assert flags == ("suspicious growth: 900 stars, an owner of 5 days",)


def test_a_renamed_repository_is_one(bench: Bench) -> None:
    bench.hub.json("/api/repositories/1", repository("trend/repo1"))
    moved = Reply("", 301, {"Location": f"{bench.url}/api/repositories/1"})
    bench.hub.loopback.route("/api/repos/trend/repo0", moved)

    harvest = bench.fetch()

    assert ids(harvest).count("github:trend/repo1") == 1
    assert "github:trend/repo0" not in ids(harvest)


def test_a_primary_limit_is_waited_for(bench: Bench) -> None:
    limited = json_reply(
        {"message": "API rate limit exceeded for you."},
        403,
        X_RateLimit_Remaining="0",
        X_RateLimit_Limit="10",
        X_RateLimit_Reset=str(SENT + 30),
        Date=DATE,
    )
    bench.hub.search(limited, found(repository("ada/tool")))

    harvest = bench.fetch()

    assert harvest.status is Status.OK
    assert bench.sleeps == [31.0]


def test_a_limit_just_used_up_is_waited_for_beforehand(bench: Bench) -> None:
    last = json_reply(
        found(repository("ada/tool")),
        200,
        X_RateLimit_Remaining="0",
        X_RateLimit_Limit="10",
        X_RateLimit_Reset=str(SENT + 12),
        Date=DATE,
    )
    bench.hub.search(last, found())

    bench.fetch()

    assert bench.sleeps == [13.0]


def test_a_secondary_limit_is_waited_for_as_asked(bench: Bench) -> None:
    message = "You have exceeded a secondary rate limit."
    bench.hub.search(json_reply({"message": message}, 403, Retry_After="40"), found())

    bench.fetch()

    assert bench.sleeps == [40.0]


def test_a_secondary_limit_that_asks_for_nothing_is_waited_out(bench: Bench) -> None:
    message = "You have exceeded a secondary rate limit. Please wait a few minutes."
    limited = json_reply({"message": message}, 403, X_RateLimit_Remaining="4000")
    bench.hub.search(limited, found(repository("ada/tool")))

    harvest = bench.fetch()

    assert harvest.status is Status.OK
    assert bench.sleeps == [60.0]


def test_a_limit_is_not_tried_against_by_the_client_beneath(bench: Bench) -> None:
    bench.hub.search(json_reply({"message": "Too many requests."}, 429), found())

    bench.fetch()

    new, again, established = bench.hub.searches()
    assert new == again != established
    assert bench.sleeps == [60.0]


def test_a_limit_too_far_away_ends_the_searches(bench: Bench) -> None:
    limited = json_reply(
        {"message": "API rate limit exceeded"},
        403,
        X_RateLimit_Remaining="0",
        X_RateLimit_Limit="10",
        X_RateLimit_Reset=str(SENT + 3599),
        Date=DATE,
    )
    bench.hub.search(found(repository("ada/tool")), limited)

    harvest = bench.fetch(topics=("nlp", "llm"))

    assert harvest.status is Status.PARTIAL
    assert "github:ada/tool" in ids(harvest)
    assert len(bench.hub.searches()) == 2
    assert bench.sleeps == []
    assert any("rate limit reached, free again in 3600 s" in note for note in harvest.notes)


def test_incomplete_results_are_noted(bench: Bench) -> None:
    bench.hub.search(found(repository("ada/tool"), incomplete_results=True))

    notes = bench.fetch().notes

    assert any("ran out of time for the search 'topic:nlp created" in note for note in notes)


def test_without_a_token_only_the_best_are_looked_into(bench: Bench) -> None:
    many = [repository(f"ada/tool{n}") for n in range(80)]
    bench.hub.search(found(*many))

    harvest = bench.fetch(token=None)

    asked = [r for r in bench.hub.loopback.requests if r.path.startswith("/api/repos/")]
    assert len(asked) == 55
    assert harvest.status is Status.OK
    assert len(harvest.candidates) == 86
    assert "Without GITHUB_TOKEN, GitHub answers 60 requests an hour." in harvest.notes[-1]
    assert all("authorization" not in request.headers for request in asked)


def test_the_token_goes_to_the_api_and_nowhere_else(bench: Bench) -> None:
    bench.hub.search(Reply("broken", 500))

    harvest = bench.fetch()

    (page_request, *_) = bench.hub.asked("/trending")
    (api_request, *_) = bench.hub.asked("/api/search/repositories")
    assert "authorization" not in page_request.headers
    assert api_request.headers["authorization"] == "token secret-token"
    assert not any("secret-token" in note for note in harvest.notes)


def test_a_wrong_token_is_named(bench: Bench) -> None:
    refusal = json_reply({"message": "Bad credentials"}, 401)
    bench.hub.search(refusal)

    harvest = bench.fetch()

    assert harvest.status is Status.PARTIAL
    assert any("HTTP 401" in note for note in harvest.notes)


@pytest.mark.parametrize(
    "answer",
    [
        Reply("<html>maintenance</html>"),
        Reply('{"items": '),
        Reply("[1, 2]"),
        Reply('{"items": [1, {"full_name": null}, {"full_name": "a/../b"}]}'),
        Reply("still working", 202),
        Reply("[]", 404),
        Endless(),
        Drop(),
    ],
)
def test_garbage_from_the_api_leaves_what_trends(bench: Bench, answer: Reply) -> None:
    bench.hub.loopback.route("/api/search/repositories", answer)

    harvest = bench.fetch()

    assert harvest.status in (Status.OK, Status.PARTIAL)
    assert len(harvest.candidates) == 6


def test_with_nothing_to_be_had_the_reasons_stand(bench: Bench) -> None:
    bench.hub.loopback.route("/trending", Reply("down", 500))
    bench.hub.search(Reply("down", 500))

    harvest = bench.fetch()

    assert (harvest.status, harvest.candidates) == (Status.FAILED, ())
    assert harvest.notes
    assert all(note.endswith("HTTP 500.") for note in harvest.notes)


@pytest.mark.parametrize(
    "answer",
    [
        {"encoding": "none", "content": ""},
        {"encoding": "base64", "content": "%%%"},
        {"name": 7, "encoding": "base64", "content": "aGk="},
        {"message": "no"},
    ],
)
def test_a_broken_readme_costs_only_the_readme(bench: Bench, answer: dict[str, object]) -> None:
    bench.hub.search(found(repository("ada/tool")))
    bench.hub.json("/api/repos/ada/tool/readme", answer)

    assert of_id(bench.fetch(), "github:ada/tool").text in ("", "hi")


def test_without_a_network_the_reason_is_given_soon(bench: Bench) -> None:
    nowhere = "http://127.0.0.1:1"

    harvest = bench.fetch(trending_url=nowhere, api_url=nowhere, topics=("nlp", "llm"))

    assert (harvest.status, harvest.candidates) == (Status.FAILED, ())
    assert [note.count("cannot connect") for note in harvest.notes] == [1, 1]
    assert sum(bench.sleeps) < 10
