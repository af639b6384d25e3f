"""The risk that a decision accepts, and what goes beyond it: functions of the figures that publication measures."""

from collections.abc import Iterable, Mapping, Sequence
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
    be left out at each delivery so that groups keep to *k*. *sensitive*: the column of which each group should leave
    *diverse* values at least, and stay within *closeness* of the whole table. *forbidden*: for a column, the levels
    that the search could not use: « as_is », « hidden », or a step as a scope writes it.
    """

    k: int = 10
    roles: Mapping[str, str] = field(default_factory=dict)
    population: int | None = None
    left_out: float = 0.0
    sensitive: str = ""
    diverse: int = 1
    closeness: float | None = None
    forbidden: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return the form in which a proposal keeps it."""
        return {
            "k": self.k,
            "roles": dict(self.roles),
            "population": self.population,
            "left_out": self.left_out,
            "sensitive": self.sensitive,
            "diverse": self.diverse,
            "closeness": self.closeness,
            "forbidden": {name: list(levels) for name, levels in self.forbidden.items()},
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Asked":
        """Return what :meth:`to_json` kept."""
        return cls(
            int(document.get("k", 10)),
            dict(document.get("roles") or {}),
            document.get("population"),
            float(document.get("left_out") or 0.0),
            str(document.get("sensitive") or ""),
            int(document.get("diverse") or 1),
            document.get("closeness"),
            dict(document.get("forbidden") or {}),
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
        *_on_diversity(asked, decided, seen),
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


def _on_diversity(asked: Asked, decided: Figures, seen: Figures) -> Iterable[Doubt]:
    before = {each["column"]: each for each in decided.get("diversity", ())}
    for each in seen.get("diversity", ()):
        column, was = each["column"], before.get(each["column"]) or {}
        wanted = asked.diverse if column == asked.sensitive else 1
        if int(each["distinct"]) < _least_diverse(int(was.get("distinct") or 0), wanted):
            yield _doubt("less_diverse", column)
        if column == asked.sensitive and _too_far(asked, was, each):
            yield _doubt("further_away", column)


def _least_diverse(held: int, wanted: int) -> int:
    """Return how many values each group must leave: those that were asked for and held, else those that held."""
    return min(held, wanted) if wanted > 1 else held if held > 1 else 0


def _too_far(asked: Asked, was: Figures, seen: Figures) -> bool:
    limit = asked.closeness
    return limit is not None and float(was.get("equal", limit)) <= limit < float(seen["equal"])


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
    "further_away": (
        gettext_noop("Des groupes s’écartent de l’ensemble, pour « %(column)s », de plus que ce qui a été décidé."),
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
