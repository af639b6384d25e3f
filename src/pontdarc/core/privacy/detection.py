"""Is there personal data in this table? Every cell is looked at, headers are listened to, and the answer is by column.

Roles:

direct
    the cell points at a natural person by itself: a name, a nominative e-mail, a mobile phone, a NIR, an IBAN.
indirect
    the cell helps to point at one once crossed with something else (birth date, sex, age, home address), or is the
    way to reach a service rather than a person (mairie@…, the landline of a place open to the public), or is a first
    name in a statistic of first names, or is a SIREN that is, or may be, a sole trader's (holders.py); direct when its
    holder asked that the register no longer shows them.
sensitive
    the header announces what law protects most (health, beliefs, origin, union), in a table about persons; or the
    values are sorts of aid that people are granted for what they lack or suffer (social_aid.py).
none
    no sign found, which is not a proof of absence.

A mailbox or a phone is taken for a person's unless something says it is a service's (mailboxes.py, `_is_of_places`): to
ask once too often costs a minute, to publish a person's number cannot be undone.
"""

from collections.abc import Mapping

import polars as pl

from pontdarc.core.headers import WHOLE, says_one_of, words_of
from pontdarc.core.names_of_people import could_be_a_family_name
from pontdarc.core.privacy import vocabulary
from pontdarc.core.privacy.evidence import EVIDENCE, Column
from pontdarc.core.privacy.gathering import FEW, POINTS, Gathering
from pontdarc.core.privacy.holders import NUMBERED, Holders
from pontdarc.core.privacy.mailboxes import judge_mailboxes
from pontdarc.core.privacy.masking import mask
from pontdarc.core.privacy.scanned import ColumnScan, Role, Scan
from pontdarc.core.privacy.social_aid import share_of_social_aid
from pontdarc.core.privacy.surroundings import Context, surroundings
from pontdarc.core.recognition import KINDS, Recognised, recognise, says_kind

_KEYED = ("nir", "iban", "bank_card")
_ALWAYS_PERSONAL = frozenset({"birth_date", "licence_plate", "ip_address"})
_GEOMETRY = frozenset({"wkt", "geojson"})
_NUMBERED = frozenset({"siren", "siret", "epci_siren", "uuid", "cadastre_parcel", "date_iso", "datetime_iso", "url"})
_MOBILE = r"(?:^|\D)(?:0|\+ ?33|00 ?33)[ .-]?(?:\(0\))?[ .-]?[67](?:\D?\d){8}"
_JUST_NAMES = (("nom",), ("name",), ("raison", "sociale"), ("denomination",), ("tier",), ("libelle",))
_FEW, _SOME = 0.02, 0.01
_MANY, _MOST = 0.3, 0.8
_RARE = FEW


class Scanner:
    """Looks at a table piece by piece.

    *known*: what each of its columns was recognised as. *register*: the Sirene register, where an extract was given
    (core.privacy.register). *body*: the SIREN of the organisation whose table it is.
    """

    def __init__(
        self, known: Mapping[str, Recognised], register: pl.LazyFrame | None = None, body: str | None = None
    ) -> None:
        self._known = known
        self._register, self._body = register, body
        self._gathering = Gathering(known)

    def add(self, frame: pl.DataFrame) -> None:
        """Look at all the cells of some rows (every column pl.String)."""
        self._gathering.add(frame)

    def scan(self) -> Scan:
        """Return what is personal in all the rows seen."""
        columns = [_judge(column, self._known[column.name]) for column in self._gathering.columns]
        context = surroundings(self._gathering, self._known, columns)
        told = tuple(self._told(column, context) for column in columns)
        personal = any(column.role in ("direct", "sensitive") or _is_always_personal(column) for column in told)
        return Scan(told, personal or context.attributes >= _RARE or context.rare)

    def _told(self, column: ColumnScan, context: Context) -> ColumnScan:
        if column.kind in NUMBERED and column.role == "none":
            return _held(column, self._gathering.numbers[column.name].holders(self._register, self._body))
        return _in_context(column, self._gathering, context)


def scan(
    frame: pl.DataFrame, recognised: Mapping[str, Recognised] | None = None, register: pl.LazyFrame | None = None
) -> Scan:
    """Return what is personal in *frame* (every column pl.String), looking at all of its rows.

    *recognised*: what `core.recognition.recognise` answered for the same frame, when the caller has it already.
    *register*: as for :class:`Scanner`.
    """
    scanner = Scanner(recognised if recognised is not None else recognise(frame), register)
    scanner.add(frame)
    return scanner.scan()


def _is_always_personal(column: ColumnScan) -> bool:
    if column.holders is not None:
        return column.holders.are_people
    return column.role == "indirect" and column.kind in _ALWAYS_PERSONAL


def _held(column: ColumnScan, holders: Holders) -> ColumnScan:
    """Say what a column of SIREN or SIRET is, by who holds them."""
    certainty = column.certainty if holders.certainty is None else holders.certainty
    return ColumnScan(column.name, column.kind, holders.role, certainty, holders.share, (), holders)


