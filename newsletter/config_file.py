"""``config.yaml`` itself: read, and turned into a :class:`~newsletter.config.Config`.

A file that does not fit gives one line per fault: the file, the key's path, what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml.error import YAMLError

from newsletter.config import Config
from newsletter.errors import RequestError
from newsletter.plain_yaml import load_yaml, yaml_line, yaml_problem

MAX_CONFIG_BYTES = 1_000_000


class ConfigError(RequestError):
    """A config that cannot be used; ``lines`` says why, one fault each."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


def load_config(path: Path) -> Config:
    """Read and check ``path``.

    Raises:
        ConfigError: with one line per fault, each naming the file and the key.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_CONFIG_BYTES + 1)
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror or error}"]) from error
    if len(data) > MAX_CONFIG_BYTES:
        raise ConfigError([f"{path}: is larger than {MAX_CONFIG_BYTES:,} bytes"])
    return parse_config(data, str(path))


def parse_config(data: bytes, name: str) -> Config:
    """Check the YAML in ``data``; ``name`` stands for the file in the faults.

    Raises:
        ConfigError: as :func:`load_config`.
    """
    try:
        values = load_yaml(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError([f"{name}: is not UTF-8 text"]) from error
    except YAMLError as error:
        line = yaml_line(error)
        place = f"{name}:{line}" if line else name
        raise ConfigError([f"{place}: is not YAML: {yaml_problem(error)}"]) from error
    if values is None:
        values = {}
    if not isinstance(values, dict):
        raise ConfigError([f"{name}: {_PLAIN['dict_type']}"])
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        raise ConfigError(_fault_line(name, fault) for fault in error.errors()) from error


def _fault_line(name: str, fault: ErrorDetails) -> str:
    place = ".".join(str(part) for part in fault["loc"] if part != _OF_THE_KEY)
    if fault["type"] == "extra_forbidden":
        allowed = ", ".join(_keys_at(fault["loc"][:-1]))
        return f"{name}: {place}: is not a key here; allowed: {allowed}"
    message = _PLAIN.get(fault["type"]) or fault["msg"].removeprefix("Value error, ")
    return f"{name}: {place}: {message}" if place else f"{name}: {message}"


_OF_THE_KEY = "[key]"
"""What pydantic puts behind a key that is itself at fault."""
_PLAIN = {
    "tuple_type": "must be a list",
    "dict_type": "must be a mapping of keys",
    "model_type": "must be a mapping of keys",
    "string_type": "must be text (quotes make text of a number)",
    "path_type": "must be text",
    "finite_number": "must be a number",
    "missing": "is missing",
}
"""What is wrong, where pydantic says it in terms of Python."""


def _keys_at(loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the model at ``loc`` knows."""
    model: type[BaseModel] = Config
    for part in loc:
        if isinstance(part, str):
            model = _model_of(model.model_fields[part].annotation) or model
    return list(model.model_fields)


def _model_of(annotation: object) -> type[BaseModel] | None:
    """The model in ``annotation``, whether it stands alone or inside a tuple."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_of(inner)
        if found:
            return found
    return None
