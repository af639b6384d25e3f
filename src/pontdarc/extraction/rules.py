"""How long raw deliveries are kept, what a file may be called, when a source is tried again."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pontdarc.core.refusals import Unreadable
from pontdarc.core.words import gettext_noop

LONGEST_NAME: Final = 255
FIRST_WAIT: Final = timedelta(minutes=15)
LONGEST_WAIT: Final = timedelta(days=7)


def keep_until(received_on: date, days: int) -> date:
    """Return the last day on which a delivery is kept."""
    return received_on + timedelta(days=days)


def safe_filename(name: str) -> str:
    """Return the name without folders nor invisible characters, its end kept when it is too long."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(char for char in base if unicodedata.category(char)[0] != "C").strip()
    return visible[-LONGEST_NAME:].lstrip(".") or "fichier"


def corrected_name(name: str) -> str:
    """Return what the file made of a file and its corrections is called: a CSV, whatever the first one was."""
    return _made_of(name, _CORRECTED)


def rectified_name(name: str) -> str:
    """Return what the file made of a file without somebody who was erased is called: a CSV too."""
    return _made_of(name, _RECTIFIED)


def _made_of(name: str, ending: str) -> str:
    stem = name.rpartition(".")[0] or name
    while stem.endswith(ending):
        stem = stem.removesuffix(ending)
    return f"{stem[: LONGEST_NAME - len(ending) - len('.csv')]}{ending}.csv"


_CORRECTED: Final = "-corrigé"
_RECTIFIED: Final = "-rectifié"


def drafts_end(now: datetime, days: int) -> datetime:
    """Return the moment before which a draft that nobody touched since is forgotten."""
    return now - timedelta(days=days)


MOST_ROWS: Final = 500
LONGEST_CELL: Final = 5_000
TypedRow = dict[str, str]


def with_rows(rows: Sequence[TypedRow], at: int, typed: Sequence[TypedRow]) -> list[TypedRow]:
    """Return the rows with those that were typed from row *at* on, empty cells and the last empty rows left out."""
    kept = [*rows, *({} for _ in range(at - len(rows)))]
    kept[at : at + len(typed)] = [{name: text for name, text in row.items() if text.strip()} for row in typed]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def at_most(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Pass the chunks on, up to *limit* bytes in all.

    :raises Unreadable: there are more.
    """
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise Unreadable(
                "file_too_big",
                gettext_noop("Le fichier dépasse %(limit)s Mo : il n’a pas été gardé."),
                gettext_noop(
                    "Déposez-le par parties (une année, une commune…), "
                    "ou demandez à l’administrateur de relever la limite."
                ),
                {"limit": limit // 1_000_000},
            )
        yield chunk


def next_run(now: datetime, every_hours: int, failures: int) -> datetime:
    """Return when a source is fetched next: its rhythm, or sooner then less and less often while it fails."""
    if failures == 0:
        return now + timedelta(hours=every_hours)
    doublings = min(failures - 1, 20)
    return now + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
