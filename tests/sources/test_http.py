"""The polite client against a real server: bounds, retries, redirects, turns, secrets."""

from __future__ import annotations

import gzip
import pickle
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.fetch_errors import Failure, FetchError, safe_url
from sources.http import Limits, retry_after
from sources.pace import Pace
from tests.loopback import (
    Answer,
    Drop,
    Endless,
    Hang,
    Loopback,
    Reply,
    Request,
    Route,
    Trickle,
    redirect,
)
from tests.sources.webs import AGENT, QUICK, Sleeper, loopback_web, paced_web

_GZIP = {"Content-Encoding": "gzip"}
ZIPPED = gzip.compress(b"")


def gzipped(body: bytes) -> Reply:
    return Reply(gzip.compress(body), headers=_GZIP)


def test_an_answer_comes_with_its_address_headers_and_body(loopback: Loopback) -> None:
    url = loopback.route("/page", Reply("hello", headers={"X-Thing": "7"}))

    response = loopback_web().get(url, params={"q": "a b"}, headers={"X-Ask": "yes"})

    assert (response.status, response.body) == (200, b"hello")
    assert response.url == f"{url}?q=a+b"
    assert response.headers["x-thing"] == "7"
    assert response.permanent_url is None
    [request] = loopback.requests
    assert request.query == {"q": "a b"}
    assert request.headers["user-agent"] == AGENT
    assert request.headers["x-ask"] == "yes"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_a_header_of_any_bytes_is_read(loopback: Loopback, encoding: str) -> None:
    sent = "Café".encode(encoding).decode("latin-1")
    url = loopback.route("/", Reply("hello", headers={"X-Powered-By": sent}))

    assert loopback_web().get(url).headers["x-powered-by"] == "Café"


def test_a_redirect_to_an_address_that_is_not_quoted_is_followed(loopback: Loopback) -> None:
    start = loopback.route("/", redirect("/é".encode().decode("latin-1")))
    end = loopback.route("/%C3%A9", Reply("here"))

    response = loopback_web().get(start)

    assert (response.url, response.body) == (end, b"here")


@pytest.mark.parametrize("value", ["é", "a\nb", "a\0b"])
def test_a_header_that_cannot_be_sent_is_an_error_like_any_other(
    loopback: Loopback, value: str
) -> None:
    with pytest.raises(FetchError, match="has a header in its request that cannot be sent"):
        loopback_web().get(loopback.url, headers={"X-Ask": value})

    assert loopback.requests == []


def test_no_cookie_comes_back(loopback: Loopback) -> None:
    url = loopback.route("/", Reply("hi", headers={"Set-Cookie": "id=1; Path=/"}))
    web = loopback_web()

    web.get(url)
    web.get(url)
    web.session().get(url)
    web.session().get(url)

    assert all("cookie" not in request.headers for request in loopback.requests)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Hang(), "timed out after 0.2 s"),
        (Trickle(), "timed out after 0.2 s"),
        (Drop(), "the connection broke: Server disconnected without sending a response."),
        (Endless(), "larger than 0.2 MB"),
        (gzipped(b"0" * 50_000_000), "larger than 0.2 MB"),
        (Reply(b"junk", headers={"Content-Encoding": "gzip"}), "cannot be decompressed"),
        (Reply(ZIPPED + b"\x1f\x8bjunk", headers=_GZIP), "cannot be decompressed"),
        (Reply(ZIPPED * 20_000, headers=_GZIP), "is compressed in too many parts"),
        (Endless(ZIPPED + b"\0" * 65_536, headers=_GZIP), "goes on after its end"),
        (Reply(b"junk", headers={"Content-Encoding": "br"}), "unknown content encoding 'br'"),
        (Reply(b"", 404), "HTTP 404"),
        (Reply(b"", 503), "HTTP 503"),
        (redirect("ftp://files.example/"), "is no http:// or https:// address"),
        (redirect("http://[::1/"), "redirects to what is no web address"),
        (redirect("http://10.0.0.1/"), "refused: 10.0.0.1 is a private address"),
    ],
)
def test_a_fault_is_one_line_with_a_reason(loopback: Loopback, fault: Answer, reason: str) -> None:
    url = loopback.route("/", fault)

    with pytest.raises(FetchError) as caught:
        loopback_web(limits=QUICK).get(url)

    assert caught.value.reason == reason
    assert str(caught.value) == f"{caught.value.url}: {reason}"


