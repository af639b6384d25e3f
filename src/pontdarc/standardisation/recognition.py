"""Which standard a table follows, or was meant to: from its headers first, its content and its name next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from pontdarc.core.headers import says_one_of, words_of
from pontdarc.core.kind import words
from pontdarc.core.referential import Body
from pontdarc.core.schema import Field
from pontdarc.standardisation.mapping import ACCEPTED, CONTENT, WIDEST, Kinds, map_columns, may_feed
from pontdarc.standardisation.mapping import Mapping as ColumnMapping
from pontdarc.standardisation.naming import plain_words, subject_words
from pontdarc.standardisation.position import agreement, is_nameless
from pontdarc.standardisation.standard import Standard

THRESHOLD = 0.5
_SAMPLE = 300
_OFFICIAL_ENOUGH, _NEARLY_ALL = 3, 0.75
_NAMED = 0.7
_ANYBODYS = frozenset(
    (
        *("text", "siret", "siren", "date_iso", "latitude", "longitude", "lonlat", "address", "postal_code", "uuid"),
        *("commune_name", "insee_commune", "phone_fr", "email", "url", "year", "lambert93_x", "lambert93_y", "geojson"),
    )
)
_PLAIN = words("""
acce acces adr adresse annee axe capacite categorie cle code comm commentaire commune compte date debut description
distance duree email etat fin hauteur heure horaire id identifiant info jour largeur lieu lien libelle localisation
longueur mode modele moi mois montant mot nature niveau nom nombre note numero objet observation operateur postal pour
premier prix producteur proprietaire quantite reference remarque service sexe site source statut surface taux telephone
theme title titre total type uid unite url valeur ville voie web
""")
"""Kinds of columns, and words of their names, that tables of any subject have."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The standard recognised, None when the table follows none that we know.

    *confidence* from 0 to 1; *runner_up*: slug of the next best, None when nothing else comes near.
    """

    standard: Standard | None
    confidence: float
    runner_up: str | None = None


def recognise_standard(
    frame: pl.DataFrame,
    standards: Mapping[str, Standard],
    name: str | None = None,
    *,
    kinds: Kinds | None = None,
) -> Recognition:
    """Return the standard that *frame* follows among *standards*, which may hold several versions of one.

    *name*: the names of the file and of the sheet, which often say the subject. « None » is an answer: lists of trees
    and results of votes are none of them.
    """
    if not frame.width:
        return Recognition(None, 0.0)
    head = frame.head(_SAMPLE)
    fitting = _fitting_versions(frame.columns, standards)
    scores = sorted(
        ((_confidence(head, standard, name or "", kinds or {}), slug) for slug, standard in fitting.items()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    best, slug = scores[0] if scores else (0.0, "")
    runner_up = next((other for score, other in scores[1:] if score >= THRESHOLD / 2), None)
    if best < THRESHOLD:
        return Recognition(None, round(best, 3), slug if best >= THRESHOLD / 2 else runner_up)
    return Recognition(fitting[slug], round(best, 3), runner_up)


def _fitting_versions(columns: list[str], standards: Mapping[str, Standard]) -> dict[str, Standard]:
    """Return by slug the version whose own names agree best with the columns; the newest, equally good.

    Own names are those that some versions have and others do not: a file speaks for a version by having them, and
    by not having those of the others.
    """
    by_slug: dict[str, list[Standard]] = {}
    for standard in standards.values():
        by_slug.setdefault(standard.slug, []).append(standard)
    present = {_glued(name) for name in columns}
    return {slug: _fitting(present, versions) for slug, versions in by_slug.items()}


def _fitting(present: set[str], versions: list[Standard]) -> Standard:
    if len(versions) == 1:
        return versions[0]
    named = [{_glued(name) for name in each.schema.names} for each in versions]
    told: set[str] = set().union(*named) - named[0].intersection(*named[1:])
    agreed = [len({name for name in told if (name in present) == (name in names)}) for names in named]
    return versions[agreed.index(max(agreed))]


def _glued(name: str) -> str:
    return "".join(words_of(name))


def _confidence(frame: pl.DataFrame, standard: Standard, name: str, kinds: Kinds) -> float:
    official = _official_share(frame, standard)
    if official:
        return 0.6 + 0.4 * official
    if frame.width > WIDEST:
        return 0.0
    if is_nameless(frame.columns):
        return _by_order(frame, standard, name)
    subject = subject_words(standard.topic, standard.schema.names)
    if not all(may_feed(frame, _named(standard, one), kinds, date.max, subject) for one in standard.signature):
        return 0.0
    mapping = map_columns(frame, standard.schema, Body(), kinds=kinds, today=date.max, topic=standard.topic)
    fed = {feed.target: feed.certainty for feed in mapping.feeds if feed.sources}
    held = [max((fed.get(one, 0.0) for one in wanted.split("|")), default=0.0) for wanted in standard.signature]
    if not held or min(held) < ACCEPTED:
        return 0.2 * len(fed) / len(standard.schema.fields)
    said = _says_subject(frame, standard, mapping, name)
    wanted = [field for field in standard.schema.fields if field.constraints.required and not field.body_fact]
    coverage = sum(fed.get(field.name, 0.0) for field in wanted) / max(len(wanted), 1)
    certainty = sum(held) / len(held)
    score = 0.25 * certainty + 0.25 * coverage + said
    return min(score * (1 - 0.3 * _foreign_share(mapping, frame)), 0.95)


def _by_order(frame: pl.DataFrame, standard: Standard, name: str) -> float:
    """Return how sure a table without header is to be of a standard, from the order of its columns and its name."""
    agreed = agreement(frame, standard.schema.fields, date.max)
    whole = frame.width == len(standard.schema.fields)
    named = bool(says_one_of(name, standard.topic))
    return agreed * (0.4 + 0.25 * whole + 0.25 * named)


def _named(standard: Standard, wanted: str) -> list[Field]:
    """Return the fields of one part of a signature: versions of a standard share it, and have one name of it each."""
    return [field for field in standard.schema.fields if field.name in wanted.split("|")]


def _official_share(frame: pl.DataFrame, standard: Standard) -> float:
    """Return the share of official names found, 0 when too few telling ones are there.

    Standards of one family share names (« id_local », « date_maj »): half of them prove nothing without the signature.
    """
    telling = [field for field in standard.schema.fields if _is_telling(field)]
    names = {_glued(name) for name in frame.columns}
    found = sum(_glued(field.name) in names for field in telling)
    if found < min(_OFFICIAL_ENOUGH, len(telling)) or found * 4 < len(telling):
        return 0.0
    signed = all(any(_glued(one) in names for one in wanted.split("|")) for wanted in standard.signature)
    return found / len(telling) if signed or found >= _NEARLY_ALL * len(telling) else 0.0


def _is_telling(field: Field) -> bool:
    """Return whether an official name is nobody else's: two words or more."""
    return len(words_of(field.name)) > 1


