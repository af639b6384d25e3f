"""Share of clean vehicles in the renewal of a fleet: vehicules-faibles-emissions-renouvellement-parc 0.1.3."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._vehicules_faibles_emissions_coaches import FIELDS as COACHES
from pontdarc.standardisation.standards._vehicules_faibles_emissions_heavy import FIELDS as HEAVY
from pontdarc.standardisation.standards._vehicules_faibles_emissions_light import FIELDS as LIGHT

_FIELDS = (
    Field(
        "sirenDeclarant",
        constraints=Constraints(required=True, pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN du déclarant"),
        description=gettext_noop("Numéro SIREN de l’organisme qui fait la déclaration : 9 chiffres sans espace."),
        example="220700017",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            siren déclarant, siren du déclarant, siren, n° siren, numéro siren, siren organisme, siren
            de la collectivité, siren de l’organisme déclarant, identifiant déclarant
        """),
        kind="siren",
        body_fact="siren",
    ),
    Field(
        "sirenCouvert",
        constraints=Constraints(required=True, pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN de l’organisme couvert"),
        description=gettext_noop(
            "Numéro SIREN de l’organisme dont les véhicules sont comptés : souvent celui du déclarant."
        ),
        example="220700017",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            siren couvert, siren de l’organisme couvert, siren entité couverte, siren établissement
            couvert, siren filiale, siren de l’entité couverte
        """),
        kind="siren",
        body_fact="siren",
    ),
    Field(
        "nom",
        constraints=Constraints(required=True),
        title=gettext_noop("Organisme"),
        description=gettext_noop("Nom officiel de l’organisme."),
        example="Département de l’Ardèche",
        synonyms=names("""
            nom de l’organisme, organisme, dénomination, raison sociale, collectivité, nom de la
            collectivité, entité, nom de l’entité, structure, nom officiel
        """),
        body_fact="name",
    ),
    Field(
        "naf",
        constraints=Constraints(required=True),
        title=gettext_noop("Activité principale"),
        description=gettext_noop("Code NAF de l’activité principale de l’organisme."),
        example="84.11Z",
        synonyms=names("""
            code naf, ape, code ape, naf ape, activité principale, code activité, naf/ape, code
            d’activité principale
        """),
        kind="naf",
    ),
    Field(
        "cj",
        constraints=Constraints(required=True, pattern=r"^\d{4}$"),
        title=gettext_noop("Catégorie juridique"),
        description=gettext_noop("Catégorie juridique de l’organisme à l’INSEE : 4 chiffres."),
        example="7220",
        pattern_words=gettext_noop("4 chiffres"),
        synonyms=names("""
            catégorie juridique, code catégorie juridique, forme juridique, code cj, catégorie juridique
            insee, nature juridique, statut juridique
        """),
    ),
    Field(
        "annee",
        "year",
        constraints=Constraints(required=True),
        title=gettext_noop("Année"),
        description=gettext_noop("Année des achats et des locations déclarés."),
        example="2025",
        synonyms=names("""
            année de référence, exercice, année concernée, année déclarée, millésime, year, année de
            renouvellement
        """),
        kind="year",
    ),
    Field(
        "zone",
        constraints=Constraints(
            enum=(
                "Zone A",
                "Zone B",
                "Zone C",
                "Plusieurs zones",
                "Non concerné",
            )
        ),
        title=gettext_noop("Zone"),
        description=gettext_noop("Zone où circulent les autobus et les autocars, ou Non concerné."),
        example="Non concerné",
        synonyms=names("""
            zone transport, zone géographique, situation géographique, zone de circulation, zone
            d’exploitation, type de zone
        """),
    ),
    *LIGHT,
    *HEAVY,
    *COACHES,
)

STANDARD = Standard(
    slug="vehicules-faibles-emissions",
    version="0.1.3",
    title=gettext_noop("Véhicules à faibles émissions dans le renouvellement d’un parc"),
    description=gettext_noop(
        "Ce qu’un organisme a acheté ou loué dans l’année, par sorte de véhicule et de moteur, et la part propre."
    ),
    schema=Schema(fields=_FIELDS),
    url="https://schema.data.gouv.fr/etalab/schema-vehicules-faibles-emissions-renouvellement-parc/",
    aliases=(
        "etalab/schema-vehicules-faibles-emissions-renouvellement-parc",
        "schema-vehicules-faibles-emissions-renouvellement-parc",
        "flotte",
        "flottes-publiques",
        "renouvellement-parc",
    ),
    obligations=("G4",),
    theme="TRAN",
    frequency="annual",
    signature=(
        "nbVP|nbN1|nbN23|nbBus|nbL",
        "pcentLDVFE|pcentLDVTFE|nbVPEL|nbVPclean|nbN23EL|nbBusM2EL|nbBusM3EL|nbN1supEL",
    ),
    topic=(
        "faibles émissions",
        "très faibles émissions",
        "renouvellement de parc",
        "renouvellement de la flotte",
        "renouvellement du parc",
        "flotte",
        "flotte publique",
        "véhicules propres",
        "parc automobile",
        "pcent ldvfe",
    ),
)
