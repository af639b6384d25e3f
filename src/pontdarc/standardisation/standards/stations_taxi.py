"""Taxi ranks: openmaraude/schema-stationstaxi 0.1.2."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard

_FIELDS = (
    Field(
        "id",
        constraints=Constraints(required=True, pattern=r"^([013-9]\d|2[AB1-9])\d{3}-T-\d{3}$"),
        title=gettext_noop("Identifiant"),
        description=gettext_noop("Code de la commune, T, puis un numéro d’ordre sur 3 chiffres."),
        example="07019-T-001",
        pattern_words=gettext_noop("code INSEE, tiret, T, tiret, trois chiffres : 07019-T-001"),
        synonyms=names("""
            identifiant, id station, identifiant station, numéro, code, objectid, gid, n° station, code
            station
        """),
    ),
    Field(
        "nom",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom de la station"),
        description=gettext_noop("Nom d’usage de la station, sans les mots station ni taxi."),
        example="Gare routière",
        synonyms=names("""
            nom station, nom de la station, station, libellé, désignation, name, nom usuel, lieu,
            intitulé
        """),
        kind="text",
    ),
    Field(
        "insee",
        constraints=Constraints(required=True, pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune où se trouve la station."),
        example="07019",
        pattern_words=gettext_noop("code officiel de la commune : 5 caractères, comme 07348 ou 2A004"),
        synonyms=names("""
            code insee, code commune, code insee commune, code_insee, com_insee, codeinsee, ref:INSEE,
            cog
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "geopoint",
        "geopoint",
        constraints=Constraints(required=True),
        title=gettext_noop("Position"),
        description=gettext_noop("Longitude puis latitude, séparées par une virgule."),
        example="4.3902, 44.6197",
        synonyms=names("""
            coordonnées, coordonnéesXY, position, point, coordonnées gps, lonlat, geo_point, xy, geo
            point 2d, localisation
        """),
        kind="lonlat",
    ),
    Field(
        "adresse",
        title=gettext_noop("Adresse"),
        description=gettext_noop("Adresse que le client et le chauffeur comprennent."),
        example="3 Place de la Paix, 07200 Aubenas",
        synonyms=names("""
            adresse station, adresse complète, voie, rue, adresse postale, emplacement station,
            addr:street, adresse de la station
        """),
        kind="address",
    ),
    Field(
        "emplacements",
        "integer",
        title=gettext_noop("Nombre de places"),
        description=gettext_noop("Nombre de taxis que la station peut accueillir."),
        example="4",
        synonyms=names("""
            nombre d’emplacements, places, nombre de places, nb places, capacité, nb emplacements,
            capacity, nombre places
        """),
        kind="integer",
    ),
    Field(
        "no_appel",
        title=gettext_noop("Numéro d’appel"),
        description=gettext_noop("Téléphone de la station, pour demander un taxi."),
        example="0475640000",
        synonyms=names("""
            téléphone, numéro d’appel, n° appel, tel, phone, numéro de téléphone, téléphone station,
            borne d’appel
        """),
        kind="phone_fr",
    ),
    Field(
        "info",
        title=gettext_noop("Informations"),
        description=gettext_noop("Ce qui aide le client, séparé par un point-virgule."),
        example="Côté gare routière",
        synonyms=names("""
            informations, commentaire, remarque, information, description, observations, précision,
            commentaires
        """),
    ),
)

STANDARD = Standard(
    slug="stations-taxi",
    version="0.1.2",
    title=gettext_noop("Stations de taxi"),
    description=gettext_noop("Les stations de taxi ouvertes au public : lieu, nombre de places, numéro d’appel."),
    schema=Schema(
        fields=_FIELDS,
        missing_values=("", "null"),
        checks=(RowCheck("phone", ("no_appel",)),),
        primary_key=("id",),
    ),
    url="https://schema.data.gouv.fr/openmaraude/schema-stationstaxi/",
    aliases=("openmaraude/schema-stationstaxi", "schema-stationstaxi", "stations-de-taxi", "taxis", "taxi"),
    obligations=("T1",),
    theme="TRAN",
    frequency="annual",
    signature=("nom|adresse", "emplacements|no_appel|geopoint"),
    topic=("taxi", "taxis", "station de taxi", "stations de taxi", "taxi rank", "borne taxi", "emplacements taxi"),
)
