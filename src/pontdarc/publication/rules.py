"""What publication decides, as functions of values: slugs, privacy steps, alterations in words, places."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pontdarc.core.privacy.plan import PrivacyPlan, simple_plan, write_step
from pontdarc.core.privacy.plan_words import step_in_words
from pontdarc.core.refusals import Conflict, Unlawful
from pontdarc.core.step import WHOLE_TABLE, Call
from pontdarc.core.words import Translate, gettext_noop, going_on

Report = Mapping[str, Any]
Column = dict[str, Any]
Alteration = dict[str, Any]
_LONGEST_SLUG = 100


def slug_of(title: str) -> str:
    """Return the title in lower case, without accents, words joined by hyphens; ``jeu`` when nothing is left."""
    text = unicodedata.normalize("NFKD", title.lower().replace("œ", "oe").replace("æ", "ae"))
    plain = "".join(letter for letter in text if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:_LONGEST_SLUG].strip("-") or "jeu"


def free_slug(wished: str, suffix: str, taken: Iterable[str]) -> str:
    """Return *wished*, else with *suffix* (the organisation's slug), else numbered: the first that is not taken."""
    used = set(taken)
    if wished not in used:
        return wished
    longer = f"{wished}-{suffix}"[:140].strip("-")
    if longer not in used:
        return longer
    number = 2
    while f"{longer}-{number}" in used:
        number += 1
    return f"{longer}-{number}"


def default_plan(rare: tuple[str, str, int] | None, columns: Iterable[str]) -> PrivacyPlan:
    """Return what is done unless somebody decides otherwise: what the standard says of rare rows."""
    if rare is None or rare[0] not in set(columns):
        return PrivacyPlan()
    return simple_plan(rare=(rare[0], rare[2]))


_MENDED = gettext_noop("%(count)s cellules mises en ordre : %(what)s")
_MENDED_ONE = gettext_noop("1 cellule mise en ordre : %(what)s")
_NOT_IN_RECIPE = gettext_noop("Colonne laissée de côté : elle ne fait pas partie de la recette.")
_DROPPED = gettext_noop("Colonne laissée de côté : décision de publication.")
_MASKED = gettext_noop("%(count)s cellules masquées : décision de publication.")
_MASKED_ONE = gettext_noop("1 cellule masquée : décision de publication.")
_CELLS = gettext_noop("%(count)s cellules changées : %(what)s.")
_CELL = gettext_noop("1 cellule changée : %(what)s.")
_ROWS = gettext_noop("%(count)s lignes laissées de côté : %(what)s.")
_ROW = gettext_noop("1 ligne laissée de côté : %(what)s.")
_GIVEN = gettext_noop(
    "%(count)s petits effectifs masqués peuvent encore se déduire : le tableau a trop peu d’autres cases."
)
_GIVEN_ONE = gettext_noop("1 petit effectif masqué peut encore se déduire : le tableau a trop peu d’autres cases.")
_ON_ROWS = frozenset({"sample_rows", "suppress_small_classes"})
_RARE_NAMES = gettext_noop("%(count)s lignes laissées de côté : prénoms donnés moins de %(threshold)s fois")
_RARE_NAME = gettext_noop("1 ligne laissée de côté : prénom donné moins de %(threshold)s fois")


def repairs_in_words(report: Report, titles: Mapping[str, str], translate: Translate = str) -> list[Alteration]:
    """Return what was mended, by column and step; *titles*: title of each step by slug."""
    lines: list[Alteration] = []
    for column, steps in sorted(report.get("repairs", {}).items()):
        for step, count in sorted(steps.items()):
            text = translate(_MENDED_ONE if count == 1 else _MENDED)
            what = going_on(translate(titles.get(step, step)))
            lines.append(_line(column, step, text % {"count": count, "what": what}, count))
    return lines


def left_out_in_words(report: Report, rows: int, translate: Translate = str) -> list[Alteration]:
    """Return the columns of the delivery that the recipe leaves out."""
    return [_line(name, "left_out", translate(_NOT_IN_RECIPE), rows) for name in report.get("unmapped", [])]


def privacy_in_words(
    plan: PrivacyPlan, counts: Mapping[str, int], rows: int, translate: Translate = str
) -> list[Alteration]:
    """Return what was made less precise or left out; *counts*: cells or rows touched by step, *rows*: of the table."""
    return [line for call in plan.calls if (line := _told(call, counts.get(write_step(call), 0), rows, translate))]


def _told(call: Call, count: int, rows: int, translate: Translate) -> Alteration | None:
    column = call.column or WHOLE_TABLE
    if call.step == "drop_column":
        return _line(column, call.step, translate(_DROPPED), rows)
    if call.step == "mask_column":
        return _line(column, call.step, translate(_MASKED_ONE if count == 1 else _MASKED) % {"count": count}, count)
    if not count:
        return None
    if call.step == "suppress_rare":
        words = translate(_RARE_NAME if count == 1 else _RARE_NAMES)
        return _line(column, call.step, words % {"count": count, "threshold": call.params.get("threshold")}, count)
    by_rows = call.step in _ON_ROWS
    singular, plural = (_ROW, _ROWS) if by_rows else (_CELL, _CELLS)
    text = translate(singular if count == 1 else plural)
    told = text % {"count": count, "what": step_in_words(call, translate)}
    return _line(WHOLE_TABLE if by_rows else column, call.step, told, count)


def unprotected_in_words(
    plan: PrivacyPlan, unprotected: Mapping[str, int], translate: Translate = str
) -> list[Alteration]:
    """Return the cells that were hidden and that totals give back all the same, so that whoever decides knows."""
    found = [(call, unprotected.get(write_step(call), 0)) for call in plan.calls]
    return [
        _line(
            call.column or WHOLE_TABLE,
            "unprotected",
            translate(_GIVEN_ONE if count == 1 else _GIVEN) % {"count": count},
            count,
        )
        for call, count in found
        if count
    ]


def _line(column: str, rule: str, text: str, count: int) -> Alteration:
    return {"column": column, "rule": rule, "text": text, "count": count}


def place_of(report: Report, columns: Sequence[Column]) -> dict[str, str] | None:
    """Return ``{"geometry": name}`` or ``{"latitude": name, "longitude": name}`` among the public columns.

    None when rows have no place, or when a column that says it is left out or masked.
    """
    found = {("geometry" if key == "geojson" else key): name for key, name in (report.get("geometry") or {}).items()}
    shown = {column["name"] for column in columns}
    return found if found and shown.issuperset(found.values()) else None


_NOT_HELD = gettext_noop("Cette version n’attend pas d’être publiée.")
_NOT_HELD_ADVICE = gettext_noop("Seule une version en attente se publie. Ouvrez la dernière livraison du jeu.")
_WITHDRAWN = gettext_noop("Ce jeu de données a été retiré.")
_WITHDRAWN_ADVICE = gettext_noop("Un jeu retiré ne revient pas : inscrivez-en un nouveau à l’inventaire.")
_NOT_COVERED = gettext_noop("Aucune autorisation en vigueur ne couvre cette version.")
_NOT_COVERED_ADVICE = gettext_noop(
    "Proposez la publication, recueillez les avis, puis demandez la décision au signataire."
)


def check_may_publish(*, waits: bool, withdrawn: bool, covered: bool) -> None:
    """Refuse what may not be published.

    :raises Conflict: the version does not wait, or its dataset was withdrawn.
    :raises Unlawful: no clearance in force covers it.
    """
    if withdrawn:
        raise Conflict("dataset_withdrawn", _WITHDRAWN, _WITHDRAWN_ADVICE)
    if not waits:
        raise Conflict("version_not_held", _NOT_HELD, _NOT_HELD_ADVICE)
    if not covered:
        raise Unlawful("not_covered", _NOT_COVERED, _NOT_COVERED_ADVICE)
