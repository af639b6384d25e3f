"""Served files are built in children: little memory, no network, dead with their parent.

An archive was written by a child that a stranger's file may have taken over. A child is kept for the next build,
since starting one takes longer than building a short table; after a long one it is not, and gives back its memory.
"""

import re
import shutil
from pathlib import Path
from typing import Final

from pontdarc.core.query.engine.built_apart import Order
from pontdarc.core.refusals import Unavailable
from pontdarc.core.words import gettext_noop
from pontdarc.outside.pool import OwnPool, PoolLimits

_TARGET: Final = "pontdarc.core.query.engine.built_apart:carry_out"
_UNITS: Final = {"K": 1_000, "M": 1_000**2, "G": 1_000**3, "T": 1_000**4}
_BESIDE: Final = 4 * 1024**3
"""Addresses, not memory, that the interpreter and its libraries reserve beside what the engine may take."""
_LONG: Final = 64 * 1024**2
"""Bytes of a served file from which its child is not kept."""


def address_space(memory: str) -> int:
    """Return the addresses that a child needs whose engine may take so much memory (``2GB``)."""
    match = re.fullmatch(r"\s*([\d.]+)\s*([KMGT])i?B\s*", memory, re.IGNORECASE)
    return _BESIDE + (2 * int(float(match[1]) * _UNITS[match[2].upper()]) if match else 8 * 1024**3)


class Builders:
    """The children of this process that build."""

    def __init__(self, memory: str, *, children: int = 2, seconds: float = 3600.0) -> None:
        limits = PoolLimits(children, waiting=1_000, seconds=seconds, memory_bytes=address_space(memory))
        self._pool = OwnPool(_TARGET, limits)

    def build(self, order: Order) -> None:
        """Have a served file built, whole or not at all.

        :raises Unavailable: the child was killed, or died.
        """
        try:
            size = int(b"".join(self._pool.here().ask(order)))
        except Unavailable as refusal:
            remove_drafts(order.target.parent)
            raise Unavailable(
                "not_built",
                gettext_noop(
                    "Ces données ne peuvent pas être interrogées pour l’instant : leur mise en place a échoué."
                ),
                gettext_noop("Réessayez dans quelques minutes, ou téléchargez le fichier entier."),
                {"why": refusal.code},
            ) from None
        if size > _LONG:
            self._pool.here().close()


def remove_drafts(folder: Path) -> None:
    """Remove what a killed child leaves behind; whoever calls is alone in the folder."""
    for draft in folder.glob(".building-*"):
        shutil.rmtree(draft, ignore_errors=True)
