"""What the client refuses to connect to, and that it connects to what it checked."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Sequence

import pytest

from sources.addresses import refusal
from sources.fetch_errors import FetchError
from sources.guard import GuardedTransport
from sources.http import Web
from tests.loopback import Loopback, Reply, redirect
from tests.sources.webs import AGENT, LIMITS, loopback_web


class Names:
    """A name server that gives each name its answers in turn, the last repeating."""

    def __init__(self, **answers: Sequence[Sequence[str]]) -> None:
        self.answers = {name.replace("_", "."): list(each) for name, each in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self.answers.get(host)
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return answers.pop(0) if len(answers) > 1 else answers[0]


def web_with(names: Names, *trusted: str) -> Web:
    return Web(
        user_agent=AGENT,
        transport=GuardedTransport(trusted, resolver=names),
        limits=LIMITS,
        sleep=lambda seconds: None,
    )


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.8.8", "loopback"),
        ("::1", "loopback"),
        ("10.0.0.1", "private"),
        ("172.16.5.4", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "private"),
        ("198.18.0.1", "private"),
        ("fc00::1", "private"),
        ("fec0::1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("0.0.0.0", "reserved"),  # noqa: S104 -- nothing is bound
        ("255.255.255.255", "reserved"),
        ("::", "reserved"),
        ("::ffff:10.0.0.1", "private"),
        ("::ffff:127.0.0.1", "loopback"),
        ("2002:7f00:0001::", "loopback"),
        ("64:ff9b::a9fe:a9fe", "link-local"),
        ("2001:db8::1", "private"),
    ],
)
def test_addresses_that_are_not_public_are_refused_by_kind(address: str, kind: str) -> None:
    assert refusal(address) == f"refused: {address} is a {kind} address"


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_not_refused(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost"]
)
def test_every_spelling_of_this_machine_is_refused(loopback: Loopback, host: str) -> None:
    loopback.route("/", Reply("secret"))

    with pytest.raises(FetchError, match=r"refused: \S+ is a loopback address"):
        loopback_web(trusted=()).get(f"http://{host}:{loopback.port}/")

    assert loopback.requests == []


def test_a_public_name_with_one_private_answer_is_refused(loopback: Loopback) -> None:
    web = web_with(Names(blog_example=[["8.8.8.8", "127.0.0.1"]]))

    with pytest.raises(FetchError) as caught:
        web.get(f"http://blog.example:{loopback.port}/")

    assert caught.value.reason == (
        "refused: 127.0.0.1 is a loopback address, "
        "and http.private_hosts does not name blog.example"
    )
    assert loopback.requests == []


def test_the_name_is_resolved_once_so_a_second_answer_cannot_differ(loopback: Loopback) -> None:
    names = Names(blog_example=[["127.0.0.1"], ["10.0.0.1"]])
    loopback.route("/", Reply("hello"))

    response = web_with(names, "blog.example").get(f"http://blog.example:{loopback.port}/")

    assert response.body == b"hello"
    assert names.asked == ["blog.example"]
    assert loopback.requests[0].headers["host"] == f"blog.example:{loopback.port}"


def test_a_second_address_is_tried_when_the_first_does_not_answer(loopback: Loopback) -> None:
    names = Names(blog_example=[["127.0.0.2", "127.0.0.1"]])
    loopback.route("/", Reply("hello"))

    response = web_with(names, "blog.example").get(f"http://blog.example:{loopback.port}/")

    assert response.body == b"hello"


def test_trust_ends_at_the_configured_host(loopback: Loopback) -> None:
    names = Names(mirror_example=[["127.0.0.1"]], inside_example=[["127.0.0.1"]])
    loopback.route("/feed", redirect(f"http://inside.example:{loopback.port}/admin"))

    with pytest.raises(FetchError, match=r"inside\.example.*refused: 127\.0\.0\.1 is a"):
        web_with(names, "mirror.example").get(f"http://mirror.example:{loopback.port}/feed")

    assert [request.path for request in loopback.requests] == ["/feed"]


def test_trust_with_a_port_does_not_reach_another_port(loopback: Loopback) -> None:
    web = web_with(Names(mirror_example=[["127.0.0.1"]]), "mirror.example:1")

    with pytest.raises(FetchError, match="refused"):
        web.get(f"http://mirror.example:{loopback.port}/")


def test_a_trusted_address_may_be_an_ipv6_one() -> None:
    names = Names(**{"::1": [["::1"]]})

    with pytest.raises(FetchError, match="cannot connect"):
        web_with(names, "[::1]:1").get("http://[::1]:1/")
    with pytest.raises(FetchError, match="refused: ::1 is a loopback address"):
        web_with(names, "[::1]:1").get("http://[::1]:2/")


def test_an_unknown_host_is_said_to_be_unknown() -> None:
    with pytest.raises(FetchError) as caught:
        web_with(Names()).get("http://nowhere.example/feed")

    assert str(caught.value) == "http://nowhere.example/feed: no such host"


def test_a_name_server_that_fails_for_now_is_not_taken_for_an_unknown_host() -> None:
    def failing(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    transport = GuardedTransport(resolver=failing)

    with pytest.raises(FetchError, match="the name server does not answer"):
        Web(user_agent=AGENT, transport=transport).get("http://blog.example/")


def test_certificates_are_asked_for_by_name_and_a_wrong_one_is_no_passing_trouble(
    loopback: Loopback,
) -> None:
    shown: list[str | None] = []

    class Context:
        """Stands for an SSL context whose host has the certificate of another."""

        def set_alpn_protocols(self, protocols: list[str]) -> None: ...

        def wrap_socket(self, sock: socket.socket, server_hostname: str | None) -> socket.socket:
            shown.append(server_hostname)
            error = ssl.SSLCertVerificationError(1, "certificate verify failed")
            error.verify_message = "Hostname mismatch"
            raise error

    transport = GuardedTransport(
        ["blog.example"],
        resolver=Names(blog_example=[["127.0.0.1"]]),
        ssl_context=Context(),  # type: ignore[arg-type]
    )

    with pytest.raises(FetchError, match="its certificate is not valid: Hostname mismatch"):
        loopback_web(transport=transport).get(f"https://blog.example:{loopback.port}/")

    assert shown == ["blog.example"]
