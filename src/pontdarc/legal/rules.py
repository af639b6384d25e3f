"""What a clearance covers, who may decide, and until when: functions of values."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from pontdarc.core.privacy.plan import columns_named, plan_of, protects_as_much, read_step
from pontdarc.core.refusals import Forbidden, Invalid, Unlawful
from pontdarc.core.words import Translate, gettext_noop

PUBLISHING: Final = frozenset({"publish", "publish_after_redaction", "publish_after_anonymisation"})
SHOWING: Final = PUBLISHING | {"publish_restricted"}
OUTCOMES: Final = SHOWING | {"link_only", "defer", "do_not_publish", "out_of_scope"}
VERDICTS: Final = frozenset({"favourable", "conditions", "unfavourable", "ask"})
# The doubts that speak of people rather than of terms.
_PROTECTIONS: Final = frozenset({"step_missing", "new_personal_column"})
_WEIGHT: Final[Mapping[str, int]] = {"no": 0, "indirect": 1, "direct": 2}


class Column(NamedTuple):
    """A column as a clearance sees it: *kind* a file name of core/kinds or None, *role* direct, indirect or no."""

    name: str
    kind: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Exactly what was looked at: a clearance is worth nothing outside it.

    *columns*: those that will be public. *steps*: privacy steps, as core.privacy.plan writes them.
    *standard*: slug, maybe with « @version ». *purpose*: what it is published for, empty when nobody said. *raw*: the
    file as it was received is cleared too.
    """

    columns: tuple[Column, ...]
    steps: tuple[str, ...] = ()
    standard: str = ""
    licence: str = "lov2"
    purpose: str = ""
    raw: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(Column(*column) for column in self.columns))
        object.__setattr__(self, "steps", tuple(self.steps))

    def to_json(self) -> dict[str, object]:
        """Return the form in which it is kept."""
        return {
            "columns": [column._asdict() for column in self.columns],
            "steps": list(self.steps),
            "standard": self.standard,
            "licence": self.licence,
            "purpose": self.purpose,
            "raw": self.raw,
        }

    @classmethod
    def from_json(cls, document: Mapping[str, object]) -> "Scope":
        """Return what :meth:`to_json` kept.

        :raises KeyError, TypeError: the document was not written by it.
        """
        columns, steps = document["columns"], document["steps"]
        if not isinstance(columns, list) or not isinstance(steps, list):
            raise TypeError("columns and steps are lists")
        return cls(
            columns=tuple(Column(column["name"], column["kind"], column["role"]) for column in columns),
            steps=tuple(str(step) for step in steps),
            standard=str(document["standard"]),
            licence=str(document["licence"]),
            purpose=str(document["purpose"]),
            raw=bool(document.get("raw", False)),
        )

    @property
    def personal(self) -> bool:
        """Whether a column says something about a person, directly or not."""
        return any(_weight(column.role) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to hold what would otherwise flow: code, what is so, what to do (msgids), the column if any."""

    code: str
    text: str
    advice: str
    column: str | None = None

    def sentence(self, translate: Translate = str) -> str:
        """Return what is so."""
        return translate(self.text) % {"column": self.column or ""}

    def next_step(self, translate: Translate = str) -> str:
        """Return what to do."""
        return translate(self.advice) % {"column": self.column or ""}

    def to_json(self, translate: Translate = str) -> dict[str, str | None]:
        """Return the form in which a held version keeps it: code, text, advice, column."""
        return {
            "code": self.code,
            "text": self.sentence(translate),
            "advice": self.next_step(translate),
            "column": self.column,
        }


def covers(scope: Scope, seen: Scope) -> tuple[Doubt, ...]:
    """Return why what was seen goes beyond what was cleared; nothing when it stays inside.

    Fewer columns and more privacy steps stay inside; anything else that differs goes beyond.
    """
    return (
        *_doubts_on_columns(scope, seen),
        *(
            _doubt("step_missing", column=_step_shown(step))
            for step in scope.steps
            if not protects_as_much(step, seen.steps)
        ),
        *_doubts_on_terms(scope, seen),
    )


def less_protected(former: Scope, decided: Scope) -> bool:
    """Tell whether *former* shows more of people than *decided* does, or lacks a protection that it asks for."""
    return any(doubt.code in _PROTECTIONS for doubt in covers(decided, former))


def _doubts_on_columns(scope: Scope, seen: Scope) -> Iterable[Doubt]:
    cleared: dict[str, list[Column]] = {}
    for column in scope.columns:
        cleared.setdefault(column.name, []).append(column)
    for column in seen.columns:
        known = cleared.get(column.name)
        if not known:
            yield _doubt("new_personal_column" if _weight(column.role) else "new_column", column=column.name)
        elif _weight(column.role) > min(_weight(each.role) for each in known):
            yield _doubt("became_personal", column=column.name)
        elif _weight(column.role) and any(column.kind != each.kind for each in known):
            yield _doubt("other_personal_kind", column=column.name)


def _doubts_on_terms(scope: Scope, seen: Scope) -> Iterable[Doubt]:
    if scope.licence != seen.licence:
        yield _doubt("other_licence")
    if scope.standard.partition("@")[0] != seen.standard.partition("@")[0]:
        yield _doubt("other_standard")
    if seen.purpose and scope.purpose and scope.purpose != seen.purpose:
        yield _doubt("other_purpose")
    if seen.raw and not scope.raw:
        yield _doubt("raw_file")


def is_personal_role(role: str | None) -> bool:
    """Tell whether a column of this role says something about a person."""
    return _weight(role) > 0


def _weight(role: str | None) -> int:
    """A role that we do not know weighs as much as the worst one: doubt protects people."""
    return _WEIGHT.get(role or "no", _WEIGHT["direct"])


def _step_shown(step: str) -> str:
    """Return what a step protects, for people: its column, else the columns that it reads."""
    call = read_step(step)
    if call is None:
        return step.partition(":")[2] or step
    return call.column or ", ".join(sorted(columns_named(call))) or step


_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "no_decision": (
        gettext_noop("Personne n’a encore autorisé la publication de ces données."),
        gettext_noop("Proposez-la : le DPO donnera son avis, puis le signataire décidera."),
    ),
    "decision_revoked": (
        gettext_noop("L’autorisation de publier ces données a été révoquée."),
        gettext_noop("Lisez pourquoi, corrigez, puis faites une nouvelle proposition."),
    ),
    "decision_expired": (
        gettext_noop("L’autorisation de publier ces données est arrivée à son terme."),
        gettext_noop("Faites une nouvelle proposition ; rien n’a peut-être changé, mais quelqu’un doit le dire."),
    ),
    "new_column": (
        gettext_noop("La colonne « %(column)s » n’était pas dans ce qui a été autorisé."),
        gettext_noop("Laissez-la de côté, ou proposez de la publier aussi."),
    ),
    "new_personal_column": (
        gettext_noop("La colonne « %(column)s » est nouvelle et contient des données personnelles."),
        gettext_noop("Laissez-la de côté. Pour la publier, il faut une nouvelle proposition et l’avis du DPO."),
    ),
    "became_personal": (
        gettext_noop("La colonne « %(column)s » contient maintenant des données personnelles."),
        gettext_noop("Vérifiez le fichier. Pour publier, il faut une nouvelle proposition et l’avis du DPO."),
    ),
    "other_personal_kind": (
        gettext_noop("La colonne « %(column)s » contient une autre sorte de données personnelles qu’avant."),
        gettext_noop("Vérifiez le fichier. Pour publier, il faut une nouvelle proposition et l’avis du DPO."),
    ),
    "step_missing": (
        gettext_noop("Une protection décidée pour « %(column)s » n’est plus appliquée."),
        gettext_noop("Remettez-la dans la recette, ou faites une nouvelle proposition."),
    ),
    "other_licence": (
        gettext_noop("La licence n’est pas celle qui a été autorisée."),
        gettext_noop("Remettez la licence prévue, ou faites une nouvelle proposition."),
    ),
    "other_standard": (
        gettext_noop("Le fichier suit un autre standard que celui qui a été autorisé."),
        gettext_noop("Vérifiez que c’est le bon fichier. Sinon, faites une nouvelle proposition."),
    ),
    "other_purpose": (
        gettext_noop("Le but de la publication n’est pas celui qui a été autorisé."),
        gettext_noop("Faites une nouvelle proposition qui dise ce but."),
    ),
    "raw_file": (
        gettext_noop("Le fichier reçu serait public lui aussi ; la décision précédente ne le prévoyait pas."),
        gettext_noop("Faites une nouvelle proposition qui le dit."),
    ),
}


def _doubt(code: str, column: str | None = None) -> Doubt:
    text, advice = _WORDS[code]
    return Doubt(code, text, advice, column)


@dataclass(frozen=True, slots=True)
class DecisionValues:
    """What of a decision says whether it is in force."""

    outcome: str
    review_on: date | None = None
    revoked: bool = False


def standing_doubt(decision: DecisionValues | None, today: date) -> Doubt | None:
    """Return why a decision covers nothing today, None when it is a clearance in force."""
    if decision is None or decision.outcome not in PUBLISHING:
        return _doubt("no_decision")
    if decision.revoked:
        return _doubt("decision_revoked")
    if decision.review_on is not None and today > decision.review_on:
        return _doubt("decision_expired")
    return None


@dataclass(frozen=True, slots=True)
class OpinionGiven:
    """An opinion as the rules see it."""

    role: str
    verdict: str
    at: datetime


def last_verdicts(opinions: Iterable[OpinionGiven]) -> dict[str, str]:
    """Return the verdict that counts for each role: the last one given."""
    return {opinion.role: opinion.verdict for opinion in sorted(opinions, key=lambda each: each.at)}


def check_anonymises(outcome: str, steps: Iterable[str]) -> None:
    """Pass when what is called anonymised does not rest on pseudonyms alone.

    :raises Unlawful: it does: who holds the key, or another table, turns them back (GDPR 4(5), recital 26).
    """
    if outcome != "publish_after_anonymisation":
        return
    plan = plan_of(steps)
    if plan.pseudonymised and not plan.anonymises:
        raise Unlawful(
            "pseudonymised_only",
            gettext_noop("Pseudonymiser n’est pas anonymiser : le résultat reste une donnée personnelle."),
            gettext_noop(
                "Laissez ces colonnes de côté, ou rendez les autres moins précises et cherchez le meilleur plan."
            ),
        )


def sensitive(*, personal: bool, secrecy: bool) -> bool:
    """Tell whether somebody else than the proposer must look."""
    return personal or secrecy


def may_advise(*, adviser: UUID, proposer: UUID, sensitive: bool) -> None:
    """Pass when an opinion from this person is worth something.

    :raises Forbidden: it is their own proposal and personal data or a secret is at stake.
    """
    if sensitive and adviser == proposer:
        raise Forbidden(
            "own_proposal",
            gettext_noop(
                "On ne donne pas d’avis sur sa propre proposition quand des données personnelles "
                "ou un secret sont en jeu."
            ),
            gettext_noop("Demandez l’avis d’un autre DPO ou d’un autre juriste."),
        )


def may_decide(
    *,
    decider: UUID,
    proposer: UUID,
    outcome: str,
    proposed: str,
    verdicts: Mapping[str, str],
    personal: bool,
    secrecy: bool,
    advisers: Collection[UUID] = (),
    against_opinion: str = "",
) -> None:
    """Pass when this person may take this decision now.

    *proposed*: the outcome on which the opinions were given. *verdicts*: the last of each role; *advisers*: who gave
    them.
    An outcome that makes nothing public needs neither opinion nor reason.

    :raises Forbidden: it is their own proposal, or they advised on it, and personal data or a secret is at stake.
    :raises Unlawful: personal data was found and the DPO has given no opinion.
    :raises Invalid: it goes against an opinion and does not say why.
    """
    if sensitive(personal=personal, secrecy=secrecy) and decider == proposer:
        raise Forbidden(
            "own_proposal",
            gettext_noop(
                "On ne décide pas sur sa propre proposition quand des données personnelles ou un secret sont en jeu."
            ),
            gettext_noop("Une autre personne doit proposer, ou une autre décider."),
        )
    if sensitive(personal=personal, secrecy=secrecy) and decider in advisers:
        raise Forbidden(
            "own_advice",
            gettext_noop("Qui a donné un avis ne décide pas (RGPD, articles 38 et 39)."),
            gettext_noop("Une autre personne qui signe pour l’organisation doit décider."),
        )
    if outcome not in SHOWING:
        return
    if personal and "dpo" not in verdicts:
        raise Unlawful(
            "dpo_not_heard",
            gettext_noop("Des données personnelles ont été repérées : le DPO doit d’abord donner son avis."),
            gettext_noop("Attendez son avis ; il voit la proposition dans sa file."),
        )
    if goes_against(outcome, proposed, verdicts) and not against_opinion.strip():
        raise Invalid(
            "reason_missing",
            gettext_noop("Cette décision va contre un avis défavorable, ou qui demande un complément."),
            gettext_noop("Dites pourquoi, en une phrase : elle sera gardée avec la décision."),
        )


def goes_against(outcome: str, proposed: str, verdicts: Mapping[str, str]) -> bool:
    """Tell whether an outcome shows what an adviser did not agree to show.

    Whoever agreed that something stays closed did not agree that it opens.
    """
    if outcome not in SHOWING:
        return False
    return any(verdict in ("unfavourable", "ask") or proposed not in SHOWING for verdict in verdicts.values())
