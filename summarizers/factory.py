"""The ladder that a config asks for."""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from newsletter.config import ChatConfig, SummarizerConfig
from newsletter.embedding import Embedder
from summarizers.cache import BlurbStore
from summarizers.chat import ChatWriter
from summarizers.endpoint import EndpointWriter, Price
from summarizers.extractive import Extractive
from summarizers.headline import headline
from summarizers.ladder import Ladder
from summarizers.seq2seq import Seq2SeqWriter
from summarizers.topic import topic
from summarizers.writer import Writer


def build_summarizer(
    config: SummarizerConfig,
    embedder: Embedder,
    client: httpx.Client,
    store: BlurbStore,
    environ: Mapping[str, str],
) -> Ladder:
    """The rungs from ``config.kind`` down, over the extractive one.

    ``client`` carries an endpoint's requests, ``store`` keeps what models said, and ``environ``
    holds the endpoint's key under the name that config gives. No model is loaded before the first
    story.
    """
    rungs: list[Writer] = []
    if config.kind == "chat":
        rungs.append(_chat(config.chat, config.device, client, environ))
    if config.kind != "extractive" and config.seq2seq.model:
        rungs.append(
            Seq2SeqWriter(
                config.seq2seq.model,
                max_new_tokens=config.seq2seq.max_new_tokens,
                batch_size=config.seq2seq.batch_size,
                device=config.device,
            )
        )
    return Ladder(rungs, Extractive(embedder), store=store, headline=headline, topic=topic)


def _chat(
    config: ChatConfig, device: str, client: httpx.Client, environ: Mapping[str, str]
) -> Writer:
    """The endpoint where there is an address, else the model itself."""
    if not config.url:
        return ChatWriter(
            config.model,
            max_new_tokens=config.max_new_tokens,
            timeout_seconds=config.timeout_seconds,
            device=device,
        )
    return EndpointWriter(
        config.url,
        client,
        model=config.model,
        key=environ.get(config.api_key_env, ""),
        max_new_tokens=config.max_new_tokens,
        timeout_seconds=config.timeout_seconds,
        price=Price(config.price_per_million_input, config.price_per_million_output),
    )
