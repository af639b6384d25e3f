"""The risk that a decision accepts, and what goes beyond it: functions of the figures that publication measures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pontdarc.core.refusals import Conflict
from pontdarc.core.words import gettext_noop
from pontdarc.legal.rules import Doubt

ANONYMISED: Final = "publish_after_anonymisation"
Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants measured.

    *k*: how many rows each group should have. *roles*: of columns, where they differ from what the scan proposes
    (core.privacy.roles). *population*: how many people the rows were drawn from. *left_out*: the share of rows that may
    be left out at each delivery so that groups keep to *k*.
    """

    k: int = 10
    roles: Mapping[str, str] = field(default_factory=dict)
    population: int | None = None
    left_out: float = 0.0

    def to_json(self) -> dict[str, object]:
        """Return the form in which a proposal keeps it."""
        return {"k": self.k, "roles": dict(self.roles), "population": self.population, "left_out": self.left_out}

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Asked":
        """Return what :meth:`to_json` kept."""
        return cls(
            int(document.get("k", 10)),
            dict(document.get("roles") or {}),
            document.get("population"),
            float(document.get("left_out") or 0.0),
        )


def check_measured(outcome: str, risk: Mapping[str, Any]) -> None:
    """Pass when the risk of what is decided to be anonymous is known.

    *risk*: of the proposal; empty where nobody asked for a measure.

    :raises Conflict: it is being measured.
    """
    if outcome == ANONYMISED and risk and not risk.get("figures"):
        raise Conflict(
            "risk_not_measured",
            gettext_noop("Le risque de reconnaître quelqu’un n’est pas encore mesuré."),
            gettext_noop("Le calcul se fait en arrière-plan : rechargez le dossier dans une minute, puis décidez."),
        )


def beyond(outcome: str, asked: Asked, decided: Figures, seen: Figures) -> tuple[Doubt, ...]:
    """Return why the risk of a delivery is not the one that was decided.

    What held when it was decided must hold still. Where something did not hold and data were decided anonymous all the
    same, it must be no worse.
    """
    strict = outcome == ANONYMISED
    return (
        *_on_left_out(asked, decided, seen),
        *_on_groups(asked, decided, seen, strict=strict),
        *_on_criteria(asked, decided, seen, strict=strict),
        *_on_diversity(decided, seen),
    )


def _on_left_out(asked: Asked, decided: Figures, seen: Figures) -> Iterable[Doubt]:
    if _share_left_out(seen) > max(asked.left_out, _share_left_out(decided)):
        yield _doubt("more_left_out")
    if int(seen.get("unprotected") or 0) > int(decided.get("unprotected") or 0):
        yield _doubt("more_unprotected")


def _share_left_out(figures: Figures) -> float:
    return int(figures.get("left_out") or 0) / max(1, int(figures.get("rows_before") or 0))


def _on_groups(asked: Asked, decided: Figures, seen: Figures, *, strict: bool) -> Iterable[Doubt]:
    if not seen.get("quasi") or not seen.get("rows"):
        return
    before = int(decided.get("k", asked.k))
    if int(seen["k"]) < (asked.k if before >= asked.k else before if strict else 0):
        yield _doubt("k_broken")


def _on_criteria(asked: Asked, decided: Figures, seen: Figures, *, strict: bool) -> Iterable[Doubt]:
    answered = {each["question"]: each for each in decided.get("criteria", ())}
    highest = float((decided.get("prosecutor") or {}).get("highest", 0.0))
    allowed = {"linkability": max(1 / asked.k, highest)}
    for criterion in seen.get("criteria", ()):
        question, figure = criterion["question"], criterion["figure"]
        before = answered.get(question) or {}
        if figure is None or criterion["holds"]:
            continue
        if before.get("holds") is not False or strict:
            limit = max(allowed.get(question, 0.0), float(before.get("figure") or 0.0))
            if figure > limit:
                yield _doubt(f"{question}_worse")


def _on_diversity(decided: Figures, seen: Figures) -> Iterable[Doubt]:
    before = {each["column"]: int(each["distinct"]) for each in decided.get("diversity", ())}
    for each in seen.get("diversity", ()):
        if before.get(each["column"], 0) > 1 and int(each["distinct"]) < before[each["column"]]:
            yield _doubt("less_diverse", each["column"])


_PROPOSE: Final = gettext_noop(
    "Ouvrez la proposition, cherchez un autre plan, puis faites une nouvelle proposition ; rien n’est publié d’ici là."
)
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "k_broken": (
        gettext_noop("Les plus petits groupes de lignes semblables ne comptent plus autant de lignes que décidé."),
        _PROPOSE,
    ),
    "more_left_out": (
        gettext_noop(
            "Pour que chaque groupe garde sa taille, il faudrait ôter plus de lignes que ce qui a été décidé."
        ),
        _PROPOSE,
    ),
    "more_unprotected": (
        gettext_noop("Des petits effectifs masqués pourraient se déduire, ce qui n’était pas le cas."),
        _PROPOSE,
    ),
    "singling_out_worse": (
        gettext_noop("Davantage de personnes pourraient être isolées que lors de la décision."),
        _PROPOSE,
    ),
    "linkability_worse": (
        gettext_noop("En croisant avec d’autres données publiques, on retrouverait plus de personnes que décidé."),
        _PROPOSE,
    ),
    "inference_worse": (
        gettext_noop("Davantage de lignes laissent deviner une valeur sensible que lors de la décision."),
        _PROPOSE,
    ),
    "less_diverse": (
        gettext_noop("Des groupes laissent deviner « %(column)s » plus facilement que lors de la décision."),
        _PROPOSE,
    ),
    "key_changed": (
        gettext_noop(
            "La clé secrète qui brouille ces données n’est plus la même : les valeurs publiques changeraient."
        ),
        gettext_noop(
            "Remettez le dossier « keys » sauvegardé à part, ou confirmez : d’anciens pseudonymes ne se suivront plus."
        ),
    ),
}
RISKY: Final = frozenset(_WORDS) - {"key_changed"}
"""Codes of the doubts that nobody lifts by confirming: they take a new decision."""


def _doubt(code: str, column: str | None = None) -> Doubt:
    return Doubt(code, *_WORDS[code], column)


KEY_CHANGED: Final = _doubt("key_changed")
