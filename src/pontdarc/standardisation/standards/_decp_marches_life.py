"""What changed in a public contract and in its subcontracting since it was notified."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._decp_values import AMOUNT, DAY
from pontdarc.standardisation.standards._patterns import aligned

_SEVERAL_IDS = r"^([^;,]*(,[^;,]*)*)(;([^;,]*(,[^;,]*)*))*$"

FIELDS = (
    Field(
        "modificationsActesSousTraitance.modificationActeSousTraitance.id",
        constraints=Constraints(pattern=aligned(r"[1-9]\d*")),
        title=gettext_noop("Numéros des actes modifiés"),
        description=gettext_noop(
            "Numéro de l’acte de sous-traitance que chaque modification change, séparés par un point-virgule."
        ),
        example="1;1",
        pattern_words=gettext_noop("des nombres entiers séparés par un point-virgule"),
        synonyms=names("""
            modification acte sous-traitance, modifications sous-traitance, id modification
            sous-traitance, numéro modification sous-traitance, modification sous-traitance
        """),
    ),
    Field(
        "modificationsActesSousTraitance.modificationActeSousTraitance.dureeMois",
        constraints=Constraints(pattern=aligned(r"\d+")),
        title=gettext_noop("Nouvelles durées de sous-traitance"),
        description=gettext_noop("Durée modifiée de l’acte en mois, séparées par un point-virgule."),
        example=";14",
        pattern_words=gettext_noop("des nombres entiers séparés par un point-virgule"),
        synonyms=names("""
            durée modification sous-traitance, nouvelle durée sous-traitance, durée modifiée
            sous-traitance, durée mois modification sous-traitance, durée sous-traitance modifiée
        """),
    ),
    Field(
        "modificationsActesSousTraitance.modificationActeSousTraitance.dateNotificationModificationSousTraitance",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Notification des modifications de sous-traitance"),
        description=gettext_noop("Jour où chaque modification a été notifiée, séparés par un point-virgule."),
        example="2026-09-02;2026-10-11",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date notification modification sous-traitance, date modification sous-traitance, date de
            modification sous-traitance, notification modification sous-traitance,
            dateNotificationModificationSousTraitance
        """),
    ),
    Field(
        "modificationsActesSousTraitance.modificationActeSousTraitance.montant",
        constraints=Constraints(pattern=aligned(AMOUNT)),
        title=gettext_noop("Nouveaux montants de sous-traitance"),
        description=gettext_noop("Montant modifié de l’acte, hors taxes, séparés par un point-virgule."),
        example="13000;",
        pattern_words=gettext_noop("des nombres avec un point, séparés par un point-virgule"),
        synonyms=names("""
            montant modification sous-traitance, nouveau montant sous-traitance, montant modifié
            sous-traitance, montant sous-traitance modifié, montant de la modification sous-traitance
        """),
    ),
    Field(
        "modificationsActesSousTraitance.modificationActeSousTraitance.datePublicationDonnees",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Publication des modifications de sous-traitance"),
        description=gettext_noop("Jour où chaque modification a été publiée, séparés par un point-virgule."),
        example="2026-09-20;2026-10-20",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date publication modification sous-traitance, publication modification sous-traitance, date
            de publication modification sous-traitance, publication sous-traitance modifiée, date
            publication sous-traitance modifiée
        """),
    ),
    Field(
        "modifications.modification.id",
        constraints=Constraints(pattern=aligned(r"[1-9]\d*")),
        title=gettext_noop("Numéros des modifications"),
        description=gettext_noop("Un numéro par modification du marché, à partir de 1, séparés par un point-virgule."),
        example="1;2",
        pattern_words=gettext_noop("des nombres entiers séparés par un point-virgule"),
        synonyms=names("""
            modification, modifications, numéro modification, id modification, avenant, avenants, numéro
            avenant, n° avenant
        """),
    ),
    Field(
        "modifications.modification.dateNotificationModification",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Notification des modifications"),
        description=gettext_noop("Jour où chaque modification a été notifiée, séparés par un point-virgule."),
        example="2026-06-02;2026-08-11",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date notification modification, date de notification de la modification, date avenant, date
            de l’avenant, dateNotificationModification, date modification
        """),
    ),
    Field(
        "modifications.modification.datePublicationDonneesModification",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Publication des modifications"),
        description=gettext_noop("Jour où chaque modification a été publiée, séparés par un point-virgule."),
        example="2026-06-20;2026-08-20",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date publication modification, date de publication de la modification,
            datePublicationDonneesModification, publication modification, date publication avenant
        """),
    ),
    Field(
        "modifications.modification.dureeMois",
        constraints=Constraints(pattern=aligned(r"\d+")),
        title=gettext_noop("Nouvelles durées"),
        description=gettext_noop("Durée modifiée du marché en mois, séparées par un point-virgule."),
        example="14;",
        pattern_words=gettext_noop("des nombres entiers séparés par un point-virgule"),
        synonyms=names("""
            durée modification, nouvelle durée, durée modifiée, durée mois modification, durée après
            modification
        """),
    ),
    Field(
        "modifications.modification.montant",
        constraints=Constraints(pattern=aligned(AMOUNT)),
        title=gettext_noop("Nouveaux montants"),
        description=gettext_noop(
            "Montant du marché après chaque modification, hors taxes, séparés par un point-virgule."
        ),
        example="131000;135000.5",
        pattern_words=gettext_noop("des nombres avec un point, séparés par un point-virgule"),
        synonyms=names("""
            montant modification, nouveau montant, montant modifié, montant après modification, montant
            avenant, montant de l’avenant
        """),
    ),
    Field(
        "modifications.modification.titulaires.titulaire.typeIdentifiant",
        constraints=Constraints(pattern=_SEVERAL_IDS),
        title=gettext_noop("Types d’identifiant des nouveaux titulaires"),
        description=gettext_noop(
            "Pour chaque modification, séparées par un point-virgule : les types, séparés par une virgule."
        ),
        example="SIRET,SIRET;",
        pattern_words=gettext_noop("des types séparés par une virgule ; un point-virgule entre les modifications"),
        synonyms=names("""
            type identifiant nouveau titulaire, type identifiant titulaire modification, types nouveaux
            titulaires, type id titulaire modification, type identifiant titulaire modifié
        """),
    ),
    Field(
        "modifications.modification.titulaires.titulaire.id",
        constraints=Constraints(pattern=_SEVERAL_IDS),
        title=gettext_noop("Identifiants des nouveaux titulaires"),
        description=gettext_noop(
            "Pour chaque modification, séparées par un point-virgule : les identifiants, séparés par une virgule."
        ),
        example="38047555800058,22070001700019;",
        pattern_words=gettext_noop(
            "des identifiants séparés par une virgule ; un point-virgule entre les modifications"
        ),
        synonyms=names("""
            siret nouveau titulaire, titulaire modification, nouveaux titulaires, id titulaire
            modification, siret titulaire modifié
        """),
    ),
)
