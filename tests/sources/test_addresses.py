"""Which hosts may be private, by what config says of them."""

from __future__ import annotations

import pytest

from sources.addresses import TrustedHosts, is_this_machine, named_hosts, private_hosts


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        ("http://localhost:8080/feed", {"localhost:8080"}),
        ("http://Wiki/feed", {"wiki:80"}),
        ("https://nas.local/feed", {"nas.local:443"}),
        ("https://jo:hush@git.lan/api/v3", {"git.lan:443"}),
        ("http://10.0.0.8/feed", {"10.0.0.8:80"}),
        ("http://[fd00::8]:81/feed", {"[fd00::8]:81"}),
        ("https://blog.example/feed", set()),
        ("https://127.0.0.1.nip.example/feed", set()),
        ("http://127.1/feed", set()),
        ("ftp://localhost/feed", set()),
        ("http://[::1/", set()),
        ("", set()),
    ],
)
def test_only_what_is_plainly_private_is_taken_to_be(address: str, hosts: set[str]) -> None:
    assert private_hosts([address]) == hosts


def test_a_host_that_is_named_is_meant_at_its_usual_ports_or_at_one() -> None:
    assert named_hosts(["git.example", "wiki.example:8443"]) == {
        "git.example:80",
        "git.example:443",
        "wiki.example:8443",
    }


@pytest.mark.parametrize(
    ("trusted", "host", "port", "allowed"),
    [
        ("git.example:443", "GIT.example.", 443, True),
        ("git.example:443", "git.example", 80, False),
        ("git.example", "git.example", 9200, True),
        ("git.example", "not.git.example", 443, False),
        ("[fd00::8]:81", "fd00::8", 81, True),
        ("[fd00::8]:81", "fd00::8:81", 80, False),
    ],
)
def test_trust_is_in_a_host_at_a_port(trusted: str, host: str, port: int, allowed: bool) -> None:
    assert TrustedHosts([trusted]).allow(host, port) is allowed


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("localhost", True),
        ("api.LOCALHOST.", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("wiki", False),
        ("10.0.0.8", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_which_hosts_are_this_machine(host: str, is_here: bool) -> None:
    assert is_this_machine(host) is is_here