def test_headers_that_trickle_in_are_timed_out_too(loopback: Loopback) -> None:
    import socket

    listener = socket.create_server(("127.0.0.1", 0))
    gone = threading.Event()

    def trickle_headers() -> None:
        connection, _ = listener.accept()
        with connection:
            try:
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                while not gone.wait(0.02):
                    connection.sendall(b"X-More: 1\r\n")
            except OSError:
                return

    server = threading.Thread(target=trickle_headers)
    server.start()
    try:
        with pytest.raises(FetchError, match=r"timed out after 0\.2 s"):
            loopback_web(limits=Limits(seconds=0.2, attempts=1)).get(
                f"http://127.0.0.1:{listener.getsockname()[1]}/"
            )
    finally:
        gone.set()
        server.join()
        listener.close()


def test_a_body_that_breaks_off_is_no_answer(loopback: Loopback) -> None:
    url = loopback.route("/", Drop(sent=10))

    with pytest.raises(FetchError, match="the connection broke"):
        loopback_web().get(url)


def test_nobody_listening_is_said_plainly(loopback: Loopback) -> None:
    with pytest.raises(FetchError, match=r"cannot connect: Connection refused$"):
        loopback_web().get("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    "url", ["", "nonsense", "http://", "http://[", "http://a.b:99999/", "file:///c"]
)
def test_what_is_no_web_address_is_an_error_like_any_other(url: str) -> None:
    with pytest.raises(FetchError):
        loopback_web().get(url)


@pytest.mark.parametrize(
    "reply",
    [
        gzipped(b"plain words"),
        Reply(gzip.compress(b"plain ") + gzip.compress(b"words") + b"\0" * 512, headers=_GZIP),
        Reply(zlib.compress(b"plain words"), headers={"Content-Encoding": "deflate"}),
        Reply(zlib.compress(b"plain words")[2:-4], headers={"Content-Encoding": "deflate"}),
        Reply(b"plain words", headers={"Content-Encoding": "identity"}),
    ],
)
def test_compressed_bodies_come_decompressed(loopback: Loopback, reply: Reply) -> None:
    response = loopback_web().get(loopback.route("/", reply))

    assert response.body == b"plain words"
    assert "content-encoding" not in response.headers


@pytest.mark.parametrize("first", [Reply(b"", 503), Reply(b"", 429), Reply(b"", 502), Drop()])
def test_what_may_pass_is_tried_again_after_a_wait(loopback: Loopback, first: Answer) -> None:
    sleeper = Sleeper()
    url = loopback.route("/", first, Reply("at last"))

    response = loopback_web(sleep=sleeper.sleep).get(url)

    assert response.body == b"at last"
    assert len(sleeper.slept) == 1
    assert 1.0 <= sleeper.slept[0] <= 2.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": "60"}, 60.0),
        (
            {
                "Retry-After": "Sun, 22 Nov 2026 10:00:09 GMT",
                "Date": "Sun, 22 Nov 2026 10:00:00 GMT",
            },
            9.0,
        ),
        (
            {
                "Retry-After": "Sun, 22 Nov 2026 09:00:00 GMT",
                "Date": "Sun, 22 Nov 2026 10:00:00 GMT",
            },
            0.0,
        ),
    ],
)
def test_retry_after_is_obeyed_up_to_a_minute(
    loopback: Loopback, headers: dict[str, str], seconds: float
) -> None:
    sleeper = Sleeper()
    url = loopback.route("/", Reply(b"", 503, headers), Reply("at last"))

    loopback_web(sleep=sleeper.sleep).get(url)

    assert sleeper.slept == [seconds]


def test_a_server_that_wants_to_be_left_alone_for_longer_is(loopback: Loopback) -> None:
    sleeper = Sleeper()
    url = loopback.route("/", Reply(b"", 429, {"Retry-After": "3600"}))

    with pytest.raises(FetchError, match="HTTP 429"):
        loopback_web(sleep=sleeper.sleep).get(url)

    assert (len(loopback.requests), sleeper.slept) == (1, [])


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("²", None),
        ("٣", None),
        ("nan", None),
        ("9" * 5000, 999_999_999_999_999.0),
        ("Sun, 22 Nov 99999999999999999999 10:00:00 GMT", None),
        ("Sun, 22 Nov 2026 10:00:00 +99999999999999", None),
    ],
)
def test_a_retry_after_that_nobody_means_is_a_long_one_or_none(
    value: str, seconds: float | None
) -> None:
    assert retry_after({"Retry-After": value, "Date": "Sun, 22 Nov 2026 10:00:00 GMT"}) == seconds


