"""A run that is to stop waits for nothing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sources.http import Web
from sources.stopping import Stop
from tests.loopback import Answer, Hang, Loopback, Reply, Request, Trickle


def interruption(url: str, asked: threading.Event) -> BaseException | None:
    """How a request for ``url`` ends when the run is to stop once it was ``asked``."""
    stop = Stop()
    web = Web(user_agent="test", trusted_hosts=["127.0.0.1"], sleep=stop.sleep, stop=stop)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(web.get, url)
        assert asked.wait(30)
        stop.call()
        return waiting.exception(timeout=30)


@pytest.mark.parametrize("answer", [Hang(), Trickle()])
def test_a_request_on_its_way_is_interrupted(loopback: Loopback, answer: Answer) -> None:
    asked = threading.Event()

    def hang(_: Request) -> Answer:
        asked.set()
        return answer

    error = interruption(loopback.route("/", hang), asked)

    assert isinstance(error, KeyboardInterrupt)
    assert len(loopback.requests) == 1


def test_a_pause_between_tries_is_interrupted(loopback: Loopback) -> None:
    asked = threading.Event()

    def busy(_: Request) -> Reply:
        asked.set()
        return Reply("", 503, {"Retry-After": "50"})

    error = interruption(loopback.route("/", busy), asked)

    assert isinstance(error, KeyboardInterrupt)


def test_nothing_is_asked_for_after_it(loopback: Loopback) -> None:
    stop = Stop()
    web = Web(user_agent="test", trusted_hosts=["127.0.0.1"], stop=stop)
    stop.call()

    with pytest.raises(KeyboardInterrupt):
        web.get(loopback.route("/", Reply("a page")))

    assert loopback.requests == []
