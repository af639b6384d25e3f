"""What a person does about wrong cells: correct them in place, take a correction back, see values, send a workbook."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pontdarc.core import recipe as recipes
from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.standardisation import rows
from pontdarc.standardisation.actions import prepare_anew
from pontdarc.standardisation.corrections import Correction, corrected, corrections_in, without
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.people import kept_out_of_recipes
from pontdarc.standardisation.queries import last_preparation


def correct_cells(
    *, by: Actor, preparation: Preparation, corrections: Iterable[Correction], now: datetime
) -> Preparation:
    """Keep corrections in the entry's recipe and prepare the delivery again with it; the next ones replay them.

    A recipe is read by many and lent to others: what would write a personal value in it is refused.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Invalid: a column that does not exist or speaks of people, a text too long, nothing to correct.
    :raises Conflict: a later delivery came, or the recipe changed since the page was read.
    """
    entry = preparation.delivery.entry
    require(by, "deliver", entry.organisation_id, date_of(now))
    wanted = [replace(one, after=one.after or None) for one in corrections if (one.after or None) != one.before]
    if not wanted:
        raise Invalid(
            "nothing_corrected",
            gettext_noop("Aucune cellule n’a changé."),
            gettext_noop("Écrivez la bonne valeur dans une cellule, puis enregistrez."),
        )
    personal = kept_out_of_recipes(preparation.report)
    for one in wanted:
        if one.column in personal:
            raise _personal(one.column)
    last = _last(entry)
    if last.delivery_id != preparation.delivery_id:
        raise _too_late()
    made = corrected(recipes.from_yaml(last.recipe.document), wanted)
    facts = {"delivery": preparation.delivery_id, "count": len(wanted), "columns": len({one.column for one in wanted})}
    done = prepare_anew(by, last.delivery, recipes.to_yaml(made), now, remake=False)
    record(by=by, verb="correct_cells", subject=done, facts=facts, now=now)
    return done


def withdraw_correction(*, by: Actor, entry: Entry, rank: int, now: datetime) -> Preparation:
    """Take back the correction of that rank, as `corrections_in` lists them, and prepare the last delivery again.

    :raises Forbidden: the actor may not deliver for the organisation. :raises Conflict: there is no such correction.
    """
    require(by, "deliver", entry.organisation_id, date_of(now))
    last = _last(entry)
    present = recipes.from_yaml(last.recipe.document)
    found = corrections_in(present)
    if not 0 <= rank < len(found):
        raise _too_late()
    made = without(present, found[rank])
    done = prepare_anew(by, last.delivery, recipes.to_yaml(made), now, remake=False)
    record(by=by, verb="withdraw_correction", subject=done, facts={"delivery": last.delivery_id}, now=now)
    return done


def show_values(*, by: Actor, preparation: Preparation, now: datetime) -> None:
    """Write down that a person looks at the personal values of a delivery, which masks hide otherwise.

    :raises Forbidden: the actor may not deliver for the organisation.
    """
    require(by, "deliver", preparation.delivery.entry.organisation_id, date_of(now))
    record(by=by, verb="show_values", subject=preparation, facts={"delivery": preparation.delivery_id}, now=now)


def send_back(*, by: Actor, preparation: Preparation, target: Path, now: datetime) -> None:
    """Write the workbook of the rows to correct, whole, at *target*, and write down that it left.

    :raises Forbidden: the actor may not deliver for the organisation. :raises Gone: the raw file was destroyed.
    """
    require(by, "deliver", preparation.delivery.entry.organisation_id, date_of(now))
    written = rows.write_workbook(by, preparation, target, personal=True)
    facts = {"delivery": preparation.delivery_id, "rows": written["rows"]}
    record(by=by, verb="send_back", subject=preparation, facts=facts, now=now)


def _last(entry: Entry) -> Preparation:
    found = last_preparation(entry.pk)
    if found is None:
        raise _too_late()
    return found


def _too_late() -> Conflict:
    return Conflict(
        "corrections_moved",
        gettext_noop("Ce dépôt ou ses corrections ont changé depuis l’ouverture de cette page."),
        gettext_noop("Ouvrez le dernier dépôt de la fiche et recommencez : rien n’a été enregistré."),
    )


def _personal(column: str) -> Invalid:
    return Invalid(
        "personal_column",
        gettext_noop("La colonne « %(column)s » parle de personnes : ses corrections ne se gardent pas ici."),
        gettext_noop("Corrigez-la dans le classeur des lignes à corriger, puis déposez-le."),
        {"column": column},
    )
