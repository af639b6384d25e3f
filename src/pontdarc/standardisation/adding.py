"""Add a standard from a file or an address, take it away, follow the national catalogue of schemas."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from pontdarc.core.json_schema import is_json_schema
from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal, Unreadable
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.network.queries import may
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.outside.http import Fetcher, GuardedFetcher, Limits
from pontdarc.standardisation import shelf
from pontdarc.standardisation.catalogue import every_version, ours, versions
from pontdarc.standardisation.models import AddedStandard, Preparation
from pontdarc.standardisation.shelf import Kept
from pontdarc.standardisation.standard import Standard, rank_of

LARGEST: Final = 5_000_000
"""Octets of a schema, or of the index of the national catalogue."""
_SLUG = re.compile(r"[a-z0-9]+(?:[-_./][a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z]+(?:[.\-+_][0-9A-Za-z]+)*")


def fetcher() -> Fetcher:
    """Return what reads the addresses that people give."""
    return GuardedFetcher(settings.ALLOWED_HOSTS_OUT, limits=Limits(LARGEST, seconds=60, silence=15))


def read_address(url: str, using: Fetcher | None = None) -> bytes:
    """Return what an address holds.

    :raises Refusal: it cannot be reached, leads to a private network, or holds more than a schema does.
    """
    with (using or fetcher()).open(url) as answer:
        return b"".join(answer.chunks)


def add_standard(
    *,
    by: Actor,
    content: bytes,
    source: str = "",
    slug: str = "",
    version: str = "",
    title: str = "",
    now: datetime,
) -> Standard:
    """Make a Table Schema or a JSON Schema one of the standards known here, beside the others.

    *slug*, *version*, *title*: instead of those that the document says. *source*: the address it came from.

    :raises Forbidden: the actor neither runs the installation nor coordinates.
    :raises Invalid: it is no schema, says no name or version, or holds a pattern that may never end.
    :raises Conflict: that version is known already, with another content.
    """
    check_may_add(by, now)
    document = _document(content)
    kept = _kept(document, content, source, slug, version, title, now)
    known = next(iter(versions(kept.slug)), None)
    standard = shelf.standard_of(kept, known)
    same = AddedStandard.objects.filter(slug=kept.slug, version=kept.version, removed_at=None).first()
    if kept.name in ours() or (same is not None and same.digest != kept.digest):
        raise Conflict(
            "standard_known",
            gettext_noop("Le standard %(name)s est déjà connu ici."),
            gettext_noop(
                "Donnez un autre numéro de version ou un autre nom (en ligne de commande : --as-version, --slug)."
            ),
            {"name": kept.name},
        )
    with transaction.atomic():
        if same is None:
            same = AddedStandard.objects.create(
                slug=kept.slug,
                version=kept.version,
                digest=kept.digest,
                source=source[:500],
                by_id=by.person,
                created_at=now,
            )
            facts = {"slug": kept.slug, "version": kept.version, "digest": kept.digest}
            record(by=by, verb="add_standard", subject=same, facts=facts, now=now)
        shelf.put(kept)
    return standard


def check_may_add(by: Actor, now: datetime) -> None:
    """Pass for who runs the installation, or coordinates.

    :raises Forbidden: the actor does neither.
    """
    if not may(by, "manage", None, date_of(now)):
        raise Forbidden(
            "not_coordinator",
            gettext_noop("Seule la personne qui coordonne la démarche change la liste des standards."),
            gettext_noop("Demandez-le à votre chef de projet open data."),
        )


def _document(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST:
        raise Unreadable(
            "schema_too_large",
            gettext_noop("Ce document est trop gros pour un schéma (%(limit)s Mo au plus)."),
            gettext_noop("Vérifiez que c’est bien le schéma, et non les données."),
            {"limit": LARGEST // 1_000_000},
        )
    try:
        document: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _no_schema() from error
    if not isinstance(document, Mapping):
        raise _no_schema()
    if "fields" not in document and not is_json_schema(document):
        return _in_package(document)
    return document


def _in_package(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of a data package that has one table only, under the package's name and version."""
    resources = document.get("resources")
    held = (
        [each.get("schema") for each in resources if isinstance(each, Mapping)] if isinstance(resources, list) else []
    )
    if len(held) != 1 or not isinstance(held[0], Mapping):
        raise _no_schema()
    said = {key: document[key] for key in ("name", "title", "description", "version", "homepage") if key in document}
    return {**said, **held[0]}


def _no_schema() -> Invalid:
    return Invalid(
        "no_schema",
        gettext_noop("Ce document n’est ni un schéma de table (Table Schema) ni un schéma JSON."),
        gettext_noop("Donnez le fichier schema.json lui-même, ou l’adresse qui mène droit à lui."),
    )


def _kept(
    document: Mapping[str, Any], content: bytes, source: str, slug: str, version: str, title: str, now: datetime
) -> Kept:
    name = slug or _said(document, "name").lower() or _name_in(source)
    number = (version or _said(document, "version")).removeprefix("v")
    if not _SLUG.fullmatch(name) or len(name) > 100:
        raise Invalid(
            "standard_name",
            gettext_noop("Ce schéma n’a pas de nom que l’on puisse prendre : « %(name)s »."),
            gettext_noop(
                "Donnez-lui un nom (en ligne de commande : --slug) : lettres, chiffres, tirets, comme "
                "« mairie/salles-des-fetes »."
            ),
            {"name": name[:100]},
        )
    if not _VERSION.fullmatch(number) or len(number) > 40:
        raise Invalid(
            "standard_version",
            gettext_noop("Ce schéma ne dit pas sa version."),
            gettext_noop("Donnez-la (en ligne de commande : --as-version), par exemple 1.0.0."),
        )
    shown = title or _said(document, "title") or name
    return Kept(
        name,
        number,
        "jsonschema" if is_json_schema(document) else "tableschema",
        " ".join(shown.split())[:200],
        " ".join(_said(document, "description").split())[:2000] or shown[:200],
        _page(_said(document, "homepage")) or _page(source),
        source,
        hashlib.sha256(content).hexdigest(),
        now.isoformat(),
        document,
    )