def _judge(column: Column, known: Recognised) -> ColumnScan:
    """Say what the column holds by itself: the strongest evidence wins."""
    for judge in (_by_key, _by_mailbox, _by_phone, _by_kind, _by_names, _by_header):
        found = judge(column, known)
        if found is not None:
            return found
    return ColumnScan(column.name, known.kind, "none", known.certainty, 0.0, ())


def _by_key(column: Column, known: Recognised) -> ColumnScan | None:
    """NIR, IBAN and payment cards, when enough of what has their form has the right key not to be chance."""
    if known.kind in _GEOMETRY | _NUMBERED:
        return None
    for slug in _KEYED:
        share = column.share(slug)
        if not share:
            continue
        if known.kind != slug and share < _MANY and column.values(slug).str.contains(r"^\d+$").all():
            continue  # numbers of that length among others: chance
        if share >= 0.2 * column.share(f"maybe {slug}"):
            return _told(column, slug, "direct", 0.95, share)
    return None


def _by_mailbox(column: Column, known: Recognised) -> ColumnScan | None:
    share = column.share("email")
    if not share:
        return None
    boxes = judge_mailboxes(column.values("email"))
    if boxes.height == 0:
        return None
    if boxes.get_column("person").any():
        return _told(column, "email", "direct", 0.97, share)
    if boxes.get_column("service").all():
        return _told(column, "email", "indirect", 0.6, share)
    return _told(column, "email", "direct", 0.5, share)


def _by_phone(column: Column, known: Recognised) -> ColumnScan | None:
    if known.kind in _GEOMETRY | _NUMBERED:
        return None
    share = column.share("phone_fr")
    if not share and known.kind != "phone_fr":
        return None
    mobile = column.values("phone_fr").str.contains(_MOBILE).any()
    if known.kind == "phone_fr":
        service = _are_shared_lines(column) or (not mobile and says_one_of(column.name, vocabulary.SERVICE_HEADERS))
        role: Role = "indirect" if service else "direct"
        return ColumnScan(column.name, "phone_fr", role, 0.97 if mobile else 0.6, -1.0, ())
    if share < _MANY and column.values("phone_fr").str.contains(r"^\d+$").all():
        return None  # numbers of ten digits among others: chance
    role = "indirect" if _are_shared_lines(column) else "direct"
    return _told(column, "phone_fr", role, 0.9 if mobile else 0.55, share)


def _are_shared_lines(column: Column) -> bool:
    """Whether every number seen begins with 08: a service's, never a person's."""
    seen = column.values("phone_fr")
    return bool(seen.len()) and bool(seen.str.contains(r"(?:^|\D)(?:0|\+ ?33 ?)8(?:\D?\d){8}").all())


def _by_kind(column: Column, known: Recognised) -> ColumnScan | None:
    """Kinds that recognition tells by header and content together."""
    if known.kind is None or KINDS[known.kind].personal == "no":
        return None
    role: Role = "direct" if KINDS[known.kind].personal == "direct" else "indirect"
    return ColumnScan(column.name, known.kind, role, known.certainty, -1.0, ())


def _by_names(column: Column, known: Recognised) -> ColumnScan | None:
    if known.kind in ("commune_name", "month_fr", "weekday_fr") or says_one_of(column.name, vocabulary.PLACE_HEADERS):
        return None
    likely, surely = column.share("likely"), column.share("surely")
    in_sentence = max(column.share("person_full_name"), column.share("person_name"))
    if says_one_of(column.name, vocabulary.PERSON_HEADERS) and (surely or likely >= _SOME):
        certainty = 0.9 if surely >= _FEW or likely >= _MANY else 0.6
        return _told(column, "person_full_name", "direct", certainty, likely, "likely")
    few = _FEW if words_of(column.name) in _JUST_NAMES else 0.1
    if likely >= _MANY or surely >= few:
        return _told(column, "person_full_name", "direct", 0.5 + 0.4 * min(1.0, likely), likely, "likely")
    if _are_family_names(column):
        return _told(column, "person_name", "direct", 0.6, column.share("family name"), "family name")
    if column.share("person_name"):
        return _told(column, "person_name", "direct", 0.85, in_sentence)
    if column.share("person_full_name"):
        return _told(column, "person_full_name", "direct", 0.6, in_sentence)
    return None


def _are_family_names(column: Column) -> bool:
    """Whether a column that names whoever it is about holds the commonest family names, alone in their cells."""
    if words_of(column.name) not in _JUST_NAMES and not says_one_of(column.name, vocabulary.PERSON_HEADERS):
        return False
    return column.share("family name") >= _MANY / 2 and column.values("family name").len() >= _RARE


