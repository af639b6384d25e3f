"""Somebody who was erased comes back in a delivery: it is held, whoever would publish it."""

from pontdarc.approach.erasure.places import sought_of
from pontdarc.approach.models import Erasure
from pontdarc.core.words import gettext_noop
from pontdarc.legal.rules import Doubt
from pontdarc.publication.models import Version
from pontdarc.standardisation.erasing import seek_in_tables

ERASED_AGAIN = Doubt(
    "erased_again",
    gettext_noop("Une personne dont l’effacement a été décidé revient dans cette livraison."),
    gettext_noop("Déposez le fichier sans elle, ou demandez au DPO d’appliquer de nouveau l’effacement."),
)


def erased_again(version: Version) -> tuple[Doubt, ...]:
    """Return the doubt about a version that brings back somebody erased from its dataset, and nothing of who."""
    tables = {version.table, version.preparation.table}
    for erasure in Erasure.objects.filter(dataset=version.dataset_id, accepted=True):
        if any(found["rows"] for found in seek_in_tables(tables, sought_of(erasure)).values()):
            return (ERASED_AGAIN,)
    return ()
