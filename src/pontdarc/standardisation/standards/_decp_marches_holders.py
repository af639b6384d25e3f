"""Who holds a public contract, what it asks for society and nature, who works under the holder."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._decp_values import AMOUNT, DAY, GREEN, IDENTIFIERS, NO_SOCIAL
from pontdarc.standardisation.standards._patterns import aligned, listed

_SOCIAL = ("Clause sociale", "Critère social", "Marché réservé", NO_SOCIAL)

FIELDS = (
    Field(
        "titulaires.titulaire.typeIdentifiant",
        constraints=Constraints(required=True, pattern=listed(*IDENTIFIERS)),
        title=gettext_noop("Types d’identifiant des titulaires"),
        description=gettext_noop("SIRET, TVA… un par titulaire, séparés par un point-virgule."),
        example="SIRET",
        pattern_words=gettext_noop("SIRET, TVA, TAHITI, RIDET, FRWF, IREP ou HORS-UE, séparés par un point-virgule"),
        synonyms=names("""
            type identifiant titulaire, titulaire_typeIdentifiant, type d’identifiant, typeIdentifiant,
            titulaire_type_identifiant, type identifiant
        """),
    ),
    Field(
        "titulaires.titulaire.id",
        constraints=Constraints(required=True),
        title=gettext_noop("Identifiants des titulaires"),
        description=gettext_noop("Numéros SIRET des titulaires, ou d’une autre sorte, séparés par un point-virgule."),
        example="38047555800058",
        synonyms=names("""
            titulaire_id, siret titulaire, siret du titulaire, id titulaire, siret attributaire,
            provider_siret, siret entreprise, siret fournisseur, titulaires, titulaire, identifiant
            titulaire, siret, n° siret, siret de l’attributaire, titulaire_siret, attributaire, siret des titulaires
        """),
    ),
    Field(
        "considerationsSociales.considerationSociale",
        constraints=Constraints(required=True, pattern=listed(*_SOCIAL)),
        title=gettext_noop("Considérations sociales"),
        description=gettext_noop(
            "Clause sociale, critère social… séparés par un point-virgule, ou Pas de considération sociale."
        ),
        example="Clause sociale;Critère social",
        pattern_words=gettext_noop(
            "une ou plusieurs considérations de la liste du standard, séparées par un point-virgule"
        ),
        synonyms=names("""
            considération sociale, considérations sociales, clause sociale, clauses sociales,
            considerations_sociales
        """),
    ),
    Field(
        "considerationsEnvironnementales.considerationEnvironnementale",
        constraints=Constraints(required=True, pattern=listed(*GREEN)),
        title=gettext_noop("Considérations environnementales"),
        description=gettext_noop(
            "Clause ou critère environnemental… séparés par un point-virgule, ou Pas de considération environnementale."
        ),
        example="Critère environnemental",
        pattern_words=gettext_noop(
            "une ou plusieurs considérations de la liste du standard, séparées par un point-virgule"
        ),
        synonyms=names("""
            considération environnementale, considérations environnementales, clause environnementale,
            clauses environnementales, considerations_environnementales
        """),
    ),
    Field(
        "actesSousTraitance.acteSousTraitance.id",
        constraints=Constraints(pattern=aligned(r"[1-9]\d*")),
        title=gettext_noop("Numéros des actes de sous-traitance"),
        description=gettext_noop("Un numéro par acte de sous-traitance, à partir de 1, séparés par un point-virgule."),
        example="1;2",
        pattern_words=gettext_noop("des nombres entiers séparés par un point-virgule"),
        synonyms=names("""
            acte de sous-traitance, actes de sous-traitance, numéro acte sous-traitance, n° acte de
            sous-traitance, id acte sous-traitance
        """),
    ),
    Field(
        "actesSousTraitance.acteSousTraitance.sousTraitant.typeIdentifiant",
        constraints=Constraints(pattern=aligned("|".join(IDENTIFIERS))),
        title=gettext_noop("Types d’identifiant des sous-traitants"),
        description=gettext_noop("SIRET, TVA… un par acte, séparés par un point-virgule."),
        example="SIRET;SIRET",
        pattern_words=gettext_noop("SIRET, TVA, TAHITI, RIDET, FRWF, IREP ou HORS-UE, séparés par un point-virgule"),
        synonyms=names("""
            type identifiant sous-traitant, type d’identifiant du sous-traitant, type identifiant sous
            traitant, sousTraitant_typeIdentifiant, type id sous-traitant
        """),
    ),
    Field(
        "actesSousTraitance.acteSousTraitance.sousTraitant.id",
        title=gettext_noop("Identifiants des sous-traitants"),
        description=gettext_noop("Numéros SIRET des sous-traitants, un par acte, séparés par un point-virgule."),
        example="38047555800058;22070001700019",
        synonyms=names("""
            siret sous-traitant, sous-traitant, id sous-traitant, siret du sous-traitant,
            sousTraitant_id, sous-traitants
        """),
    ),
    Field(
        "actesSousTraitance.acteSousTraitance.dureeMois",
        constraints=Constraints(pattern=aligned(r"\d+")),
        title=gettext_noop("Durées de sous-traitance"),
        description=gettext_noop("Durée de chaque acte en mois, séparées par un point-virgule."),
        example="6;12",
        pattern_words=gettext_noop("des nombres entiers séparés par un point-virgule"),
        synonyms=names("""
            durée sous-traitance, durée de la sous-traitance, durée acte sous-traitance, durée mois
            sous-traitance, durée en mois sous-traitance
        """),
    ),
    Field(
        "actesSousTraitance.acteSousTraitance.dateNotification",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Notification des actes de sous-traitance"),
        description=gettext_noop("Jour où chaque acte a été notifié, séparés par un point-virgule."),
        example="2026-04-02;2026-05-11",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date notification sous-traitance, date de notification sous-traitance, date acte
            sous-traitance, date de l’acte de sous-traitance, notification sous-traitance
        """),
    ),
    Field(
        "actesSousTraitance.acteSousTraitance.datePublicationDonnees",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Publication des actes de sous-traitance"),
        description=gettext_noop("Jour où les données de chaque acte ont été publiées, séparés par un point-virgule."),
        example="2026-04-20;2026-05-20",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date publication sous-traitance, date de publication sous-traitance, publication
            sous-traitance, date publication acte sous-traitance, date publication données
            sous-traitance
        """),
    ),
    Field(
        "actesSousTraitance.acteSousTraitance.montant",
        constraints=Constraints(pattern=aligned(AMOUNT)),
        title=gettext_noop("Montants de sous-traitance"),
        description=gettext_noop("Montant hors taxes de chaque acte, séparés par un point-virgule."),
        example="12500.5;8000",
        pattern_words=gettext_noop("des nombres avec un point, séparés par un point-virgule"),
        synonyms=names("""
            montant sous-traitance, montant de la sous-traitance, montant sous-traité, montant acte
            sous-traitance, montant ht sous-traitance
        """),
    ),
    Field(
        "actesSousTraitance.acteSousTraitance.variationPrix",
        constraints=Constraints(pattern=aligned("Ferme|Actualisable|Révisable")),
        title=gettext_noop("Variation des prix de sous-traitance"),
        description=gettext_noop("Ferme, Actualisable ou Révisable, un par acte, séparés par un point-virgule."),
        example="Ferme;Révisable",
        pattern_words=gettext_noop("Ferme, Actualisable ou Révisable, séparés par un point-virgule"),
        synonyms=names("""
            variation prix sous-traitance, variation du prix, variation prix, variation de prix
            sous-traitance, prix sous-traitance
        """),
    ),
)