def _by_header(column: Column, known: Recognised) -> ColumnScan | None:
    """A header that names something personal over cells that cannot be told."""
    if not column.filled or known.kind is not None:
        return None
    for slug in ("email", "phone_fr", "nir", "iban", "person_name", "person_first_name", "birth_date"):
        if says_kind(column.name, KINDS[slug]) < WHOLE - 0.15:
            continue
        if known.type in ("string", "integer") and (
            known.type == "string" or slug in ("phone_fr", "nir", "birth_date")
        ):
            role: Role = "indirect" if slug == "birth_date" else "direct"
            return ColumnScan(column.name, slug, role, 0.4, 0.0, ())
    if known.type == "string" and says_one_of(column.name, vocabulary.ACCOUNTS) >= WHOLE:
        return ColumnScan(column.name, "social_handle", "direct", 0.4, 0.0, ())
    if known.type == "string" and says_one_of(column.name, vocabulary.DECISIVE_NAMES):
        return ColumnScan(column.name, "person_full_name", "direct", 0.4, 0.0, ())
    return None


def _told(column: Column, slug: str, role: Role, certainty: float, share: float, sign: str | None = None) -> ColumnScan:
    """Return what was found, with examples taken from the values that show it."""
    values = column.examples(sign or slug)
    evidence = next((each for each in EVIDENCE if each.slug == slug), None)
    if evidence is not None and sign is None:
        values = pl.select(evidence.extracted(pl.lit(values))).to_series()
    shown = tuple(mask(value, slug) for value in values if value)
    return ColumnScan(column.name, slug, role, round(certainty, 2), round(share, 6), shown)


def _in_context(column: ColumnScan, gathering: Gathering, context: Context) -> ColumnScan:
    """Return the column as the rest of the table makes it understood."""
    aid = _share_of_social_aid(column, context, gathering)
    if aid:
        return ColumnScan(column.name, column.kind, "sensitive", 0.7, round(aid, 6), ())
    role = _role(column, context)
    if column.kind in POINTS:
        return _at_home(column, gathering.points[column.name], context)
    if column.kind is None and context.first_names and _is_beside_first_names(column, gathering.heads):
        return ColumnScan(column.name, "person_name", "direct", 0.6, 0.0, ())
    if column.share >= 0 and role == "none" and column.role != "none":
        return ColumnScan(column.name, None, "none", column.certainty, 0.0, ())
    if column.share >= 0:
        return _with_role(column, role)
    if role == "none":
        return ColumnScan(column.name, column.kind, "none", column.certainty, 0.0, ())
    measure = gathering.measured[column.name]
    examples = tuple(mask(value, column.kind) for value in measure.examples)
    return ColumnScan(column.name, column.kind, role, column.certainty, measure.share, examples)


def _is_beside_first_names(column: ColumnScan, heads: Mapping[str, pl.Series]) -> bool:
    """Whether a column called « nom », beside the first names of persons, is made of what may be family names."""
    head = heads.get(column.name)
    if head is None or not head.len() or words_of(column.name) != ("nom",):
        return False
    return bool(pl.select(could_be_a_family_name(pl.lit(head)).mean()).item() >= _MOST)


def _at_home(column: ColumnScan, head: pl.Series, context: Context) -> ColumnScan:
    """Say that coordinates beside persons lead to their homes, when they are precise to some ten metres or less."""
    if not context.persons or not head.len():
        return column
    metres = column.kind in ("lambert93_x", "lambert93_y")
    precise = float(head.str.contains(r"\d" if metres else r"[.,]\d{4}").mean() or 0.0)  # type: ignore[arg-type]
    if precise < _MANY:
        return column
    examples = tuple(mask(value, column.kind) for value in head.unique(maintain_order=True).head(3))
    return ColumnScan(column.name, column.kind, "indirect", round(0.6 * column.certainty, 2), precise, examples)


def _with_role(column: ColumnScan, role: Role) -> ColumnScan:
    return ColumnScan(column.name, column.kind, role, column.certainty, column.share, column.examples_masked)


def _role(column: ColumnScan, context: Context) -> Role:
    if _is_sensitive(column, context):
        return "sensitive"
    if column.kind in ("email", "phone_fr") and column.role == "direct" and context.places and column.certainty <= 0.6:
        return "indirect"
    if column.kind in ("email", "phone_fr") and column.role == "indirect" and context.persons:
        return "indirect"
    if column.kind == "person_first_name" and context.statistic:
        return "indirect"
    if column.kind == "address" and not context.persons:
        return "none"
    if context.works and column.kind == "person_full_name" and 0 < column.share < _MANY:
        return "none" if says_one_of(column.name, vocabulary.TITLES) else column.role  # « Madame Doubtfire » is a film
    return column.role


def _is_sensitive(column: ColumnScan, context: Context) -> bool:
    if column.role == "direct" or any(word in ("nombre", "nb", "taux", "part") for word in words_of(column.name)):
        return False
    if says_one_of(column.name, vocabulary.SENSITIVE):
        return column.kind not in ("boolean", "url") or context.persons
    about_persons = context.persons or context.attributes >= 2
    return about_persons and bool(says_one_of(column.name, vocabulary.SENSITIVE_OF_PERSONS))


def _share_of_social_aid(column: ColumnScan, context: Context, gathering: Gathering) -> float:
    """Return the share of cells that say which aid somebody is granted; what bodies are granted is for all to know."""
    about_people = (context.persons or context.attributes > 0) and not context.bodies
    return share_of_social_aid(gathering.sorts.get(column.name, {})) if about_people and column.role == "none" else 0.0