def _said(document: Mapping[str, Any], key: str) -> str:
    value = document.get(key)
    return value.strip() if isinstance(value, str) else ""


def _name_in(source: str) -> str:
    """Return a name for a schema that says none: « org/schema » of an address of the national catalogue."""
    parts = [part for part in urlsplit(source).path.split("/") if part]
    return "/".join(parts[1:3]) if len(parts) > 3 and parts[0] == "schemas" else ""


def _page(url: str) -> str:
    return url if urlsplit(url).scheme in ("http", "https") else ""


def remove_standard(*, by: Actor, name: str, now: datetime) -> str:
    """Take a standard that was added off the shelf, and return its full name.

    *name*: ``slug@version``, or the slug when it has one version only.

    :raises NotFound: nothing of that name was added here. :raises Conflict: an entry or a delivery uses it.
    """
    check_may_add(by, now)
    slug, _, version = name.partition("@")
    found = AddedStandard.objects.filter(slug=slug, removed_at=None)
    found = found.filter(version=version) if version else found
    if found.count() != 1:
        raise NotFound(
            "standard_not_added",
            gettext_noop("Aucun standard ajouté ici ne porte exactement ce nom : « %(name)s »."),
            gettext_noop("Donnez le nom et la version, comme « mairie/salles@1.0.0 »."),
            {"name": name[:150]},
        )
    one = found.get()
    last = len(versions(slug)) <= 1
    used = Preparation.objects.filter(standard=slug, standard_version=one.version).exists()
    if used or (last and Entry.objects.filter(standard=slug).exists()):
        raise Conflict(
            "standard_in_use",
            gettext_noop("Le standard %(name)s sert encore : une fiche le vise, ou un fichier a été préparé avec."),
            gettext_noop("Donnez un autre standard à ces fiches ; ce qui est publié garde le sien."),
            {"name": f"{slug}@{one.version}"},
        )
    with transaction.atomic():
        AddedStandard.objects.filter(pk=one.pk).update(removed_at=now)
        record(by=by, verb="remove_standard", subject=one, facts={"slug": slug, "version": one.version}, now=now)
        shelf.take_away(slug, one.version)
    return f"{slug}@{one.version}"


@dataclass(frozen=True, slots=True)
class Published:
    """A schema of the national catalogue at its newest version.

    *known*: versions known here, the newest first. *in_use*: an entry aims at it. *news*: ``new`` when nothing of it
    is known here, ``newer`` when a newer version is published, empty when all is known.
    """

    slug: str
    title: str
    version: str
    address: str
    kind: str
    known: tuple[str, ...]
    in_use: bool

    @property
    def news(self) -> str:
        """What there is to add."""
        if not self.known:
            return "new"
        return "newer" if all(rank_of(self.version) > rank_of(each) for each in self.known) else ""


_KINDS = ("tableschema", "jsonschema")


def published_schemas(using: Fetcher | None = None) -> list[Published]:
    """Return what the national catalogue publishes and can be read here, by name.

    Its index lists ``name``, ``title``, ``schema_type`` and ``versions`` of ``version_name`` and ``schema_url``.

    :raises Refusal: the index cannot be reached. :raises Unreadable: it has another shape.
    """
    content = read_address(settings.SCHEMAS_INDEX, using)
    try:
        listed = json.loads(content.decode("utf-8-sig"))["schemas"]
        found = sorted(_published(listed), key=lambda each: each.slug)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(
            "index_unreadable",
            gettext_noop("L’index des schémas n’a plus la forme attendue : rien n’a été changé."),
            gettext_noop("Ajoutez le schéma voulu par son adresse, et prévenez-nous."),
        ) from error
    return found


def _published(listed: Iterable[Mapping[str, Any]]) -> Iterator[Published]:
    known = every_version().values()
    aimed_at = set(Entry.objects.exclude(standard="").values_list("standard", flat=True))
    names = {alias: each.slug for each in known for alias in (*each.aliases, each.slug)}
    for each in listed:
        numbered = {str(one["version_name"]).removeprefix("v"): str(one["schema_url"]) for one in each["versions"]}
        if each["schema_type"] not in _KINDS or not numbered:
            continue
        newest = max(numbered, key=rank_of)
        slug = names.get(str(each["name"]), str(each["name"]).lower())
        here = tuple(one.version for one in known if one.slug == slug)
        title = str(each.get("title") or slug)
        yield Published(slug, title, newest, numbered[newest], each["schema_type"], here, slug in aimed_at)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was added, and what could not be with the reason."""

    added: tuple[Standard, ...]
    refused: tuple[tuple[str, Refusal], ...]


def add_published(*, by: Actor, wanted: Iterable[Published], using: Fetcher | None = None, now: datetime) -> Refreshed:
    """Add schemas of the national catalogue; one that cannot be read does not stop the others."""
    check_may_add(by, now)
    added, refused = [], []
    for each in wanted:
        try:
            content = read_address(each.address, using)
            added.append(
                add_standard(
                    by=by,
                    content=content,
                    source=each.address,
                    slug=each.slug,
                    version=each.version,
                    title=each.title,
                    now=now,
                )
            )
        except Refusal as refusal:
            refused.append((f"{each.slug}@{each.version}", refusal))
    return Refreshed(tuple(added), tuple(refused))
