"""What is kept of a report, and how a person's corrections become overrides of a recipe."""

from collections.abc import Iterable, Mapping
from typing import Any

from pontdarc.core.recipe import Recipe
from pontdarc.core.refusals import Invalid, Unreadable
from pontdarc.core.tables import Choices
from pontdarc.core.words import Translate, gettext_noop

FINDINGS_KEPT = 1000
# What may hold a cell of the file: never stored, only shown by who reads the raw file again.
_VALUES = frozenset({"value", "values", "examples", "examples_masked", "samples", "message", "hint", "params"})

_COUNT = "number"
"""The parameter of sentences that says how many: never a cell."""


def stored_report(report: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report without any value of a cell, its findings capped; counts stay complete."""
    kept = {key: without_values(value) for key, value in report.items() if key not in _VALUES | {"recipe"}}
    kept["findings"] = [_without_cells(finding) for finding in report.get("findings", [])[:FINDINGS_KEPT]]
    kept["columns"] = _with_roles(kept["columns"], kept.get("scan", {}).get("columns", []))
    return kept


def _without_cells(finding: Mapping[str, Any]) -> dict[str, Any]:
    """Return a finding without any cell; which sentences it says is kept, and of what they name only how many."""
    said = finding.get("words", {})
    words = {name: text for name, text in said.items() if name != "params"}
    count = said.get("params", {}).get(_COUNT)
    if isinstance(count, int):
        words["params"] = {_COUNT: count}
    return {**without_values(finding), "words": words} if words else without_values(finding)


def in_words(finding: Mapping[str, Any], translate: Translate = str) -> tuple[str, str]:
    """Return what is wrong and what to do, an ellipsis for each cell that was not kept."""
    words = finding.get("words")
    if not words:
        return str(finding.get("message") or finding["id"]), str(finding.get("hint") or "")
    places = {name: finding[name] for name in ("column", "row") if finding.get(name)}
    params = _Elided({**places, **words.get("params", {})})
    return translate(words["text"]) % params, translate(words["hint"]) % params


class _Elided(dict[str, object]):
    """Parameters of a sentence, those that are not known any more shown as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def _with_roles(columns: list[dict[str, Any]], scanned: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Say of each column of the table what the scan found in it: what a clearance covers is what was seen."""
    signs = {sign["name"]: sign for sign in scanned if not sign.get("left_out")}
    described = []
    for column in columns:
        sign = signs.get(column["name"], {})
        role = sign.get("role") or "no"
        kind = column.get("kind") if role == "no" else sign.get("kind") or column.get("kind")
        described.append({**column, "role": role, "kind": kind})
    return described


def check_is_table(report: Mapping[str, Any]) -> None:
    """Refuse what was read without finding any table in it, in the words of the finding that says so.

    :raises Unreadable: there is no column.
    """
    if report["columns"]:
        return
    said = next((each for each in report.get("findings", []) if each.get("level") == "error"), None)
    # What is said of a whole file holds no cell of it.
    text, hint = (said["message"], said["hint"]) if said and said.get("row") is None else (_NO_TABLE, _NO_TABLE_ADVICE)
    raise Unreadable("no_table", text.replace("%", "%%"), hint.replace("%", "%%"))


_NO_TABLE = gettext_noop("Ce fichier ne contient pas de tableau.")
_NO_TABLE_ADVICE = gettext_noop(
    "Exportez le tableau en CSV ou en tableur depuis votre logiciel, et déposez-le de nouveau."
)


def without_values(document: Any) -> Any:
    """Return a JSON document without the keys that hold cells."""
    if isinstance(document, Mapping):
        return {key: without_values(inner) for key, inner in document.items() if key not in _VALUES}
    if isinstance(document, list | tuple):
        return [without_values(inner) for inner in document]
    return document


def choices_of(changes: Mapping[str, Any], recipe: Recipe) -> dict[str, dict[str, Any]]:
    """Return corrections as overrides of a recipe (core.recipe).

    :raises Invalid: a target that the recipe does not fill, or a source that the file does not have.
    """
    sources = {column.name for column in recipe.columns}
    # Without a standard, the columns of the file are the targets, those left out included.
    targets = {feed.target for feed in recipe.mapping} | (set() if recipe.standard else sources)
    choices: dict[str, dict[str, Any]] = {}
    for target, change in changes.items():
        if target not in targets:
            raise _no_such(target)
        if isinstance(change, str):
            if change not in sources:
                raise _no_such(change)
            choices[target] = {"source": change}
        elif isinstance(change, Mapping) and "sources" in change:
            choices[target] = _together(change, sources)
        elif change is None:
            choices[target] = {}
        else:
            choices[target] = {"value": str(change["value"])}
    return choices


def _together(change: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    """Return several columns put together, with what stands between their cells."""
    for name in change["sources"]:
        if name not in known:
            raise _no_such(str(name))
    return {"sources": list(change["sources"]), "separator": str(change.get("separator", " "))}


def usual_columns(recipes: Iterable[Recipe]) -> dict[str, dict[str, list[str]]]:
    """Return the columns that people chose, by standard and field, the most recent recipe first."""
    usual: dict[str, dict[str, list[str]]] = {}
    for recipe in recipes:
        for target, choice in recipe.overrides.items():
            name = choice.get("source")
            known = usual.setdefault(recipe.standard, {}).setdefault(target, []) if recipe.standard else []
            if name and name not in known:
                known.append(str(name))
    return usual


READING = ("member", "sheet", "encoding", "delimiter", "header_row", "header_rows")
_MOST_HEADER_ROWS = 9
_LONGEST = 200


def reading_of(answers: Mapping[str, str]) -> Choices:
    """Return how a person says that a file is to be read; what is left blank is for us to find out.

    :raises Invalid: a row that is no number, a delimiter of several characters, an encoding that nobody knows.
    """
    told = {name: answers.get(name, "") for name in READING}
    plain = {name: text.strip() for name, text in told.items()}
    sign = _DELIMITERS.get(
        plain["delimiter"].lower(), told["delimiter"] if told["delimiter"] == "\t" else plain["delimiter"]
    )
    if len(sign) > 1 or any(len(text) > _LONGEST for text in plain.values()):
        raise _not_so(gettext_noop("Le séparateur est un seul caractère."))
    if plain["header_row"] and not (plain["header_row"].isdecimal() and len(plain["header_row"]) < len("1000000000")):
        raise _not_so(gettext_noop("La ligne des en-têtes est un nombre : 0 quand il n’y en a pas."))
    if plain["header_rows"] and not _is_a_few(plain["header_rows"]):
        raise _not_so(gettext_noop("L’en-tête tient sur une à neuf lignes."))
    if plain["encoding"] and not _is_encoding(plain["encoding"]):
        raise _not_so(gettext_noop("Cet encodage n’existe pas."))
    return Choices(
        plain["member"] or None,
        plain["sheet"] or None,
        plain["encoding"] or None,
        sign or None,
        int(plain["header_row"]) if plain["header_row"] else None,
        int(plain["header_rows"]) if plain["header_rows"] else None,
    )


_DELIMITERS = {"tab": "\t", "tabulation": "\t"}


def _is_a_few(number: str) -> bool:
    return len(number) == 1 and number.isdecimal() and 1 <= int(number) <= _MOST_HEADER_ROWS


def _is_encoding(name: str) -> bool:
    try:
        "é".encode(name)
    except (LookupError, UnicodeEncodeError, ValueError):
        return name.lower() in ("ascii", "us-ascii")
    return True


def _not_so(sentence: str) -> Invalid:
    return Invalid("reading_choice", sentence, gettext_noop("Corrigez-le, ou laissez la case vide : nous chercherons."))


def _no_such(column: str) -> Invalid:
    return Invalid(
        "no_such_column",
        gettext_noop("La colonne « %(column)s » n’existe pas."),
        gettext_noop("Choisissez-la dans la liste des colonnes du fichier ou du standard."),
        {"column": column},
    )
