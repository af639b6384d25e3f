"""Why a cell is wrong, as precisely as its text allows: the likely cause and the text that would be right.

Each answer is a kind of finding of the same id as the plain one, with a hint made for the case.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from rapidfuzz import fuzz, process
from stdnum.fr import siret as siret_number

from pontdarc.core.check import Told
from pontdarc.core.findings import ENUM, PATTERN, SIRET, TYPE, FindingKind
from pontdarc.core.headers import words_of
from pontdarc.core.schema import Field
from pontdarc.core.words import gettext_noop

_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ T]\d{1,2}[:h]\d{2}.*)?$")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T].*)?$")
_SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?[eE]\+?\d{1,2}$")
_SPREADSHEET_DAYS = range(20_000, 80_000)
_SPREADSHEET_EPOCH = date(1899, 12, 30)
_MOMENT = datetime(2024, 6, 27, 18, 30)  # noqa: DTZ001  # an example has no zone
_CLOSE_ENOUGH = 60
_THIS_CENTURY = 50

EXPECTED = {
    "integer": gettext_noop("nombre entier"),
    "number": gettext_noop("nombre"),
    "boolean": gettext_noop("oui ou non"),
    "date": gettext_noop("date"),
    "datetime": gettext_noop("date et heure"),
    "time": gettext_noop("heure"),
    "year": gettext_noop("année sur quatre chiffres"),
    "yearmonth": gettext_noop("année et mois"),
    "geopoint": gettext_noop("longitude et latitude"),
    "geojson": gettext_noop("géométrie GeoJSON"),
    "array": gettext_noop("liste JSON"),
    "object": gettext_noop("objet JSON"),
    "duration": gettext_noop("durée ISO 8601"),
    "email": gettext_noop("adresse électronique"),
    "uri": gettext_noop("adresse web complète"),
    "uuid": gettext_noop("UUID"),
    "binary": gettext_noop("texte en base 64"),
}
_EXAMPLES = {
    "integer": "12", "number": "12.5", "date": "2024-06-27", "datetime": "2024-06-27T18:30:00", "time": "18:30:00",
    "year": "2024", "yearmonth": "2024-06", "geopoint": "4.598, 44.735", "array": '["a", "b"]', "object": '{"a": 1}',
    "duration": "P1Y2M", "email": "contact@exemple.fr", "uri": "https://www.exemple.fr",
    "uuid": "65d5b6c7-102c-4440-ac3b-768f708edc0a", "binary": "cG9udA==",
    "geojson": '{"type": "Point", "coordinates": [4.6, 44.7]}',
}  # fmt: skip

_DATE_ORDER = replace(TYPE, hint=gettext_noop("Une date s’écrit année-mois-jour. Écrivez « %(suggestion)s »."))
_DATE_NUMBER = replace(
    TYPE,
    hint=gettext_noop("Un tableur a mis un numéro de jour à la place de la date. Il correspond au « %(suggestion)s »."),
)
_DATE_IMPOSSIBLE = replace(TYPE, hint=gettext_noop("Ce jour n’existe pas dans le calendrier. Vérifiez la date."))
_DATE_VAGUE = replace(
    TYPE, hint=gettext_noop("Il manque le jour ou le mois : la date complète est attendue, comme %(example)s.")
)
_COMMA = replace(TYPE, hint=gettext_noop("Le signe décimal est le point. Écrivez « %(suggestion)s »."))
_BARE = replace(
    TYPE, hint=gettext_noop("Écrivez le nombre seul, sans espace, signe monétaire ni unité : « %(suggestion)s ».")
)
_WHOLE = replace(TYPE, hint=gettext_noop("Un nombre entier est attendu, sans décimales. Écrivez « %(suggestion)s »."))
_TOKENS = replace(TYPE, hint=gettext_noop("Valeurs admises : %(tokens)s."))
_TOKEN = replace(TYPE, hint=gettext_noop("Écrivez « %(suggestion)s ». Valeurs admises : %(tokens)s."))
_SCHEME = replace(TYPE, hint=gettext_noop("L’adresse doit être complète. Écrivez « %(suggestion)s »."))
_CLOSEST = replace(ENUM, hint=gettext_noop("Écrivez « %(suggestion)s ». Valeurs admises : %(expected)s."))
PROBABLE = gettext_noop("C’est sans doute « %(suggestion)s » : vérifiez-le avant de l’écrire.")
_BLANKS = gettext_noop("Écrivez-le sans espace ni ponctuation : « %(suggestion)s ».")
_DESTROYED = gettext_noop(
    "Un tableur a abîmé ce numéro en l’écrivant comme un nombre : ses derniers chiffres sont perdus et ne se devinent "
    "pas. Reprenez-le dans le logiciel d’origine, colonne au format texte."
)
_ZERO_LOST = gettext_noop("Un tableur a retiré le zéro du début. Écrivez « %(suggestion)s ».")
_ONE_DIGIT_SHORT = gettext_noop("Il a %(digits)s chiffres au lieu de 14 : vérifiez-le sur l’avis de situation.")
_ONLY_SIREN = gettext_noop(
    "C’est un SIREN (9 chiffres). Il manque les 5 chiffres de l’établissement, donnés par l’avis de situation."
)


def type_error(field: Field, value: str) -> Told:
    """Say why *value* is not of the type of *field*."""
    expected = field.format if field.type == "string" else field.type
    params: dict[str, object] = {
        "expected": EXPECTED.get(expected, expected),
        "example": _EXAMPLES.get(expected, field.example),
    }
    own = _own_example(field)
    if own is not None:
        return TYPE, {**params, "example": own}
    kind, more = _TYPE_CAUSES.get(expected, _plain)(field, value)
    return kind, {**params, **more}


def _own_example(field: Field) -> str | None:
    """Return an example for a field with signs or a format of its own, of which the usual causes say nothing."""
    if field.type in ("date", "datetime", "time") and field.format not in ("default", "any"):
        return _MOMENT.strftime(field.format.removeprefix("fmt:"))
    if field.type == "number" and field.decimal_char != ".":
        return f"12{field.decimal_char}5"
    return None


def _plain(field: Field, value: str) -> Told:
    return TYPE, {}


def _date(field: Field, value: str) -> Told:
    text = value.strip()
    parts = _date_parts(text)
    if parts is not None:
        return (_DATE_ORDER, {"suggestion": parts.isoformat()}) if parts != date.min else (_DATE_IMPOSSIBLE, {})
    number = text.removesuffix(".0")
    if re.fullmatch(r"[0-9]{5}", number) and int(number) in _SPREADSHEET_DAYS:
        return _DATE_NUMBER, {"suggestion": (_SPREADSHEET_EPOCH + timedelta(days=int(number))).isoformat()}
    if re.fullmatch(r"\d{4}|\d{4}-\d{2}|\d{1,2}/\d{4}", text):
        return _DATE_VAGUE, {}
    return TYPE, {}


def _date_parts(text: str) -> date | None:
    """Return the day written day first or year first; date.min when it is in no calendar, None for another text."""
    if found := _DAY_FIRST.match(text):
        day, month, year = (int(part) for part in found.groups())
        if year < 100:
            year += 2000 if year < _THIS_CENTURY else 1900
    elif found := _YEAR_FIRST.match(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return date.min


def _number(field: Field, value: str) -> Told:
    most_likely = _in_euros(value)
    if most_likely is not None:
        return replace(TYPE, hint=PROBABLE), {"suggestion": most_likely}
    bare = re.sub(r"[\s€%]|euros?$|eur$", "", value.strip(), flags=re.IGNORECASE)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+", bare):
        bare = bare.replace(".", "")
    fixed = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", fixed):
        return TYPE, {}
    if field.type == "integer":
        whole, _, decimals = fixed.partition(".")
        return (_WHOLE, {"suggestion": whole}) if not decimals.strip("0") else (TYPE, {})
    return (_COMMA if bare == value.strip() else _BARE), {"suggestion": fixed}


def _in_euros(value: str) -> str | None:
    """Return the euros of « 12,5 k€ », which was most likely rounded, or of « 12.000 € », which may be twelve."""
    if match := _IN_THOUSANDS.fullmatch(value.strip()):
        number = Decimal(re.sub(r"\s", "", match[1]).replace(",", "."))
        return format(number.scaleb(_POWERS[match[2].lower()]).normalize(), "f")
    if match := _TWELVE_THOUSAND.fullmatch(value.strip()):
        return match[1] + match[2]
    return None


_IN_THOUSANDS = re.compile(r"([+-]?\d[\d\s]*(?:[.,]\d+)?)\s?(k|m|md)\s?(?:€|eur(?:os?)?)", re.IGNORECASE)
_TWELVE_THOUSAND = re.compile(r"([1-9]\d{0,2})[.,](\d{3})\s?(?:€|eur(?:os?)?)", re.IGNORECASE)
_POWERS = {"k": 3, "m": 6, "md": 9}


def _email(field: Field, value: str) -> Told:
    first = re.split(r"\s*[;/]\s*|,\s+|\s+(?:et|ou)\s+", value.strip())[0]
    likely = re.sub(r"(?<=@)([\w-]+),(?=[a-z]{2,}$)", r"\1.", first)
    if likely != value.strip() and re.fullmatch(r"[^\s@,;]+@[\w.-]+\.[a-z]{2,}", likely):
        return replace(TYPE, hint=PROBABLE), {"suggestion": likely}
    return TYPE, {}


def _boolean(field: Field, value: str) -> Told:
    tokens = ", ".join((*field.true_values[:1], *field.false_values[:1]))
    said = " ".join(words_of(value))
    for words, accepted in ((_YES, field.true_values), (_NO, field.false_values)):
        if said in words and accepted:
            return _TOKEN, {"suggestion": accepted[0], "tokens": tokens}
    return _TOKENS, {"tokens": tokens}


_YES = frozenset({"oui", "o", "yes", "y", "vrai", "true", "1", "x", "v"})
_NO = frozenset({"non", "n", "no", "faux", "false", "0", "f"})


def _uri(field: Field, value: str) -> Told:
    text = value.strip()
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", text, flags=re.IGNORECASE):
        return _SCHEME, {"suggestion": f"https://{text}"}
    return TYPE, {}


_TYPE_CAUSES: dict[str, Callable[[Field, str], Told]] = {
    "date": _date,
    "number": _number,
    "integer": _number,
    "boolean": _boolean,
    "email": _email,
    "uri": _uri,
}


def enum_error(field: Field, value: str) -> Told:
    """Say which values are allowed, and the one that was most likely meant."""
    allowed = field.constraints.enum
    expected = ", ".join(f"« {each} »" for each in allowed)
    wanted = " ".join(words_of(value))
    names = {each: " ".join(words_of(each)) for each in allowed}
    best = process.extractOne(wanted, names, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH) if wanted else None
    if best is None:
        return ENUM, {"expected": expected}
    return _CLOSEST, {"expected": expected, "suggestion": best[2]}


def pattern_error(field: Field, value: str) -> Told:
    """Say the expected shape; for a SIRET, what happened to it."""
    params = {"expected": field.pattern_words or field.example or field.constraints.pattern or ""}
    several = likely_phone(value) if field.kind == "phone_fr" else None
    if several is not None:
        return replace(PATTERN, hint=PROBABLE), {**params, "suggestion": several}
    if field.kind == "siret":
        told = _siret_cause(PATTERN, value)
        return told[0], {**params, **told[1]}
    return PATTERN, params


def likely_phone(value: str) -> str | None:
    """Return the first of several phone numbers: the one that is most likely wanted where only one may be given."""
    parts = [part.strip() for part in re.split(r"[;,/|]|\bou\b|\bet\b", value)]
    whole = [part for part in parts if _FEWEST_FIGURES <= len(re.sub(r"\D", "", part)) <= _MOST_FIGURES]
    return whole[0] if len(whole) > 1 else None


_FEWEST_FIGURES, _MOST_FIGURES = 9, 14


def siret_error(value: str) -> Told:
    """Say what happened to a SIRET that is not one."""
    return _siret_cause(SIRET, value)


def _siret_cause(kind: FindingKind, value: str) -> Told:
    text = value.strip()
    if _SCIENTIFIC.match(text):
        return replace(kind, hint=_DESTROYED), {}
    digits = re.sub(r"[\s.\-_'’\u00a0\u202f]", "", text).removesuffix(",0")
    if not (digits.isascii() and digits.isdigit()):
        return kind, {}
    if len(digits) == 14 and digits != text:
        return replace(kind, hint=_BLANKS), {"suggestion": digits}
    if len(digits) == 13 and siret_number.is_valid("0" + digits):
        return replace(kind, hint=_ZERO_LOST), {"suggestion": "0" + digits}
    if len(digits) == 9:
        return replace(kind, hint=_ONLY_SIREN), {}
    if len(digits) != 14:
        return replace(kind, hint=_ONE_DIGIT_SHORT), {"digits": len(digits)}
    return kind, {}
