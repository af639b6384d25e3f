"""Conditions on facts, in three values: yes, no, unknown; an unknown says which fact would settle it.

A fact is missing only where it changes the answer: where one condition says no, nobody asks about the others.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pontdarc.core.words import Translate, gettext_noop, going_on
from pontdarc.legal.facts import ASKED_BY_NAME, Facts


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer is what it is: a sentence (msgid) and its parameters."""

    text: str
    params: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, translate: Translate = str) -> str:
        """Return it as people read it."""
        said = {name: translate(value) if isinstance(value, str) else value for name, value in self.params.items()}
        if "fact" in said:
            said["asked"] = going_on(str(said["fact"]))
        return translate(self.text) % said


@dataclass(frozen=True, slots=True)
class Answer:
    """*value*: True, False, or None when it cannot be known; *missing*: names of the facts that would tell."""

    value: bool | None
    because: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()


Condition = Callable[[Facts], Answer]

_KIND_NO: Final = gettext_noop("Ce texte ne vise pas cette sorte d’organisation.")
_FACT_ASKED: Final = gettext_noop("Il faut savoir : %(asked)s.")
_FACT_NO: Final = gettext_noop("%(fact)s : non.")
_FACT_YES: Final = gettext_noop("%(fact)s : oui.")
_BELOW: Final = gettext_noop("Moins de %(threshold)s habitants.")
_REACHED: Final = gettext_noop("Le seuil de %(threshold)s habitants est atteint.")
_UNCERTAIN: Final = gettext_noop(
    "Incertain : %(municipale)s habitants en population municipale, %(totale)s en population totale, "
    "de part et d’autre du seuil de %(threshold)s. Le texte ne dit pas laquelle compte (à vérifier)."
)
_FEW_AGENTS: Final = gettext_noop("Moins de %(threshold)s agents en équivalent temps plein.")
_ENOUGH_AGENTS: Final = gettext_noop("Au moins %(threshold)s agents en équivalent temps plein.")
_PRESUMED: Final = gettext_noop("Présumé : aucun département ni aucune région n’est sous ce seuil (%(threshold)s).")
_FEW_PEOPLE: Final = gettext_noop("Moins de %(threshold)s agents.")
_ENOUGH_PEOPLE: Final = gettext_noop("Au moins %(threshold)s agents.")
# The smallest département has some 75,000 inhabitants, and none has less than a few hundred agents.
_LARGE: Final = frozenset({"departement", "region"})
_SURELY_INHABITANTS, _SURELY_AGENTS = 3_500, 50


def number(value: float) -> str:
    """Write a number as French does: « 3 500 »."""
    return f"{value:,.10g}".replace(",", "\u202f").replace(".", ",")


def kind_in(*kinds: str) -> Condition:
    """Hold for these types of organisation."""

    def judge(facts: Facts) -> Answer:
        return Answer(True) if facts.kind in kinds else Answer(False, (Reason(_KIND_NO),))

    return judge


def all_of(*conditions: Condition) -> Condition:
    """Hold when every one holds; the first that says no ends it, since nothing that is unknown would change it."""

    def judge(facts: Facts) -> Answer:
        answers = [condition(facts) for condition in conditions]
        refused = next((answer for answer in answers if answer.value is False), None)
        if refused is not None:
            return refused
        unknown = [answer for answer in answers if answer.value is None]
        return _joined(None, unknown) if unknown else _joined(True, answers)

    return judge


def any_of(*conditions: Condition) -> Condition:
    """Hold when one holds; unknown when none holds and one may."""

    def judge(facts: Facts) -> Answer:
        answers = [condition(facts) for condition in conditions]
        held = next((answer for answer in answers if answer.value), None)
        if held is not None:
            return held
        unknown = [answer for answer in answers if answer.value is None]
        return _joined(None, unknown) if unknown else _joined(False, answers)

    return judge


def _joined(value: bool | None, answers: list[Answer]) -> Answer:
    because = dict.fromkeys(_key(reason) for answer in answers for reason in answer.because)
    if any(text != _KIND_NO for text, _ in because):
        because.pop((_KIND_NO, ()), None)
    missing = dict.fromkeys(name for answer in answers for name in answer.missing)
    return Answer(value, tuple(Reason(text, dict(params)) for text, params in because), tuple(missing))


def _key(reason: Reason) -> tuple[str, tuple[tuple[str, object], ...]]:
    return reason.text, tuple(reason.params.items())


def fact(name: str) -> Condition:
    """Hold when the fact is true; unknown when nobody said."""
    label = ASKED_BY_NAME[name].label

    def judge(facts: Facts) -> Answer:
        value = getattr(facts, name)
        if value is None:
            return Answer(None, (Reason(_FACT_ASKED, {"fact": label}),), (name,))
        return Answer(value, (Reason(_FACT_YES if value else _FACT_NO, {"fact": label}),))

    return judge


def said(name: str) -> Condition:
    """Hold when somebody said that the fact is true; what nobody said is taken as false, and not asked."""

    def judge(facts: Facts) -> Answer:
        return fact(name)(facts) if getattr(facts, name) else Answer(False, (Reason(_KIND_NO),))

    return judge


