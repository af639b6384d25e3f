"""What a format is: how it is recognised, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass

from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    *title*: gettext msgid. *extensions*: without dot, the usual one first. *sniff* looks at the content, never at
    the name alone, and says how sure it is, from 0.0 (no) to 1.0 (it can be nothing else). *read* never raises for
    what the file holds: it returns findings, and refuses (Unreadable) only past a limit.
    """

    slug: str
    title: str
    extensions: tuple[str, ...]
    media_types: tuple[str, ...]
    sniff: Callable[[Source], float]
    read: Callable[[Source, Choices, Limits], Reading]
