"""What a container is: how it is recognised, and how what it holds is read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

Inner = Callable[[Source, Choices], Reading]

_STEP = 1024**2


class Readable(Protocol):
    """What gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes, none at the end."""


@dataclass(frozen=True, slots=True)
class Container:
    """One container; *read* unpacks it and has what it holds read by the function it is given."""

    slug: str
    title: str
    extensions: tuple[str, ...]
    sniff: Callable[[Source], bool]
    read: Callable[[Source, Choices, Limits, Inner], Reading]


def unpack(stream: Readable, target: Path, packed: int, limits: Limits) -> int:
    """Write what *stream* gives to *target* and return its size in bytes.

    :raises Unreadable: it is larger than any honest file, or grows as a bomb does.
    """
    size = 0
    with target.open("wb") as out:
        while block := stream.read(_STEP):
            size += len(block)
            check_size(size, packed, limits)
            out.write(block)
    return size


def check_size(unpacked: int, packed: int, limits: Limits) -> None:
    """Refuse what is too large once unpacked.

    :raises Unreadable: past the limits.
    """
    if unpacked > limits.unpacked_bytes or (
        unpacked > limits.ratio_from_bytes and unpacked > limits.ratio * max(packed, 1)
    ):
        raise Unreadable(
            "archive_bomb",
            gettext_noop(
                "Une fois décompressé, le fichier serait démesuré (limite : %(limit)s Mo, ou %(ratio)s fois sa taille)."
            ),
            gettext_noop("Déposez le fichier de données sans archive, ou coupez-le en plusieurs fichiers."),
            {"limit": limits.unpacked_bytes // 1024**2, "ratio": limits.ratio},
        )


def encrypted() -> Unreadable:
    """Return the refusal of what is protected by a password."""
    return Unreadable(
        "encrypted",
        gettext_noop("Le fichier est protégé par un mot de passe."),
        gettext_noop("Ouvrez-le, enregistrez-le sans mot de passe, puis déposez-le à nouveau."),
    )