def unless(name: str) -> Condition:
    """Hold unless somebody said that the fact is true: the ordinary case needs no question."""

    def judge(facts: Facts) -> Answer:
        label = ASKED_BY_NAME[name].label
        return Answer(False, (Reason(_FACT_YES, {"fact": label}),)) if getattr(facts, name) else Answer(True)

    return judge


def not_said_false(name: str) -> Condition:
    """Hold unless somebody said that the fact is false."""

    def judge(facts: Facts) -> Answer:
        label = ASKED_BY_NAME[name].label
        return Answer(False, (Reason(_FACT_NO, {"fact": label}),)) if getattr(facts, name) is False else Answer(True)

    return judge


def negated(condition: Condition) -> Condition:
    """Hold when the condition does not."""

    def judge(facts: Facts) -> Answer:
        answer = condition(facts)
        because = tuple(reason for reason in answer.because if reason.text != _KIND_NO)
        if answer.value and not because:
            because = (Reason(_KIND_NO),)
        return Answer(None if answer.value is None else not answer.value, because, answer.missing)

    return judge


def inhabitants(threshold: int, *, beyond: bool = False) -> Condition:
    """Hold from *threshold* inhabitants on, or only *beyond* it.

    The texts do not say which population counts: where the two do not agree, it is unknown.
    """

    def judge(facts: Facts) -> Answer:
        known = facts.populations
        if not known and facts.kind in _LARGE and threshold <= _SURELY_INHABITANTS:
            return Answer(True, (Reason(_PRESUMED, {"threshold": number(threshold)}),))
        if not known:
            return Answer(None, (_ask("population_municipale"),), ("population_municipale",))
        reached = {figure > threshold if beyond else figure >= threshold for figure in known.values()}
        params: dict[str, object] = {"threshold": number(threshold)}
        if len(reached) == 2:
            params |= {name: number(figure) for name, figure in known.items()}
            return Answer(None, (Reason(_UNCERTAIN, params),), ("population_counted",))
        held = reached.pop()
        return Answer(held, (Reason(_REACHED if held else _BELOW, params),))

    return judge


def fte(threshold: int) -> Condition:
    """Hold from *threshold* full-time equivalents on; there are never more of them than agents."""

    def judge(facts: Facts) -> Answer:
        params = {"threshold": number(threshold)}
        known = facts.agents_fte
        if known is None and facts.agents_count is not None and facts.agents_count < threshold:
            known = float(facts.agents_count)
        if known is None and facts.kind in _LARGE and threshold <= _SURELY_AGENTS:
            return Answer(True, (Reason(_PRESUMED, params),))
        if known is None:
            return Answer(None, (_ask("agents_fte"),), ("agents_fte",))
        held = known >= threshold
        return Answer(held, (Reason(_ENOUGH_AGENTS if held else _FEW_AGENTS, params),))

    return judge


def agents(threshold: int) -> Condition:
    """Hold from *threshold* agents on; there are at least as many of them as full-time equivalents."""

    def judge(facts: Facts) -> Answer:
        params = {"threshold": number(threshold)}
        known = facts.agents_count
        if known is None and facts.agents_fte is not None and facts.agents_fte >= threshold:
            known = int(facts.agents_fte)
        if known is None:
            return Answer(None, (_ask("agents_count"),), ("agents_count",))
        held = known >= threshold
        return Answer(held, (Reason(_ENOUGH_PEOPLE if held else _FEW_PEOPLE, params),))

    return judge


def _ask(name: str) -> Reason:
    return Reason(_FACT_ASKED, {"fact": ASKED_BY_NAME[name].label})


# CRPA L300-2: the State, local authorities, public bodies, and private ones with a public-service mission.
PUBLIC: Final = kind_in("commune", "epci", "departement", "region", "syndicat", "public-establishment")
LOCAL_AUTHORITY: Final = kind_in("commune", "departement", "region")
ADMINISTRATION: Final = any_of(
    PUBLIC,
    kind_in("private-mission"),
    all_of(kind_in("concessionaire"), not_said_false("public_service_mission")),
    all_of(kind_in("subsidised"), fact("public_service_mission")),
)
# CRPA L312-1-1, last paragraph, and D312-1-1-1: the size in inhabitants is asked of collectivités territoriales only.
BOUND_BY_DEFAULT: Final = all_of(ADMINISTRATION, any_of(negated(LOCAL_AUTHORITY), inhabitants(3_500)), fte(50))
# Public bodies are buyers by law (CCP L1210-1, L1211-1).
BUYER: Final = any_of(
    PUBLIC,
    all_of(kind_in("concessionaire", "private-mission"), fact("buyer")),
    all_of(kind_in("subsidised"), said("buyer")),
)
GRANTOR: Final = any_of(
    kind_in("departement", "region"),
    all_of(kind_in("commune", "epci", "syndicat", "public-establishment"), fact("grants_subsidies")),
    all_of(kind_in("private-mission", "concessionaire"), said("grants_subsidies")),
)
