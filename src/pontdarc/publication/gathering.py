"""Which public datasets of one standard make one dataset together, and under which terms: functions of values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pontdarc.core.privacy.plan import KEYED, PrivacyPlan, plan_of
from pontdarc.core.schema import Schema
from pontdarc.core.words import Translate, gettext_noop

PRODUCER_NAME: Final = "producteur_nom"
PRODUCER_SIREN: Final = "producteur_siren"
PRODUCER_DATASET: Final = "producteur_jeu"
# A licence, and those under which data that it covers may be published again together with other data.
_MAY_BECOME: Final[Mapping[str, frozenset[str]]] = {
    "lov2": frozenset({"lov2", "odc-odbl"}),
    "odc-odbl": frozenset({"odc-odbl"}),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A public version that follows the standard. *key*: what tells it from the others; *columns*: those it shows."""

    key: str
    standard_version: str
    conforms: bool
    licence: str
    columns: tuple[Mapping[str, Any], ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Absent:
    """Why a candidate is not taken: code, sentence and next step (msgids) with their parameters."""

    key: str
    code: str
    text: str
    advice: str
    params: Mapping[str, str]

    def to_json(self, translate: Translate = str) -> dict[str, str]:
        """Return the form in which a consolidation keeps it."""
        return {
            "version": self.key,
            "code": self.code,
            "text": translate(self.text) % self.params,
            "advice": translate(self.advice) % self.params,
        }


_WHY: Final[Mapping[str, tuple[str, str]]] = {
    "not_conform": (
        gettext_noop("Ses données ne sont pas encore conformes au standard."),
        gettext_noop("Quand la prochaine version sera conforme, elle sera prise d’elle-même."),
    ),
    "other_version": (
        gettext_noop("Ses données suivent la version %(version)s, dont les colonnes ne sont pas les mêmes."),
        gettext_noop("Préparez-les de nouveau avec la version %(wanted)s du standard."),
    ),
    "other_licence": (
        gettext_noop("Sa licence (%(licence)s) oblige à changer celle de tout le jeu réuni (%(wanted)s)."),
        gettext_noop("Convenez d’une même licence, ou retirez le jeu réuni et consolidez de nouveau."),
    ),
}


def chosen(
    candidates: Iterable[Candidate],
    *,
    version: str,
    schemas: Mapping[str, Schema],
    licence: str,
) -> tuple[list[Candidate], list[Absent]]:
    """Return the candidates that go in, and why the others do not.

    *version*: the one wanted. *schemas*: of the versions that are known, by number. *licence*: that of the whole.
    """
    taken, absent = [], []
    for each in candidates:
        code = _why_not(each, version, schemas, licence)
        if code is None:
            taken.append(each)
        else:
            params = {"version": each.standard_version, "wanted": version}
            if code == "other_licence":
                params = {"licence": each.licence, "wanted": licence}
            absent.append(Absent(each.key, code, *_WHY[code], params))
    return taken, absent


def _why_not(each: Candidate, version: str, schemas: Mapping[str, Schema], licence: str) -> str | None:
    if not each.conforms:
        return "not_conform"
    if each.standard_version != version and not _same_fields(schemas, each.standard_version, version):
        return "other_version"
    return None if licence in _MAY_BECOME.get(each.licence, ()) else "other_licence"


def _same_fields(schemas: Mapping[str, Schema], one: str, other: str) -> bool:
    """Tell whether rows of one version are rows of the other: the same columns, of the same types."""
    if one not in schemas or other not in schemas:
        return False
    return _shape(schemas[one]) == _shape(schemas[other])


def _shape(schema: Schema) -> dict[str, str]:
    return {field.name: str(field.type) for field in schema.fields}


def strictest_licence(licences: Iterable[str]) -> str:
    """Return the licence under which all of them may be published together: share-alike as soon as one asks for it."""
    return "odc-odbl" if "odc-odbl" in set(licences) else "lov2"


def common_columns(
    taken: Sequence[Candidate], fields: Sequence[str], cleared: Collection[str] | None
) -> list[dict[str, Any]]:
    """Return what every candidate shows and the clearance of the whole admits, in the order of the standard.

    A column is as personal as in the candidate where it is most so. *cleared*: None when nobody has decided yet.
    """
    shown = [{str(column["name"]): column for column in each.columns} for each in taken]
    kept = [name for name in fields if all(name in columns for columns in shown)]
    if cleared is not None:
        kept = [name for name in kept if name in cleared]
    return [_together([columns[name] for columns in shown]) for name in kept]


_WEIGHT: Final = {None: 0, "no": 0, "indirect": 1, "direct": 2}


def _together(columns: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    worst = max(columns, key=lambda column: _WEIGHT.get(column.get("role"), 2))
    types = {str(column["type"]) for column in columns}
    return {**worst, "type": types.pop() if len(types) == 1 else "string"}


def common_plan(taken: Iterable[Candidate], decided: Iterable[str]) -> PrivacyPlan:
    """Return every protection of any of them, and those decided for the whole; of two of a sort, the stricter.

    What is drawn by a key was drawn in each of them: it is not drawn again.
    """
    plans = [plan_of(steps) for steps in (*(each.steps for each in taken), tuple(decided))]
    return PrivacyPlan(call for plan in plans for call in plan.calls if call.step not in KEYED).strictest()


def dataset_path(dataset: object) -> str:
    """Return the permanent address of a dataset as rows may hold it.

    Without the host: rows never change once published, and a portal may move.
    """
    return f"/id/dataset/{dataset}"


def producer_columns(translate: Translate = str) -> list[dict[str, Any]]:
    """Return what is said of the producer on each row."""
    told = (
        (PRODUCER_NAME, gettext_noop("Producteur"), gettext_noop("L’organisme qui produit cette ligne.")),
        (PRODUCER_SIREN, gettext_noop("SIREN du producteur"), gettext_noop("Ses neuf chiffres.")),
        (
            PRODUCER_DATASET,
            gettext_noop("Jeu d’origine"),
            gettext_noop("Son adresse permanente, à la suite de celle du portail."),
        ),
    )
    return [
        {
            "name": name,
            "title": translate(title),
            "type": "string",
            "kind": None,
            "role": "no",
            "description": translate(description),
        }
        for name, title, description in told
    ]
