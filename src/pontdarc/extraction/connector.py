"""What a connector is: it reads a file from where data lives, and says when nothing changed there."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from pontdarc.outside.http import Fetcher


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing to fill in: *slug* as kept, *title* and *hint* in French (msgids), an example."""

    slug: str
    title: str
    hint: str
    example: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What the source said of the file last time: empty the first time."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A file at the source. *chunks* can be read once, while the connection is open."""

    filename: str
    chunks: Iterator[bytes]
    known: Known = Known()


@dataclass(frozen=True, slots=True)
class Connector:
    """A way to fetch one file.

    *title*, *help*: gettext msgids. *parameters*: what a person fills in, no secret among them.
    *check* raises Invalid when the parameters cannot work.
    *fetch* opens the source and gives the file, or None when it has not changed since *known*; whatever stops it is a
    Refusal.
    """

    slug: str
    title: str
    help: str
    parameters: tuple[Parameter, ...]
    check: Callable[[Mapping[str, str]], None]
    fetch: Callable[[Fetcher, Mapping[str, str], Known], AbstractContextManager[Found | None]]
