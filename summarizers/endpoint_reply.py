"""What an OpenAI-compatible endpoint says: a chat completion, or why there is none.

The parts of a completion that are read are those that every server knows
(https://platform.openai.com/docs/api-reference/chat/object).
"""

from __future__ import annotations

from typing import Annotated

import httpx
from pydantic import (
    BaseModel,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from newsletter.text import tidy
from summarizers.writer import Answer, Failed

_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_HOPELESS = frozenset({301, 302, 303, 307, 308, 401, 403, 404, 405})
_MAX_TOLD_CHARACTERS = 200
_MAX_TOKENS_TOLD = 10_000_000


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class Tokens(BaseModel):
    """What a completion cost, as the endpoint counts it."""

    prompt_tokens: int = Field(ge=0, le=_MAX_TOKENS_TOLD)
    completion_tokens: int = Field(ge=0, le=_MAX_TOKENS_TOLD)


def _or_unknown(value: object, validate: ValidatorFunctionWrapHandler) -> Tokens | None:
    """The count, or ``None`` for one that is none: an answer is as good without it."""
    try:
        counted: Tokens | None = validate(value)
    except ValidationError:
        return None
    return counted


class Completion(BaseModel):
    """The parts of a chat completion that are used; the rest is ignored."""

    choices: list[_Choice] = Field(min_length=1)
    usage: Annotated[Tokens | None, WrapValidator(_or_unknown)] = None


class NoAnswerError(Exception):
    """One request failed; ``wait`` is what the server asks for before the next, in seconds."""

    def __init__(
        self,
        reason: str,
        *,
        retried: bool = False,
        hopeless: bool = False,
        wait: float | None = None,
    ) -> None:
        self.reason = reason
        self.retried = retried
        self.hopeless = hopeless
        self.wait = wait
        super().__init__(reason)


def parsed(content: bytes) -> Completion:
    """The completion in a body; raises :class:`NoAnswerError` where there is none."""
    try:
        return Completion.model_validate_json(content)
    except ValidationError:
        raise NoAnswerError("answered what is no chat completion") from None


def refusal(response: httpx.Response, content: bytes, key: str) -> NoAnswerError:
    """The fault that an answer other than 200 tells of, ``key`` left out of its words."""
    status = response.status_code
    told = _told(content)
    told = told.replace(key, "…") if key else told
    return NoAnswerError(
        f"answered {status}" + (f": {told}" if told else ""),
        retried=status in _RETRIED,
        hopeless=status in _HOPELESS,
        wait=_retry_after(response.headers),
    )


def _told(content: bytes) -> str:
    """The server's own words on an error, on one short line without markup."""

    class Fault(BaseModel):
        message: str = ""

    class Body(BaseModel):
        error: Fault | str = ""

    try:
        error = Body.model_validate_json(content).error
    except ValidationError:
        return ""
    text = error if isinstance(error, str) else error.message
    return tidy(text.replace("<", " ").replace(">", " "))[:_MAX_TOLD_CHARACTERS]


def said(completion: Completion) -> Answer:
    """What the model said, or that it would not."""
    choice = completion.choices[0]
    if choice.finish_reason == "content_filter" or choice.message.refusal:
        return Failed("refused")
    return choice.message.content or Failed("said nothing")


def _retry_after(headers: httpx.Headers) -> float | None:
    try:
        return max(0.0, float(headers["Retry-After"]))
    except (KeyError, ValueError):
        return None
