"""The proof that somebody is nowhere any more: every public address is asked, every file opened, every row read.

What is sought is given anew each time, and kept nowhere: files are looked into by a confined child that receives
fingerprints made with a key of the moment.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, Self

from django.apps import apps
from django.conf import settings
from django.db import models

from pontdarc.approach.erasure.asking import Answered, Stranger, addresses, known_of
from pontdarc.core.digging import NotOpened, dig_bytes
from pontdarc.core.privacy.marks import Seeker, mark_of
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import Delivery
from pontdarc.publication.erasing import gathered_from
from pontdarc.publication.models import Dataset, Version
from pontdarc.standardisation.confined_erasing import is_named
from pontdarc.standardisation.erasing import Sought, seek_in_files
from pontdarc.standardisation.models import Preparation

_BATCH: Final = 200
_SIGNING_KEY: Final = "secret.key"
_CATALOGUE: Final = "catalogue.sqlite3"
_CORRESPONDENCE: Final = ("mail",)
_CASES: Final = frozenset({"approach.personrequest", "network.person", "network.account"})
"""Who asks, and the people of the network: they are there under their own name, which is not what was published."""
Where = Literal["addresses", "files", "rows"]
Watch = Callable[[Where, int, int], None]
"""Told how many of which kind were looked into, and of how many."""


@dataclass(frozen=True, slots=True)
class Left:
    """Where somebody is still found: an address, a file of the data folder or a table, and what it is (msgid)."""

    place: str
    what: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was asked and opened, and what was found of somebody. *clean*: nothing of the data names them.

    *addresses*, *files*, *rows*: how many of each. *left*: what is found. *beside*: where the person is known
    otherwise: their request, their account, letters. *unopened*: what could not be looked into. *unasked*: routes.
    """

    at: datetime
    addresses: int
    files: int
    rows: int
    left: tuple[Left, ...]
    beside: tuple[Left, ...]
    unopened: tuple[str, ...]
    unasked: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Tell whether nothing was found, and everything could be looked into."""
        return not (self.left or self.unopened or self.unasked)

    def to_json(self) -> dict[str, Any]:
        """Return what is kept of it; its moment is beside."""
        return {name: said for name, said in asdict(self).items() if name != "at"}

    @classmethod
    def from_json(cls, at: datetime, kept: dict[str, Any]) -> Self:
        """Return what `to_json` kept."""
        told = {each.name: kept[each.name] for each in fields(cls) if each.name != "at"}
        told |= {name: tuple(Left(**each) for each in kept[name]) for name in ("left", "beside")}
        return cls(at=at, **told)


def _unwatched(where: Where, done: int, total: int) -> None:
    pass


def prove(datasets: Iterable[Dataset], terms: Sequence[str], now: datetime) -> Proof:
    """Look for somebody everywhere. *datasets*: those whose public addresses are asked, gathered ones with them.

    :raises Invalid: a term is too short.
    """
    key = secrets.token_bytes(32)
    return prove_by(datasets, Sought((mark_of(terms, key),), key), now, seeker=Seeker.of(terms, key))


def prove_by(
    datasets: Iterable[Dataset],
    sought: Sought,
    now: datetime,
    *,
    seeker: Seeker | None = None,
    watch: Watch = _unwatched,
) -> Proof:
    """Look everywhere for whom these fingerprints find; *seeker*: one that goes faster, when there is."""
    seeker = seeker or Seeker(sought.marks, sought.key)
    shown, asked, unasked, unreadable = _in_addresses(_with_gathered(datasets), seeker, watch)
    kept, files, unopened = _in_files(sought, watch)
    rows, catalogue = _in_catalogue(seeker, watch)
    known = [each for each in catalogue if each.place in _CASES]
    letters = [each for each in kept if _is_explained(each, known)]
    return Proof(
        at=now,
        addresses=asked,
        files=files,
        rows=rows,
        left=(*shown, *(each for each in (*kept, *catalogue) if each not in letters and each not in known)),
        beside=(*letters, *known),
        unopened=(*unopened, *unreadable),
        unasked=tuple(unasked),
    )


def _is_explained(file: Left, known: Sequence[Left]) -> bool:
    """Tell whether a file names the person for another reason: a letter, or the catalogue that holds their request.

    While it does, what the file of the catalogue may hold beside its rows is not told apart.
    """
    top = file.place.split("/")[0]
    return top in _CORRESPONDENCE or (top.startswith(_CATALOGUE) and bool(known))


def _with_gathered(datasets: Iterable[Dataset]) -> list[Dataset]:
    found = list(datasets)
    versions = list(Version.objects.filter(dataset__in=found).values_list("pk", flat=True))
    gathered = {each.dataset_id for each in gathered_from(versions)}
    return [*found, *Dataset.objects.filter(pk__in=gathered).select_related("organisation")]


def _in_addresses(
    datasets: list[Dataset], seeker: Seeker, watch: Watch
) -> tuple[list[Left], int, list[str], list[str]]:
    if not datasets:
        return [], 0, [], []
    urls, unasked = addresses(known_of(datasets))
    stranger, found, unreadable = Stranger(), [], []
    for rank, url in enumerate(urls):
        watch("addresses", rank, len(urls))
        answered = stranger.ask(url)
        try:
            if _says(answered, seeker):
                found.append(Left(url, gettext_noop("adresse publique")))
        except NotOpened:
            unreadable.append(url)
    return found, len(urls), unasked, unreadable


def _says(answered: Answered, seeker: Seeker) -> bool:
    headers, _, body = answered.content.partition(b"\n\n")
    lines: Iterator[Sequence[str | None]] = iter([[headers.decode("utf-8", "ignore")]])
    return any(is_named(cells, seeker) for source in (lines, dig_bytes(body)) for cells in source)


def _in_files(sought: Sought, watch: Watch) -> tuple[list[Left], int, list[str]]:
    data = Path(settings.DATA)
    paths = [
        path
        for path in sorted(data.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.name != _SIGNING_KEY
    ]
    found, unopened = [], []
    for start in range(0, len(paths), _BATCH):
        watch("files", start, len(paths))
        batch = [path for path in paths[start : start + _BATCH] if path.exists()]
        for path, said in seek_in_files(batch, sought).items():
            name = Path(path).relative_to(data).as_posix()
            if said["found"]:
                found.append(Left(name, _what(name)))
            elif not said["opened"]:
                unopened.append(name)
    return found, len(paths), unopened


def _what(name: str) -> str:
    """Return what a file of the data folder is."""
    digest = name.rpartition("/")[2]
    if Delivery.objects.filter(sha256=digest, destroyed_at=None).exists():
        return gettext_noop("fichier reçu")
    if Version.objects.filter(table=digest).exists():
        return gettext_noop("table d’une version")
    if Preparation.objects.filter(table=digest).exists():
        return gettext_noop("table standardisée")
    known = {
        "derived": gettext_noop("fichier déduit"),
        "mail": gettext_noop("courriel écrit sur le disque"),
        _CATALOGUE: gettext_noop("fichier du catalogue"),
    }
    return known.get(name.split("/")[0].removesuffix("-wal"), gettext_noop("fichier du dossier de données"))


def _in_catalogue(seeker: Seeker, watch: Watch) -> tuple[int, list[Left]]:
    rows, found = 0, []
    models = apps.get_models()
    total = sum(model._base_manager.count() for model in models)
    for model in models:
        named = 0
        for row in model._base_manager.values_list(*_columns(model)).iterator(2_000):
            if rows % 2_000 == 0:
                watch("rows", rows, total)
            rows += 1
            named += seeker.columns_on([None if cell is None else str(cell) for cell in row]) is not None
        if named:
            found.append(Left(model._meta.label_lower, gettext_noop("table du catalogue")))
    return rows, found


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]
