"""The standards that were added here: one JSON document each, in a folder beside the data, read by every process.

``{format, slug, version, kind, title, description, url, source, digest, added_at, document}``: *kind* is tableschema or
jsonschema, *document* the schema as it came, *digest* the SHA-256 of its bytes, *source* where it came from.
A confined child finds the folder by the variable, which it inherits.
"""

import json
import logging
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pontdarc.core.descriptor import read_descriptor
from pontdarc.core.json_schema import is_json_schema, read_json_schema
from pontdarc.core.malformed import Malformed, refused
from pontdarc.core.patterns import is_safe
from pontdarc.core.refusals import Refusal
from pontdarc.core.schema import Field, Schema
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

VARIABLE: Final = "PONTDARC_STANDARDS"
FORMAT: Final = 1
_log = logging.getLogger(__name__)
HOSTILE = Malformed(
    "hostile_pattern",
    gettext_noop("Le motif de la colonne « %(name)s » peut demander un temps sans fin sur certains textes."),
    gettext_noop("Écrivez-le sans répétition à l’intérieur d’une répétition, puis recommencez."),
)
TOO_WIDE = Malformed(
    "too_many_fields",
    gettext_noop("Ce schéma décrit %(count)s colonnes : c’est plus que les %(most)s admises."),
    gettext_noop("Séparez-le en plusieurs schémas, un par tableau."),
)
_MOST_FIELDS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A standard that was added, as it lies on the shelf."""

    slug: str
    version: str
    kind: str
    title: str
    description: str
    url: str
    source: str
    digest: str
    added_at: str
    document: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The slug and the version."""
        return f"{self.slug}@{self.version}"


def folder() -> Path:
    """Return where added standards lie: where the variable says, else in the data folder."""
    said = os.environ.get(VARIABLE)
    return Path(said) if said else Path(os.environ.get("DATA") or "data") / "standards"


Stamp = tuple[tuple[str, int, int], ...]


def stamp() -> Stamp:
    """Return what changes when a standard is added or removed, by whichever process."""
    try:
        with os.scandir(folder()) as entries:
            files = [(each.path, each.stat()) for each in entries if each.name.endswith(".json")]
    except OSError:
        return ()
    return tuple(sorted((path, its.st_mtime_ns, its.st_size) for path, its in files))


@lru_cache(maxsize=8)
def kept(at: Stamp) -> tuple[Kept, ...]:
    """Return the standards of the shelf; a damaged file is told in the log and left out."""
    found = []
    for path, _, _ in at:
        try:
            said = json.loads(Path(path).read_bytes())
            found.append(Kept(**{name: said[name] for name in Kept.__slots__}))
        except (OSError, ValueError, KeyError, TypeError):
            _log.warning("%s is no standard", Path(path).name)
    return tuple(found)


def path_of(slug: str, version: str) -> Path:
    """Return where a standard lies."""
    return folder() / (re.sub(r"[^A-Za-z0-9.@_-]", "--", f"{slug}@{version}") + ".json")


def put(one: Kept) -> None:
    """Write a standard on the shelf, whole or not at all."""
    target = path_of(one.slug, one.version)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}.part")
    draft.write_text(json.dumps({"format": FORMAT, **asdict(one)}, ensure_ascii=False), encoding="utf-8")
    draft.replace(target)


def take_away(slug: str, version: str) -> None:
    """Remove a standard from the shelf."""
    path_of(slug, version).unlink(missing_ok=True)


def standard_of(one: Kept, known: Standard | None = None) -> Standard:
    """Return an added standard. *known*: one of the same name that we wrote, whose knowledge of real files serves here.

    :raises Invalid: the document is no schema, or has a pattern that may never end.
    """
    nesting = None
    if is_json_schema(one.document):
        schema, nesting = read_json_schema(one.document)
    else:
        schema = read_descriptor(one.document)
    if len(schema.fields) > _MOST_FIELDS:
        raise refused(TOO_WIDE, count=len(schema.fields), most=_MOST_FIELDS)
    for field in schema.fields:
        for each in (field, field.array_item):
            if each is not None and each.constraints.pattern is not None and not is_safe(each.constraints.pattern):
                raise refused(HOSTILE, name=field.name)
    schema = replace(schema, fields=tuple(_told(field, known) for field in schema.fields))
    rules = known.file_rules if known else FileRules("json" if nesting is not None else "csv")
    return Standard(
        one.slug,
        one.version,
        one.title,
        one.description,
        schema,
        one.url,
        rules,
        nesting=nesting,
        **_from(known, schema),
    )


def _from(known: Standard | None, schema: Schema) -> dict[str, Any]:
    """Return what we know of another version that holds for this one too."""
    if known is None:
        return {}
    names = set(schema.names)
    signed = tuple(each for each in known.signature if names.intersection(each.split("|")))
    return {
        "obligations": known.obligations,
        "theme": known.theme,
        "frequency": known.frequency,
        "rare": known.rare if known.rare and {known.rare[0], known.rare[1]} <= names else None,
        "signature": signed if len(signed) == len(known.signature) else (),
        "topic": known.topic,
        "elsewhere": known.elsewhere,
        "aliases": known.aliases,
    }


def _told(field: Field, known: Standard | None) -> Field:
    """Return a field with what real files need, from the version that we wrote; its title names it otherwise."""
    same = next((each for each in known.schema.fields if each.name == field.name), None) if known else None
    title = field.title or (same.title if same else "") or field.name
    described = replace(
        field, title=title, description=field.description or (same.description if same else "") or title
    )
    if same is None:
        others = {title, field.name.rpartition(".")[2]} - {field.name}
        return replace(described, synonyms=tuple(sorted(others)))
    return replace(
        described,
        synonyms=same.synonyms,
        kind=same.kind,
        body_fact=same.body_fact,
        spellings=same.spellings,
        units=same.units,
        pattern_words=same.pattern_words if same.constraints.pattern == field.constraints.pattern else "",
        example=field.example or same.example,
    )


def added(at: Stamp, known: Mapping[str, Standard]) -> dict[str, Standard]:
    """Return the added standards by slug and version. *known*: ours, by slug; never hidden by one of the same name."""
    found = {}
    for one in kept(at):
        try:
            found[one.name] = standard_of(one, known.get(one.slug))
        except Refusal as refusal:
            _log.warning("%s is no standard any more: %s", one.name, refusal.code)
    return found
