"""A requests session on top of the polite client, for the libraries that speak requests."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers

if TYPE_CHECKING:
    from sources.http import Response, Web


def web_session(web: Web, timeout: float | None, leaves: Collection[int]) -> requests.Session:
    """A session whose every request goes through ``web``, in at most ``timeout`` seconds each.

    Answers with a status among ``leaves`` are given as they come, and not asked for again.
    """
    session = requests.Session()
    session.trust_env = False
    session.max_redirects = web.limits.redirects
    for scheme in ("http://", "https://"):
        session.mount(scheme, WebAdapter(web, timeout, leaves))
    return session


class WebAdapter(BaseAdapter):
    """Sends a prepared request through :class:`sources.http.Web`."""

    def __init__(self, web: Web, timeout: float | None, leaves: Collection[int]) -> None:
        super().__init__()
        self._web = web
        self._timeout = timeout
        self._leaves = leaves

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,
        cert: object = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Send ``request`` and give its whole answer; redirects are left to the session.

        Raises:
            sources.fetch_errors.FetchError: when there is no answer.
        """
        content = request.body or b""
        answer = self._web.send(
            request.method or "GET",
            request.url or "",
            headers=dict(request.headers),
            content=content.encode() if isinstance(content, str) else content,
            timeout=timeout if isinstance(timeout, int | float) else self._timeout,
            leaves=self._leaves,
        )
        return _as_requests(answer, request)

    def close(self) -> None:
        """Nothing to close: the connections are the client's."""


def _as_requests(answer: Response, request: requests.PreparedRequest) -> requests.Response:
    response = requests.Response()
    response.status_code = answer.status
    response.headers = CaseInsensitiveDict(answer.headers)
    response.encoding = get_encoding_from_headers(response.headers)
    response.url = answer.url
    response.request = request
    response.raw = BytesIO(answer.body)
    response.elapsed = timedelta(seconds=answer.elapsed)
    return response
