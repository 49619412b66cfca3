"""Blurbs by any OpenAI-compatible endpoint: Ollama, vLLM, llama.cpp, or a hosted model.

The request is ``POST <url>/chat/completions`` as the OpenAI API reference describes it
(https://platform.openai.com/docs/api-reference/chat); only the parts that every server knows are
used. The key goes into one header and nowhere else: no message, log or exception shows it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    wait_exponential,
    wait_random,
)

from newsletter.models import Story
from summarizers.base import Style, source_text
from summarizers.endpoint_reply import Completion, NoAnswerError, Tokens, parsed, refusal, said
from summarizers.prompts import MAX_SOURCE_CHARACTERS, Message, chat_messages, truncated
from summarizers.style_cards import PROMPT_VERSION
from summarizers.writer import Answer, Failed, UnavailableError, Usage

MAX_RESPONSE_BYTES = 1_000_000
ATTEMPTS = 3
MAX_WAIT_SECONDS = 30.0
"""The longest ``Retry-After`` that is waited for; one who asks for more is given up."""
_FAILURES_IN_A_ROW = 3
"""So many stories in a row without an answer, and the endpoint is taken for down."""
_TIMED_OUT = "timed out"


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost."""

    per_million_input: float = 0.0
    per_million_output: float = 0.0

    def of(self, input_tokens: int, output_tokens: int) -> float:
        """The price of one call."""
        return (
            input_tokens * self.per_million_input + output_tokens * self.per_million_output
        ) / 1e6


class EndpointWriter:
    """A :class:`~summarizers.writer.Writer` on a chat-completions endpoint.

    ``client`` is the HTTP client to send with; redirects are not followed, whatever it says.
    """

    name = "chat"
    chunk = 1

    def __init__(
        self,
        url: str,
        client: httpx.Client,
        *,
        model: str = "",
        key: str = "",
        max_new_tokens: int = 256,
        timeout_seconds: float = 120.0,
        price: Price = Price(),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._url = _completions_url(url)
        self._client = client
        self._model = model
        self._key = key.strip()
        self._max_new_tokens = max_new_tokens
        self._settings: dict[str, object] = {
            "max_tokens": max_new_tokens,
            "temperature": 0,
            "stream": False,
        }
        if model:
            self._settings["model"] = model
        self._timeout = timeout_seconds
        self._price = price
        self._clock = clock
        self._sleep = sleep
        self._usage = Usage()
        self._failures = 0

    @property
    def identity(self) -> str:
        """The model by its name at this address; an endpoint tells no revision."""
        return (
            f"endpoint {_shown(self._url)} {self._model} prompt {PROMPT_VERSION} "
            f"max {self._max_new_tokens}"
        )

    @property
    def usage(self) -> Usage:
        """Answers received, with the tokens the endpoint counted and their price."""
        return self._usage

    def answer(self, stories: Sequence[Story], style: Style) -> list[Answer]:
        """One answer per story, one request at a time."""
        if not (self._key.isascii() and (self._key.isprintable())):
            raise UnavailableError("the key holds characters that no key has")
        return [self._answer(story, style) for story in stories]

    def _answer(self, story: Story, style: Style) -> Answer:
        messages = chat_messages(truncated(source_text(story), MAX_SOURCE_CHARACTERS), style)
        try:
            completion = self._ask(messages)
        except NoAnswerError as error:
            self._failures += 1
            if error.hopeless or self._failures >= _FAILURES_IN_A_ROW:
                raise UnavailableError(f"{_shown(self._url)}: {error.reason}") from None
            return Failed(error.reason)
        self._failures = 0
        self._count(completion.usage)
        return said(completion)

    def _count(self, tokens: Tokens | None) -> None:
        if tokens is None:
            self._usage += Usage(1, uncounted=1)
            return
        cost = self._price.of(tokens.prompt_tokens, tokens.completion_tokens)
        self._usage += Usage(1, tokens.prompt_tokens, tokens.completion_tokens, cost)

    def _ask(self, messages: list[Message]) -> Completion:
        """The endpoint's completion; its complaints about a setting are met where they can be."""
        try:
            return self._attempt(messages)
        except NoAnswerError as error:
            if not self._adapt(error.reason):
                raise
        return self._ask(messages)

    def _adapt(self, complaint: str) -> bool:
        """Whether there was a setting to change; some hosted models refuse the older ones."""
        if "max_completion_tokens" in complaint and "max_tokens" in self._settings:
            self._settings["max_completion_tokens"] = self._settings.pop("max_tokens")
            return True
        return "temperature" in complaint and self._settings.pop("temperature", None) is not None

    def _attempt(self, messages: list[Message]) -> Completion:
        """One completion within the attempts and the time there are."""
        body = {"messages": messages, **self._settings}
        deadline = self._clock() + self._timeout
        faults: list[NoAnswerError] = []

        def is_last(state: RetryCallState) -> bool:
            ready = self._clock() + state.upcoming_sleep
            return state.attempt_number >= ATTEMPTS or ready >= deadline

        def send() -> Completion:
            try:
                return self._send(body, deadline)
            except NoAnswerError as error:
                # What the server said tells more than that the rest of the time went by.
                if not faults or error.reason != _TIMED_OUT:
                    faults.append(error)
                raise faults[-1] from None

        retrying = Retrying(
            retry=retry_if_exception(_is_worth_a_retry),
            stop=is_last,
            wait=_wait,
            sleep=self._sleep,
            reraise=True,
        )
        return retrying(send)

    def _send(self, body: dict[str, object], deadline: float) -> Completion:
        try:
            return parsed(self._exchange(body, deadline))
        except httpx.TimeoutException:
            raise NoAnswerError(_TIMED_OUT) from None
        except (httpx.ConnectError, httpx.UnsupportedProtocol):
            raise NoAnswerError("cannot be reached", retried=True, hopeless=True) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = f"broke off ({type(error).__name__})"
            raise NoAnswerError(reason, retried=True) from None

    def _exchange(self, body: dict[str, object], deadline: float) -> bytes:
        headers = {"Accept-Encoding": "identity"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        left = deadline - self._clock()
        if left <= 0:
            raise NoAnswerError(_TIMED_OUT)
        with self._client.stream(
            "POST", self._url, json=body, headers=headers, timeout=left, follow_redirects=False
        ) as response:
            content = self._read(response, deadline)
        if response.status_code != 200:
            raise refusal(response, content, self._key)
        return content

    def _read(self, response: httpx.Response, deadline: float) -> bytes:
        content = bytearray()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > MAX_RESPONSE_BYTES:
                raise NoAnswerError(f"answered more than {MAX_RESPONSE_BYTES:,} bytes")
            if self._clock() > deadline:
                raise NoAnswerError(_TIMED_OUT)
        return bytes(content)


def _completions_url(url: str) -> str:
    base = url.rstrip("/")
    return base if base.endswith("/chat/completions") else f"{base}/chat/completions"


def _shown(url: str) -> str:
    """The address without what may be secret in it: user, password and query."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"


def _is_worth_a_retry(error: BaseException) -> bool:
    """Whether to ask again: the fault may pass, and the server asks for no long wait."""
    if not isinstance(error, NoAnswerError) or not error.retried:
        return False
    return error.wait is None or error.wait <= MAX_WAIT_SECONDS


def _wait(state: RetryCallState) -> float:
    """Seconds before the next try: what the server asks for, else exponential with jitter."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, NoAnswerError) and error.wait is not None:
        return error.wait
    return (wait_exponential(max=MAX_WAIT_SECONDS) + wait_random(0, 1))(state)
