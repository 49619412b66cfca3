"""Which way config leads out, and to whom it lets Galley speak."""

from __future__ import annotations

import pytest

from flows.web import endpoint_client, trusted_hosts
from newsletter.config import Config
from newsletter.config_file import parse_config
from tests.loopback import Loopback, Reply


def config_of(text: str) -> Config:
    return parse_config(text.encode(), "config.yaml")


def test_what_config_says_is_private_may_be_and_nothing_else() -> None:
    config = config_of("""
http: {private_hosts: [git.example.org]}
sources:
  github: {api_url: "https://git.example.org/api/v3", trending_url: "http://hub:8080/trending"}
  feeds:
    - {name: Followed, url: "https://blog.example/feed"}
    - {name: Here, url: "http://127.0.0.1:4000/feed"}
""")

    assert trusted_hosts(config, "http://wiki/feed", "https://typed.example/feed") == {
        "git.example.org:80",
        "git.example.org:443",
        "hub:8080",
        "127.0.0.1:4000",
        "wiki:80",
    }


@pytest.mark.parametrize("host", ["models.example", "127.0.0.1"])
def test_a_model_is_asked_the_way_config_says_whatever_the_environment(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    is_here = host == "127.0.0.1"
    url = f"http://{host}:{loopback.port}/v1"
    proxy = "http://127.0.0.1:1" if is_here else loopback.url
    config = config_of(f"""
http: {{proxy: "{proxy}"}}
summarizer: {{kind: chat, chat: {{url: "{url}"}}}}
""")
    loopback.route("/v1", Reply("a model"))

    with endpoint_client(config) as client:
        answer = client.get(url)

    assert answer.text == "a model"
    assert [request.headers["host"] for request in loopback.requests] == [f"{host}:{loopback.port}"]
