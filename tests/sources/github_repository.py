"""A repository on GitHub, with branches, files and pull requests that remember what is done."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.loopback import Answer, Loopback, Reply, Request

TOKEN = "a-token-for-tests"
Handler = Callable[[Request, str, dict[str, Any]], Reply]


@dataclass
class Pull:
    """A pull request."""

    number: int
    title: str
    body: str
    head: str
    base: str
    state: str = "open"


@dataclass
class Branch:
    """A branch: its files, and how many commits it has."""

    files: dict[str, bytes] = field(default_factory=dict)
    commits: list[str] = field(default_factory=lambda: ["start"])

    @property
    def tip(self) -> str:
        return hashlib.sha1(repr((self.files, self.commits)).encode()).hexdigest()  # noqa: S324


class GithubRepository(Loopback):
    """``ink/site`` below ``/api``; it answers only those who have the token."""

    name = "ink/site"

    def __init__(self) -> None:
        super().__init__()
        self.branches = {"main": Branch({"README.md": b"# Ink\n"})}
        self.pulls: list[Pull] = []

    @property
    def api_url(self) -> str:
        """Where PyGithub finds it."""
        return f"{self.url}/api"

    def commit(self, branch: str, path: str, text: str, message: str = "by hand") -> None:
        """What a person does in the browser."""
        self.branches[branch].files[path] = text.encode()
        self.branches[branch].commits.append(message)

    def merge(self, number: int) -> None:
        """Press the button."""
        pull = self.pulls[number - 1]
        self.branches[pull.base].files |= self.branches[pull.head].files
        pull.state = "closed"

    def text(self, branch: str, path: str) -> str:
        """What a file holds."""
        return self.branches[branch].files[path].decode()

    def writes(self) -> list[str]:
        """Every request that changed something, as ``METHOD path``."""
        prefix = f"/api/repos/{self.name}"
        changing = (r for r in self.requests if r.method != "GET")
        return [f"{r.method} {r.path.removeprefix(prefix)}" for r in changing]

    def answer(self, request: Request) -> Answer:
        """As GitHub would."""
        if not request.path.startswith("/api/repos/"):
            return super().answer(request)
        self.requests.append(request)
        if TOKEN not in request.headers.get("authorization", ""):
            return _json({"message": "Bad credentials"}, 401)
        path = unquote(request.path.removeprefix(f"/api/repos/{self.name}"))
        data = json.loads(request.body) if request.body else {}
        for start, handle in self._handlers().items():
            if path == start or (start and path.startswith(start)):
                return handle(request, path.removeprefix(start).lstrip("/"), data)
        return _missing()

    def _handlers(self) -> dict[str, Handler]:
        return {
            "/branches/": self._branch,
            "/git/refs": self._make_ref,
            "/contents/": self._contents,
            "/pulls": self._pulls,
            "": self._repository,
        }

    def _repository(self, request: Request, rest: str, data: dict[str, Any]) -> Reply:
        owner, _, name = self.name.partition("/")
        return _json(
            {
                "full_name": self.name,
                "name": name,
                "owner": {"login": owner},
                "default_branch": "main",
                "url": f"{self.api_url}/repos/{self.name}",
            }
        )

    def _branch(self, request: Request, rest: str, data: dict[str, Any]) -> Reply:
        if rest not in self.branches:
            return _json({"message": "Branch not found"}, 404)
        return _json({"name": rest, "commit": {"sha": self.branches[rest].tip}})

    def _make_ref(self, request: Request, rest: str, data: dict[str, Any]) -> Reply:
        name = data["ref"].removeprefix("refs/heads/")
        origin = next(b for b in self.branches.values() if b.tip == data["sha"])
        self.branches[name] = Branch(dict(origin.files), list(origin.commits))
        return _json({"ref": data["ref"], "object": {"sha": data["sha"]}}, 201)

    def _contents(self, request: Request, rest: str, data: dict[str, Any]) -> Reply:
        branch = self.branches.get(data.get("branch") or request.query.get("ref", "main"))
        if branch is None:
            return _missing()
        there = branch.files.get(rest)
        if request.method == "GET":
            return _json(_file(rest, there)) if there is not None else _missing()
        if there is not None and data.get("sha") != _sha(there):
            return _json({"message": "sha does not match"}, 409)
        branch.files[rest] = base64.b64decode(data["content"])
        branch.commits.append(data["message"])
        made = _file(rest, branch.files[rest])
        return _json({"content": made, "commit": {"sha": branch.tip}}, 201)

    def _pulls(self, request: Request, rest: str, data: dict[str, Any]) -> Reply:
        if request.method == "GET":
            wanted = (request.query["state"], request.query["head"].partition(":")[2])
            return _json([self._pull(p) for p in self.pulls if (p.state, p.head) == wanted])
        if request.method == "POST":
            pull = Pull(
                len(self.pulls) + 1, data["title"], data["body"], data["head"], data["base"]
            )
            self.pulls.append(pull)
            return _json(self._pull(pull), 201)
        pull = self.pulls[int(rest) - 1]
        pull.title, pull.body = data["title"], data["body"]
        return _json(self._pull(pull))

    def _pull(self, pull: Pull) -> dict[str, Any]:
        place = f"repos/{self.name}/pulls/{pull.number}"
        return {
            "number": pull.number,
            "title": pull.title,
            "body": pull.body,
            "state": pull.state,
            "head": {"ref": pull.head},
            "base": {"ref": pull.base},
            "url": f"{self.api_url}/{place}",
            "html_url": f"https://github.com/{self.name}/pull/{pull.number}",
        }


def _file(path: str, content: bytes) -> dict[str, Any]:
    return {
        "type": "file",
        "path": path,
        "sha": _sha(content),
        "encoding": "base64",
        "content": base64.encodebytes(content).decode(),
    }


def _sha(content: bytes) -> str:
    return hashlib.sha1(b"blob" + content).hexdigest()  # noqa: S324


def _json(data: Any, status: int = 200) -> Reply:  # noqa: ANN401 -- JSON
    return Reply(json.dumps(data), status, {"Content-Type": "application/json"})


def _missing() -> Reply:
    return _json({"message": "Not Found"}, 404)