def _says_subject(frame: pl.DataFrame, standard: Standard, mapping: ColumnMapping, name: str) -> float:
    headers = any(says_one_of(column, standard.topic) for column in frame.columns)
    foreign = any(says_one_of(column, standard.elsewhere) for column in frame.columns)
    # A file may be called after what it is not about: its columns know better.
    named = bool(says_one_of(name, standard.topic)) and not foreign
    return max(0.35 * headers, _own_share(standard, mapping, frame)) + 0.3 * named - 0.35 * foreign


def _own_share(standard: Standard, mapping: ColumnMapping, frame: pl.DataFrame) -> float:
    """Return what the names of columns that few other tables have say of the subject, when no header says it.

    Each of them halves the doubt; a table of which they are a small part says nothing by them.
    """
    own = {field.name for field in standard.schema.fields if _is_own(field)}
    found = sum(
        feed.target in own and feed.certainty >= _NAMED and feed.reason != CONTENT and not _is_plain(feed.sources)
        for feed in mapping.feeds
    )
    used = sum(bool(feed.sources) for feed in mapping.feeds)
    return 0.35 * (1 - 0.5 ** (found - 1)) * min(1.0, 2 * used / frame.width) if found > 1 else 0.0


def _is_own(field: Field) -> bool:
    """Return whether a column says more than who, where and when, which any table may say."""
    return field.kind not in _ANYBODYS and not field.body_fact and not _is_plain((field.name,))


def _is_plain(names: tuple[str, ...]) -> bool:
    """Return whether some name says nothing but what tables of any subject say."""
    return any(_PLAIN.issuperset(plain_words(name)) for name in names)


def _foreign_share(mapping: ColumnMapping, frame: pl.DataFrame) -> float:
    """Return the share of columns that have no place in the standard, when they are many."""
    share = len(mapping.left_out) / frame.width
    return max(0.0, share - 0.5) * 2
