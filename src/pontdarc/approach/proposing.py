"""To propose what to do with a delivery: exactly what would be public is made first, and its risk measured after."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from pontdarc.approach.questioning import questioning
from pontdarc.approach.secrets import without_secrets
from pontdarc.approach.signs import signs_of
from pontdarc.core.privacy.plan import PrivacyPlan, columns_named, plan_of, simple_plan
from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Outcome, Proposal
from pontdarc.legal.questioning import shows_more
from pontdarc.legal.risk import Asked
from pontdarc.legal.rules import OUTCOMES, Doubt, check_anonymises
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.actions import create_dataset, make_version
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import scope_of
from pontdarc.publication.raw import withheld
from pontdarc.publication.versions import default_plan_of
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation

WITHDRAWN = Doubt(
    "dataset_withdrawn",
    gettext_noop("Ce jeu de données a été retiré du public."),
    gettext_noop("Un jeu retiré ne revient pas : inscrivez-en un nouveau à l’inventaire, et déposez-y le fichier."),
)


def propose_for(
    *,
    by: Actor,
    entry: Entry | None = None,
    dataset: Dataset | None = None,
    outcome: str,
    article: str,
    note: str = "",
    drop: Iterable[str] | None = None,
    mask: Iterable[str] | None = None,
    keep_rare: bool = False,
    raw: bool = False,
    plan: PrivacyPlan | None = None,
    asked: Asked | None = None,
    now: datetime,
) -> Proposal:
    """Propose what to do with the last delivery, exactly as it would be public.

    *plan*: what is done to protect people; else *drop*, *mask*: columns left out or masked, as they are in the version
    that waits when None; *keep_rare*: keep the rows that the standard's rule on rare values would leave out. *raw*:
    propose the received file too. *asked*: what is measured of the risk, in the background.

    :raises Conflict: nothing is prepared, what is public already would have to change, or the answers to the
        questions lead to showing less.
    :raises Invalid: the plan names a column that is not there.
    :raises Unlawful: what is called anonymised rests on pseudonyms alone.
    """
    entry = entry or (dataset.entry if dataset else None)
    if entry is None:
        raise TypeError("an entry or a dataset is proposed")
    require(by, "propose", entry.organisation_id, date_of(now))
    preparation = last_preparation(entry.pk)
    if preparation is None:
        raise Conflict(
            "nothing_prepared",
            gettext_noop("Il n’y a encore rien à proposer : aucun fichier n’a été préparé."),
            gettext_noop("Déposez un fichier, attendez qu’il soit préparé, puis proposez."),
        )
    dataset = create_dataset(by=by, entry=entry, now=now)
    if dataset.withdrawn_at is not None:
        raise Conflict("dataset_withdrawn", WITHDRAWN.text, WITHDRAWN.advice)
    _check_answers(entry, outcome, date_of(now))
    if plan is None:
        plan = _plan_changed(preparation, drop, mask, keep_rare=keep_rare)
        named = {*(drop or ()), *(mask or ())}
    else:
        named = {name for call in plan.calls for name in columns_named(call)}
    _check_columns(preparation, named)
    check_anonymises(outcome, plan.steps())
    plan = _without_secrets(entry, preparation, plan, date_of(now))
    version = _version_proposed(by, dataset, preparation, plan, now)
    if raw and (why := withheld(preparation.report, version.steps)) is not None:
        raise Invalid("raw_withheld", why, gettext_noop("Proposez sans le fichier reçu."))
    return legal.propose(
        by=by,
        entry=entry,
        outcome=outcome,
        article=article,
        justification=note,
        scope=replace(scope_of(version), raw=raw),
        signs=signs_of(preparation.report),
        delivery=preparation.delivery_id,
        asked=asked or Asked(),
        now=now,
    )


def _check_answers(entry: Entry, outcome: str, today: date) -> None:
    """Refuse to propose more than what the answers to the questions lead to; unanswered ones lead nowhere."""
    leads = questioning(entry, today).way.outcome
    if leads and outcome in OUTCOMES and shows_more(outcome, leads):
        raise Conflict(
            "answers_lead_elsewhere",
            gettext_noop("Vos réponses aux questions mènent à « %(leads)s » : cette proposition montrerait davantage."),
            gettext_noop("Proposez cette issue, ou reprenez la réponse qui ne convient pas."),
            {"leads": str(Outcome(leads).label)},
        )


def _plan_changed(
    preparation: Preparation, drop: Iterable[str] | None, mask: Iterable[str] | None, *, keep_rare: bool
) -> PrivacyPlan:
    """Return the plan of the version that waits, where it is not said otherwise."""
    known = Version.objects.filter(preparation=preparation).first()
    usual = default_plan_of(preparation)
    present = plan_of(known.steps) if known else usual
    said = {"drop_column": drop, "mask_column": mask}
    replaced = {"suppress_rare", *(step for step, columns in said.items() if columns is not None)}
    others = [call for call in present.calls if call.step not in replaced]
    rare = [call for call in (usual.calls or present.calls) if call.step == "suppress_rare" and not keep_rare]
    chosen = simple_plan(drop=drop or (), mask=mask or ())
    return PrivacyPlan([*others, *rare, *chosen.calls])


def _check_columns(preparation: Preparation, named: Iterable[str]) -> None:
    columns = {column["name"] for column in preparation.report["columns"]}
    unknown = sorted(set(named) - columns)
    if unknown:
        raise Invalid(
            "no_such_column",
            gettext_noop("La colonne « %(column)s » n’existe pas dans ce jeu."),
            gettext_noop("Choisissez-la dans la liste des colonnes."),
            {"column": unknown[0]},
        )


def _without_secrets(entry: Entry, preparation: Preparation, plan: PrivacyPlan, today: date) -> PrivacyPlan:
    """Return the plan that leaves out the columns that a trade secret withholds as well."""
    columns = {column["name"] for column in preparation.report["columns"]}
    dropped = without_secrets(entry.pk, plan.drop, columns, today)
    return PrivacyPlan([*plan.calls, *simple_plan(drop=[name for name in dropped if name not in plan.drop]).calls])


def _version_proposed(
    by: Actor, dataset: Dataset, preparation: Preparation, plan: PrivacyPlan, now: datetime
) -> Version:
    version = make_version(by=by, dataset=dataset, preparation=preparation, steps=plan.steps(), now=now)
    if version.state != Version.State.HELD and plan_of(version.steps) != plan:
        raise Conflict(
            "version_is_public",
            gettext_noop("La dernière version est déjà publiée : elle ne peut plus changer."),
            gettext_noop("Déposez de nouveau le fichier, puis proposez la version qui en sortira."),
        )
    return version
