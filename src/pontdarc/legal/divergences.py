"""Where several obligations are read otherwise than they are written, by the same guides."""

from typing import Final

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import inhabitants, kind_in
from pontdarc.legal.obligation import Divergence

GUIDES: Final = Divergence(
    kind_in("epci", "syndicat", "public-establishment"),
    gettext_noop(
        "Le seuil de 3 500 habitants ne vise que les communes, départements et régions : pour cet organisme, seul "
        "compte celui de 50 équivalents temps plein. Beaucoup de guides écrivent pourtant « 3 500 habitants et "
        "50 agents » pour tous."
    ),
    inhabitants(3_500),
)
SIZE: Final = Divergence(
    kind_in("commune", "epci", "syndicat", "public-establishment", "departement", "region"),
    gettext_noop(
        "Des guides réservent cette obligation aux collectivités de plus de 3 500 habitants et 50 agents ; la notice "
        "du décret vise toutes les administrations, quelle que soit leur taille."
    ),
    inhabitants(3_500, beyond=True),
)
