"""Water and sanitation services, year by year: our own table, since no national schema exists.

The indicators are those of the yearly report on price and quality (CGCT annexes V and VI, decree of 2 May 2007), by
plain names; their official codes are among the synonyms. One table for the three services: the code of an
indicator changes from one service to another, what it measures does not. See docs/reference/service-eau.md.
"""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._pontdarc_service_eau_common import FIELDS as COMMON
from pontdarc.standardisation.standards._pontdarc_service_eau_drinking import FIELDS as DRINKING
from pontdarc.standardisation.standards._pontdarc_service_eau_sanitation import FIELDS as SANITATION

_FIELDS = (
    Field(
        "annee",
        "year",
        constraints=Constraints(required=True),
        title=gettext_noop("Année"),
        description=gettext_noop("Année que le rapport décrit."),
        example="2025",
        synonyms=names("""
            exercice, année d’exercice, année de référence, millésime, year, année du rapport, année
            rpqs, année de l’exercice
        """),
        kind="year",
    ),
    Field(
        "nom_collectivite",
        constraints=Constraints(required=True),
        title=gettext_noop("Collectivité"),
        description=gettext_noop("Nom de la collectivité qui organise le service."),
        example="Syndicat des eaux de la Basse Ardèche",
        synonyms=names("""
            collectivité, nom de la collectivité, collectivité organisatrice, autorité organisatrice,
            organisme, maître d’ouvrage, syndicat, epci, nom collectivité
        """),
        kind="text",
        body_fact="name",
    ),
    Field(
        "siren_collectivite",
        constraints=Constraints(required=True, pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN de la collectivité"),
        description=gettext_noop("Numéro SIREN de la collectivité : 9 chiffres sans espace."),
        example="220700017",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            siren, n° siren, siren de la collectivité, numéro siren, siren collectivité, siren autorité
            organisatrice, siren epci, n° siren collectivité
        """),
        kind="siren",
        body_fact="siren",
    ),
    Field(
        "code_sispea",
        constraints=Constraints(pattern=r"^\d{1,7}$"),
        title=gettext_noop("Numéro SISPEA du service"),
        description=gettext_noop("Numéro du service à l’observatoire national, quand il en a un."),
        example="158423",
        pattern_words=gettext_noop("des chiffres, 7 au plus"),
        synonyms=names("""
            sispea, n° sispea, code sispea, id sispea, numéro sispea, identifiant sispea, id_sispea,
            code service, id sispea de l’entité de gestion
        """),
    ),
    Field(
        "nom_service",
        constraints=Constraints(required=True),
        title=gettext_noop("Service"),
        description=gettext_noop("Nom du service, tel que la collectivité l’appelle."),
        example="Eau potable du Pays de Vogüé",
        synonyms=names("""
            service, nom du service, nom service, entité de gestion, libellé service, nom de l’entité de
            gestion, unité de gestion, libellé du service
        """),
    ),
    Field(
        "competence",
        constraints=Constraints(
            required=True,
            enum=(
                "eau potable",
                "assainissement collectif",
                "assainissement non collectif",
            ),
        ),
        title=gettext_noop("Compétence"),
        description=gettext_noop(
            "Eau potable, assainissement collectif ou assainissement non collectif : une ligne pour chacun."
        ),
        example="eau potable",
        synonyms=names("""
            compétence, type de service, nature du service, type service, domaine, compétence du
            service, mission, missions
        """),
    ),
    Field(
        "mode_gestion",
        constraints=Constraints(
            enum=(
                "régie",
                "délégation de service public",
                "marché de prestation",
            )
        ),
        title=gettext_noop("Mode de gestion"),
        description=gettext_noop("Par la collectivité elle-même, un délégataire ou un prestataire."),
        example="régie",
        synonyms=names("""
            mode de gestion, gestion, type de gestion, mode d’exploitation, type de contrat, régie ou
            dsp, mode gestion
        """),
    ),
    Field(
        "nom_exploitant",
        title=gettext_noop("Exploitant"),
        description=gettext_noop("Nom de l’organisme qui exploite le service."),
        example="Régie des eaux de la Basse Ardèche",
        synonyms=names("""
            exploitant, délégataire, opérateur, nom de l’exploitant, nom délégataire, prestataire, nom
            exploitant, fermier
        """),
    ),
    Field(
        "communes_desservies",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}(;([013-9]\d|2[AB1-9])\d{3})*$"),
        title=gettext_noop("Communes desservies"),
        description=gettext_noop("Codes INSEE des communes desservies, séparés par un point-virgule."),
        example="07348;07292",
        pattern_words=gettext_noop("des codes INSEE de 5 caractères, séparés par un point-virgule"),
        synonyms=names("""
            communes desservies, communes, codes insee, liste des communes, code insee, communes
            adhérentes, périmètre, territoire desservi, insee
        """),
        kind="insee_commune",
    ),
    Field(
        "habitants_desservis",
        "integer",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Habitants desservis"),
        description=gettext_noop("Estimation du nombre d’habitants desservis (D101.0, D201.0, D301.0)."),
        example="12450",
        synonyms=names("""
            D101.0, D201.0, D301.0, habitants desservis, population desservie, nombre d’habitants
            desservis, estimation du nombre d’habitants desservis, population, nb habitants
        """),
        kind="integer",
    ),
    Field(
        "abonnes",
        "integer",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Abonnés"),
        description=gettext_noop("Nombre d’abonnés au 31 décembre."),
        example="6120",
        synonyms=names("""
            abonnés, nombre d’abonnés, nb abonnés, nombre abonnés, clients, nombre de clients, vp.056,
            abonnements
        """),
        kind="integer",
    ),
    Field(
        "lineaire_reseau",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Longueur du réseau"),
        description=gettext_noop("Longueur du réseau sans les branchements, en kilomètres."),
        example="184.5",
        synonyms=names("""
            linéaire de réseau, longueur réseau, linéaire réseau, linéaire de réseau hors branchements,
            longueur du réseau, km de réseau, linéaire (km), linéaire de canalisations
        """),
        kind="number",
    ),
    *COMMON,
    *DRINKING,
    *SANITATION,
)

STANDARD = Standard(
    slug="pontdarc/service-eau",
    version="1.0.0",
    title=gettext_noop("Services d’eau et d’assainissement"),
    description=gettext_noop(
        "Par service et par an : habitants desservis, prix, qualité, réseau et finances, au sens "
        "du rapport annuel (RPQS)."
    ),
    schema=Schema(fields=_FIELDS, checks=(RowCheck("siren", ("siren_collectivite",)),)),
    url="https://services.eaufrance.fr/",
    aliases=(
        "service-eau",
        "services-eau",
        "rpqs-eau",
        "rpqs-assainissement",
        "sispea",
        "eau-potable",
        "assainissement",
    ),
    obligations=("W1", "G4"),
    theme="ENVI",
    frequency="annual",
    signature=(
        "annee",
        "prix_120m3|taux_conformite_microbiologique|rendement_reseau|taux_desserte_assainissement|taux_conformite_anc|indice_connaissance_reseau",
    ),
    topic=(
        "rpqs",
        "sispea",
        "service d’eau",
        "services d’eau",
        "eau potable",
        "assainissement",
        "rendement du réseau",
        "rendement réseau",
        "prix de l’eau",
        "prix au m3",
        "conformité microbiologique",
        "spanc",
    ),
    elsewhere=("prélèvement", "débit", "hydrant", "cours d’eau"),
)
