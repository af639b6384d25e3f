"""What the yearly report says of any water or sanitation service: price, network, money."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

FIELDS = (
    Field(
        "prix_120m3",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Prix au mètre cube"),
        description=gettext_noop(
            "Prix toutes taxes comprises d’un mètre cube pour 120 m³ par an, en euros (D102.0, D204.0)."
        ),
        example="2.48",
        synonyms=names("""
            D102.0, D204.0, prix, prix au m3, prix ttc, prix ttc du service au m3 pour 120 m3, prix de
            l’eau, prix du service, prix m3, tarif au m3, prix ttc 120 m3
        """),
        kind="number",
    ),
    Field(
        "indice_connaissance_reseau",
        "number",
        constraints=Constraints(minimum=0, maximum=120),
        title=gettext_noop("Connaissance du réseau"),
        description=gettext_noop(
            "Indice de connaissance et de gestion patrimoniale des réseaux, sur 120 (P103.2B, P202.2B)."
        ),
        example="95",
        synonyms=names("""
            P103.2B, P202.2B, indice de connaissance, indice de connaissance et de gestion patrimoniale,
            icgp, ilcgpr, connaissance et gestion patrimoniale, indice patrimonial, indice de
            connaissance et de gestion patrimoniale des réseaux
        """),
        kind="number",
    ),
    Field(
        "taux_renouvellement_reseau",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Renouvellement du réseau"),
        description=gettext_noop("Taux moyen de renouvellement du réseau sur cinq ans, en pour cent (P107.2, P253.2)."),
        example="0.62",
        synonyms=names("""
            P107.2, P253.2, taux de renouvellement, taux moyen de renouvellement des réseaux,
            renouvellement réseau, taux renouvellement réseau, renouvellement des réseaux, taux moyen de
            renouvellement
        """),
        kind="percentage",
    ),
    Field(
        "montant_solidarite",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Solidarité"),
        description=gettext_noop(
            "Abandons de créances et versements à un fonds de solidarité, en euros par mètre cube (P109.0, P207.0)."
        ),
        example="0.0021",
        synonyms=names("""
            P109.0, P207.0, abandons de créances, montant des abandons de créance, fonds de solidarité,
            actions de solidarité, solidarité, montant des actions de solidarité
        """),
        kind="number",
    ),
    Field(
        "duree_extinction_dette",
        "number",
        title=gettext_noop("Extinction de la dette"),
        description=gettext_noop(
            "Années qu’il faudrait pour rembourser la dette avec toute l’épargne du service (P153.2, P256.2)."
        ),
        example="7.4",
        synonyms=names("""
            P153.2, P256.2, durée d’extinction de la dette, extinction de la dette, durée extinction
            dette, dette, désendettement, durée de désendettement
        """),
        kind="number",
    ),
    Field(
        "taux_impayes",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Impayés"),
        description=gettext_noop(
            "Part des factures de l’année d’avant qui restent impayées, en pour cent (P154.0, P257.0)."
        ),
        example="1.35",
        synonyms=names("""
            P154.0, P257.0, taux d’impayés, impayés, taux impayés, taux d’impayés sur les factures,
            factures impayées, taux d’impayés sur les factures d’eau
        """),
        kind="percentage",
    ),
    Field(
        "taux_reclamations",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Réclamations"),
        description=gettext_noop("Réclamations écrites pour mille abonnés (P155.1, P258.1)."),
        example="2.1",
        synonyms=names("""
            P155.1, P258.1, taux de réclamations, réclamations, taux réclamations, réclamations pour
            1000 abonnés, nombre de réclamations
        """),
        kind="number",
    ),
)
