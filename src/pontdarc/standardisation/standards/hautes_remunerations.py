"""The ten highest pays of a public employer: Hautes rémunérations 0.1.0."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_HEADS = Constraints(required=True, minimum=0, maximum=10)

_FIELDS = (
    Field(
        "siren",
        constraints=Constraints(required=True, pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN"),
        description=gettext_noop("Numéro SIREN de l’employeur."),
        example="220700017",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            n° siren, numéro siren, siren employeur, siren collectivité, code siren, siren de l’employeur,
            siren organisme, identifiant siren
        """),
        kind="siren",
        body_fact="siren",
    ),
    Field(
        "denomination_employeur",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom de l’employeur"),
        description=gettext_noop("Nom officiel de l’employeur, comme au répertoire Sirene."),
        example="Département de l’Ardèche",
        synonyms=names("""
            employeur, dénomination, nom employeur, nom de l’employeur, collectivité, organisme, raison sociale, nom,
            dénomination de l’employeur, administration, nom de la collectivité, nom collectivité, ministère
        """),
        body_fact="name",
    ),
    Field(
        "type_administration",
        constraints=Constraints(
            required=True,
            enum=(
                *("Département ministériel", "Région", "Département", "Autre collectivité territoriale"),
                *("EPCI à fiscalité propre", "Etablissement hospitalier", "Autre"),
            ),
        ),
        title=gettext_noop("Type d’administration"),
        description=gettext_noop("Catégorie de l’employeur ; une commune est une autre collectivité territoriale."),
        example="Département",
        synonyms=names("""
            type, type administration, type d’administration, catégorie, type employeur, type de collectivité,
            type d’employeur, nature employeur, versant, catégorie employeur
        """),
    ),
    Field(
        "annee",
        "year",
        constraints=Constraints(required=True),
        title=gettext_noop("Année"),
        description=gettext_noop("Année des rémunérations, sur quatre chiffres."),
        example="2024",
        synonyms=names("""
            année, an, exercice, millésime, year, année de référence, année de rémunération, année civile, période
        """),
        kind="year",
    ),
    Field(
        "somme_10_plus_hautes_remunerations_brutes",
        "number",
        constraints=Constraints(required=True, minimum=0),
        title=gettext_noop("Somme des dix plus hautes rémunérations"),
        description=gettext_noop("Somme brute en euros, primes et avantages en nature compris."),
        example="812345.67",
        synonyms=names("""
            somme des 10 plus hautes rémunérations, somme des dix plus hautes rémunérations, montant, montant total,
            somme rémunérations, somme des rémunérations, total 10 plus hautes rémunérations, total rémunérations,
            somme des rémunérations brutes, 10 plus hautes rémunérations, somme des 10 rémunérations les plus élevées,
            dix plus hautes rémunérations, somme des salaires
        """),
    ),
    Field(
        "nb_femmes_beneficiaires",
        "integer",
        constraints=_HEADS,
        title=gettext_noop("Nombre de femmes"),
        description=gettext_noop("Nombre de femmes parmi les bénéficiaires."),
        example="4",
        synonyms=names("""
            nb femmes, nombre de femmes, femmes, femmes bénéficiaires, nombre de femmes bénéficiaires, dont femmes,
            effectif femmes, nb de femmes, f
        """),
    ),
    Field(
        "nb_hommes_beneficiaires",
        "integer",
        constraints=_HEADS,
        title=gettext_noop("Nombre d’hommes"),
        description=gettext_noop("Nombre d’hommes parmi les bénéficiaires."),
        example="6",
        synonyms=names("""
            nb hommes, nombre d’hommes, hommes, hommes bénéficiaires, nombre d’hommes bénéficiaires, dont hommes,
            effectif hommes, nb d’hommes, h
        """),
    ),
    Field(
        "duree_cumulee_mois",
        "number",
        constraints=Constraints(required=True, minimum=0, maximum=120),
        title=gettext_noop("Durée cumulée"),
        description=gettext_noop("Somme des mois travaillés par les dix personnes : 120 si chacune a fait l’année."),
        example="120",
        units=("mois",),
        synonyms=names("""
            durée cumulée, durée, nombre de mois, durée cumulée en mois, mois cumulés, durée en mois,
            durée cumulée (mois), total mois, nb mois
        """),
    ),
    Field(
        "commentaires",
        title=gettext_noop("Commentaires"),
        description=gettext_noop("Ce qui aide à comprendre les chiffres, sans nom de personne."),
        example="Deux départs en cours d’année",
        synonyms=names("commentaire, remarque, remarques, observation, observations, note, précisions, notes"),
    ),
)

STANDARD = Standard(
    slug="hautes-remunerations",
    version="0.1.0",
    title=gettext_noop("Dix plus hautes rémunérations"),
    description=gettext_noop("La somme des dix plus hautes rémunérations d’un employeur public et leur répartition."),
    schema=Schema(fields=_FIELDS, checks=(RowCheck("siren", ("siren",)),)),
    url="https://schema.data.gouv.fr/etalab/schema-hautes-remunerations/",
    file_rules=FileRules(delimiter=";"),
    aliases=("etalab/schema-hautes-remunerations", "rémunérations", "dix plus hautes rémunérations"),
    obligations=("A6",),
    theme="GOVE",
    frequency="annual",
    signature=(
        "somme_10_plus_hautes_remunerations_brutes",
        "nb_femmes_beneficiaires",
        "nb_hommes_beneficiaires",
    ),
    topic=("rémunération", "plus hautes rémunérations", "hautes rémunérations", "salaire"),
    elsewhere=("prénom", "électeur", "naissance", "population", "grade", "matricule", "candidat"),
)