@given(st.text(), st.text())
def test_any_retry_after_is_a_wait_or_nothing(value: str, date: str) -> None:
    seconds = retry_after({"Retry-After": value, "Date": date})

    assert seconds is None or seconds >= 0


@pytest.mark.parametrize("answer", [Reply(b"", 404), Reply(b"", 410), Endless()])
def test_what_will_not_pass_is_asked_once(loopback: Loopback, answer: Answer) -> None:
    url = loopback.route("/", answer)

    with pytest.raises(FetchError):
        loopback_web().get(url)

    assert len(loopback.requests) == 1


def test_a_server_that_stays_down_is_asked_three_times(loopback: Loopback) -> None:
    url = loopback.route("/", Reply(b"", 503))

    with pytest.raises(FetchError) as caught:
        loopback_web().get(url)

    assert caught.value.status == 503
    assert len(loopback.requests) == 3


@pytest.mark.parametrize(
    ("statuses", "is_permanent"),
    [((301,), True), ((308, 301), True), ((302,), False), ((301, 302), False), ((307, 308), False)],
)
def test_only_redirects_that_are_permanent_all_the_way_are_to_be_remembered(
    loopback: Loopback, statuses: tuple[int, ...], is_permanent: bool
) -> None:
    for hop, status in enumerate(statuses):
        loopback.route(f"/{hop}", redirect(f"/{hop + 1}", status))
    end = loopback.route(f"/{len(statuses)}", Reply("here"))

    response = loopback_web().get(loopback.url + "/0")

    assert (response.url, response.body) == (end, b"here")
    assert response.permanent_url == (end if is_permanent else None)


def test_redirects_without_end_are_cut(loopback: Loopback) -> None:
    url = loopback.route("/", redirect("/"))

    with pytest.raises(FetchError, match="more than 5 redirects"):
        loopback_web().get(url)

    assert len(loopback.requests) == 6


def test_a_redirect_to_another_origin_takes_no_secret_along(loopback: Loopback) -> None:
    with Loopback() as other:
        away = other.route("/away", Reply("ok"))
        start = loopback.route("/", redirect("/same"))
        loopback.route("/same", redirect(away))

        loopback_web().get(start, headers={"Authorization": "Bearer hush", "Cookie": "a=b"})

        assert [r.headers.get("authorization") for r in loopback.requests] == ["Bearer hush"] * 2
        assert "authorization" not in other.requests[0].headers
        assert "cookie" not in other.requests[0].headers
        assert other.requests[0].headers["host"] == f"127.0.0.1:{other.port}"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:pass@h.example/f", "https://h.example/f"),
        ("https://h.example/f?access_token=abc&x=1", "https://h.example/f?access_token=hidden&x=1"),
        ("https://h.example/f?api_key=abc", "https://h.example/f?api_key=hidden"),
        ("https://h.example/f?apikey=abc", "https://h.example/f?apikey=hidden"),
        ("https://h.example/f?X-Amz-Signature=abc", "https://h.example/f?X-Amz-Signature=hidden"),
        ("https://h.example/f?accessToken=abc", "https://h.example/f?accessToken=hidden"),
        ("https://h.example/f?jwt=abc&pass=b", "https://h.example/f?jwt=hidden&pass=hidden"),
        ("https://h.example/f?code=abc&zip=1", "https://h.example/f?code=hidden&zip=1"),
        ("https://h.example/f?author=a&keywords=b", "https://h.example/f?author=a&keywords=b"),
    ],
)
def test_secrets_in_addresses_are_not_shown(url: str, shown: str) -> None:
    assert safe_url(url) == shown
    assert FetchError(url, "HTTP 401").url == shown


def test_a_name_and_password_in_an_address_are_sent_but_never_given_back(
    loopback: Loopback,
) -> None:
    loopback.route("/", redirect("/there"))
    loopback.route("/there", Reply("ok"))

    response = loopback_web().get(f"http://jo:hush@127.0.0.1:{loopback.port}/")

    assert response.url == f"{loopback.url}/there"
    assert [r.headers["authorization"] for r in loopback.requests] == ["Basic am86aHVzaA=="] * 2


