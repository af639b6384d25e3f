"""First names of newborns: scdl/prenoms 1.1.6."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_CAPITAL = "A-ZÉÀÈÙÄËÏÖÜŸÂÊÎÔÛŶÇŒÆ"
_SMALL = "a-zéàèùäëïüöÿâêîôûŷçæœ"
_FIRST_NAME = (
    rf"^'?[{_CAPITAL}][{_SMALL}]*(|'|(('[{_CAPITAL}{_SMALL}][{_SMALL}]*'?){{1,2}}|(-[{_CAPITAL}][{_SMALL}]*'?){{1,2}})"
    r"{1,5})$"
)
_COMMUNE = (
    r"^(Le |La |Les |Los |Aux |L'|)([A-ZÉÇŒÈÎ])(((-| | - |')[A-ZÉÇŒÈÎ])|('|-| |)[a-zàâéèêëïîÿôûüœç])*"
    r"( \([A-Z][a-z]*\)|)$"
)

_FIELDS = (
    Field(
        "COMMUNE_NOM",
        constraints=Constraints(pattern=_COMMUNE),
        title=gettext_noop("Nom de la commune"),
        description=gettext_noop("Commune où la naissance est enregistrée, pas forcément celle où vivent les parents."),
        example="Aubenas",
        pattern_words=gettext_noop("un nom de commune en minuscules, avec une majuscule à chaque mot"),
        synonyms=names("""
            commune, nom commune, nom de la commune, ville, libellé commune, lieu de naissance, commune
            de naissance, libellé de la commune, collectivité, nom_commune, mairie, localité, lib_com,
            nom de la ville, com_nom, coll_nom
        """),
        kind="commune_name",
        body_fact="commune_name",
    ),
    Field(
        "COLL_INSEE",
        constraints=Constraints(required=True, pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop(
            "Code officiel géographique de la commune de naissance ; ce n’est pas le code postal."
        ),
        example="07019",
        pattern_words=gettext_noop("5 caractères, comme 07019 ou 2A004"),
        synonyms=names("""
            insee_commune, code insee de la commune, code commune naissance, code insee ville, code
            insee, insee, code commune, code_insee, code insee commune, commune insee, depcom, code
            géographique, codgeo, code officiel géographique, insee commune, n° insee,
            code_commune_insee, com_insee, codecommune, cog, insee_com, code commune insee,
            commune_insee
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "ENFANT_SEXE",
        constraints=Constraints(required=True, enum=("M", "F", "I")),
        title=gettext_noop("Sexe"),
        description=gettext_noop("M pour un garçon, F pour une fille, I pour indéterminé."),
        example="F",
        synonyms=names("""
            sexe, sexe enfant, sexe de l’enfant, genre, sex, sexe_enfant, fille/garçon, code sexe,
            libellé sexe, civilité, garçon ou fille, sexe du prénom, genre du prénom, g/f, h/f, m/f
        """),
    ),
    Field(
        "ENFANT_PRENOM",
        constraints=Constraints(required=True, pattern=_FIRST_NAME),
        title=gettext_noop("Prénom"),
        description=gettext_noop(
            "Premier prénom de l’acte de naissance, avec ses accents, en minuscules après la première lettre."
        ),
        example="Louise",
        pattern_words=gettext_noop("une majuscule puis des minuscules, comme Louise, Jean-Marc ou N'Deye"),
        synonyms=names("""
            prénom déclaré, prénoms donnés, prénom donné à la naissance, enfant, libellé du prénom,
            prénom, prenom, prénoms, prenom enfant, prénom de l’enfant, prénom usuel, premier prénom,
            prénom donné, prénom_enfant, prenom_usuel, prenom1, prénom 1, libellé prénom, prénom du
            nouveau-né, firstname, preusuel, prénom attribué, nom, 1er prénom
        """),
        kind="person_first_name",
    ),
    Field(
        "NOMBRE_OCCURRENCES",
        "integer",
        constraints=Constraints(required=True, minimum=1, maximum=999999),
        title=gettext_noop("Nombre de fois"),
        description=gettext_noop("Nombre d’enfants qui ont reçu ce prénom dans l’année."),
        example="12",
        synonyms=names("""
            nbr, nombre d’attributions, nb attributions, nombre de déclarations, nombre prénoms
            déclarés, nombre total, attributions, nombre, nb, occurrences, occurrence, nombre
            occurrences, nombre d’occurrences, occurences, nombre_occurences, nombre d’occurences,
            effectif, total, nombre de naissances, nb naissances, naissances, nombre d’enfants,
            quantité, compte, count, fréquence, nombre de fois, nb prénoms, valeur, nombre prénom,
            nb_occurrences, cumul, nombre de prénoms, nbre, qté, nb d'enfants
        """),
        kind="integer",
    ),
    Field(
        "ANNEE",
        "year",
        constraints=Constraints(required=True),
        title=gettext_noop("Année"),
        description=gettext_noop("Année des naissances, sur quatre chiffres."),
        example="2024",
        synonyms=names("""
            annee_naissance, année de l’état civil, année civile, annee_declaration, année, annee, an,
            année de naissance, annee_naissance, millésime, year, annais, année naissance, exercice,
            période, date, année d’enregistrement, année de déclaration
        """),
        kind="year",
    ),
)

STANDARD = Standard(
    slug="scdl/prenoms",
    version="1.1.6",
    title=gettext_noop("Prénoms des nouveau-nés"),
    description=gettext_noop("Les prénoms donnés dans l’année aux enfants dont une commune a enregistré la naissance."),
    schema=Schema(fields=_FIELDS),
    url="https://schema.data.gouv.fr/scdl/prenoms/",
    file_rules=FileRules(name="AAAAMMJJ_SIREN_prenoms"),
    aliases=("prenoms", "prénoms", "prenom", "scdl-prenoms"),
    theme="SOCI",
    frequency="annual",
    rare=("NOMBRE_OCCURRENCES", "ENFANT_PRENOM", 3),
    signature=("ENFANT_PRENOM", "NOMBRE_OCCURRENCES"),
    topic=("prénom", "naissance", "état civil", "first name", "baby names", "nouveau-nés", "prenoms"),
    elsewhere=("unité légale", "catégorie entreprise", "activité principale", "date création", "pseudonyme"),
)