def test_an_error_survives_pickling() -> None:
    failed = FetchError("https://h.example/", "no such host", 404, Failure.NO_HOST)

    error = pickle.loads(pickle.dumps(failed))  # noqa: S301

    assert str(error) == "https://h.example/: no such host"
    assert (error.status, error.kind) == (404, Failure.NO_HOST)


def test_secrets_are_neither_in_errors_nor_in_logs(
    loopback: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    url = loopback.route("/", Reply(b"", 401))

    with pytest.raises(FetchError) as caught:
        loopback_web().get(f"{url}?token=hush", headers={"Authorization": "Bearer hush"})

    assert loopback.requests[0].query == {"token": "hush"}
    assert "hush" not in str(caught.value)
    assert "hush" not in caplog.text


def test_requests_to_one_host_never_overlap(loopback: Loopback) -> None:
    both_here = threading.Barrier(2, timeout=0.2)
    alone: list[bool] = []

    def wait_for_another(request: Request) -> Reply:
        try:
            both_here.wait()
        except threading.BrokenBarrierError:
            alone.append(True)
        return Reply("ok")

    url = loopback.route("/", wait_for_another)
    web = loopback_web()
    with ThreadPoolExecutor(2) as pool:
        bodies = [response.body for response in pool.map(web.get, [url, url])]

    assert bodies == [b"ok", b"ok"]
    assert alone == [True, True]


def test_requests_to_different_hosts_do_overlap() -> None:
    met = threading.Barrier(2, timeout=30)

    def meet(request: Request) -> Reply:
        met.wait()
        return Reply("met")

    with Loopback() as one, Loopback() as other, ThreadPoolExecutor(2) as pool:
        urls = [one.route("/", meet), other.route("/", meet)]
        web = loopback_web()

        assert [r.body for r in pool.map(web.get, urls)] == [b"met", b"met"]


def test_a_pace_holds_over_all_its_hosts(loopback: Loopback) -> None:
    sleeper = Sleeper()
    loopback.route("/", Reply("ok"))
    web = paced_web(sleeper, Pace(("127.0.0.1", "localhost"), 3.0))

    web.get(f"http://127.0.0.1:{loopback.port}/")
    web.get(f"http://localhost:{loopback.port}/")
    sleeper.now += 1.0
    web.get(f"http://127.0.0.1:{loopback.port}/")
    sleeper.now += 10.0
    web.get(f"http://127.0.0.1:{loopback.port}/")

    assert sleeper.slept == [3.0, 2.0]


def test_a_pace_holds_for_retries_and_redirects(loopback: Loopback) -> None:
    sleeper = Sleeper()
    loopback.route("/", Reply(b"", 503, {"Retry-After": "1"}), redirect("/there"))
    loopback.route("/there", Reply("ok"))

    paced_web(sleeper, Pace(("127.0.0.1",), 3.0)).get(loopback.url + "/")

    assert sleeper.slept == [1.0, 2.0, 3.0]


def test_the_session_gives_libraries_every_status_and_follows_redirects(
    loopback: Loopback,
) -> None:
    routes: dict[str, Route] = {
        "/ok": Reply('{"a": 1}', headers={"Content-Type": "application/json"}),
        "/missing": Reply("none", 404),
        "/moved": redirect("/ok", 301),
    }
    for path, route in routes.items():
        loopback.route(path, route)
    session = loopback_web().session()

    assert session.get(loopback.url + "/ok").json() == {"a": 1}
    assert session.get(loopback.url + "/missing").status_code == 404
    assert session.get(loopback.url + "/moved").url == loopback.url + "/ok"
    assert loopback.requests[0].headers["user-agent"] == AGENT


def test_the_session_sends_bodies_and_does_not_repeat_them(loopback: Loopback) -> None:
    url = loopback.route("/", Reply("busy", 503))

    response = loopback_web().session().post(url, data="payload")

    assert response.status_code == 503
    assert [request.body for request in loopback.requests] == [b"payload"]


def test_the_session_is_guarded_and_timed_like_the_client(loopback: Loopback) -> None:
    url = loopback.route("/", Hang())

    with pytest.raises(FetchError, match=r"timed out after 0\.1 s"):
        loopback_web(limits=QUICK).session(timeout=0.1).get(url)
    with pytest.raises(FetchError, match="refused"):
        loopback_web(trusted=()).session().get(url)
