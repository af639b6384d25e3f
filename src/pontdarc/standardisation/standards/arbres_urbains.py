"""Urban trees: NaturalSolutions/schema-arbre 0.2.0.

The official pattern of the postcode is that of INSEE codes, which refuses the postcodes of Corsica (20000…); we keep
it, since what we check is the official schema.
"""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._arbres_urbains_state import FIELDS as STATE

_FIELDS = (
    Field(
        "id",
        "integer",
        constraints=Constraints(required=True, minimum=1),
        title=gettext_noop("Identifiant"),
        description=gettext_noop("Numéro de l’arbre, différent sur chaque ligne."),
        example="42",
        synonyms=names("""
            identifiant, numéro, n°, gid, objectid, fid, id_arbre, idarbre, idbase, identifiant arbre,
            identifiant de la réponse, osm_id, numéro de l’arbre, code arbre
        """),
        kind="integer",
    ),
    Field(
        "longitude",
        "number",
        constraints=Constraints(required=True, minimum=-180, maximum=180),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude en degrés décimaux (WGS 84), avec un point."),
        example="4.414652",
        synonyms=names("""
            lon, long, lng, x, coord_x, lon_wgs84, coordonnée x, longitude wgs84, geo_lon, gps_lon,
            xlong, point_x
        """),
        kind="longitude",
    ),
    Field(
        "latitude",
        "number",
        constraints=Constraints(required=True, minimum=-180, maximum=180),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude en degrés décimaux (WGS 84), avec un point."),
        example="44.553268",
        synonyms=names("""
            lat, y, coord_y, lat_wgs84, coordonnée y, latitude wgs84, geo_lat, gps_lat, ylat, point_y
        """),
        kind="latitude",
    ),
    Field(
        "famille_arbre",
        title=gettext_noop("Famille"),
        description=gettext_noop("Famille botanique, en latin."),
        example="Platanaceae",
        synonyms=names("""
            famille, famille botanique, family, nom de la famille, taxon famille, famille de l’arbre,
            libellé famille
        """),
    ),
    Field(
        "genre_arbre",
        title=gettext_noop("Genre"),
        description=gettext_noop("Genre botanique, en latin."),
        example="Platanus",
        synonyms=names("""
            genre, genus, genre botanique, genre_latin, genre latin, genre de l’arbre, libellé genre,
            nom du genre, genre_bota
        """),
    ),
    Field(
        "espece_arbre",
        title=gettext_noop("Espèce"),
        description=gettext_noop("Espèce botanique, en latin, sans le genre."),
        example="occidentalis",
        synonyms=names("""
            espèce, species, essence, espèce latin, espece_latin, espèce botanique, botanique, nom
            botanique, nom scientifique, nom latin, nom_latin, libellé espèce, espèce de l’arbre,
            essence scientifique, taxon
        """),
    ),
    Field(
        "cultivar_variete_arbre",
        title=gettext_noop("Cultivar ou variété"),
        description=gettext_noop("Variété ou cultivar de l’espèce."),
        example="Chanticleer",
        synonyms=names("""
            cultivar, variété, variete, variété ou cultivar, varieteoucultivar, cultivar/variété,
            variété cultivar, cultivar_variete, variety
        """),
    ),
    Field(
        "nom_vernaculaire",
        title=gettext_noop("Nom courant"),
        description=gettext_noop("Nom français courant de l’arbre."),
        example="Platane commun",
        synonyms=names("""
            nom français, nom commun, nom courant, vernaculaire, vernaculai, usuel, nom vernaculaire, libellé
            français, essence_fr, nom de l’arbre, autre nom de l’arbre, nom_francais, libelle_francais,
            libellefrancais, nom usuel, espèce française
        """),
    ),
    Field(
        "code_insee",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune où se trouve l’arbre."),
        example="07348",
        pattern_words=gettext_noop("code officiel de la commune : 5 caractères, comme 07348 ou 2A004"),
        synonyms=names("""
            insee, code commune, code insee commune, code_commune_insee, com_insee, codeinsee,
            ref:INSEE, cog, insee_com
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "code_postal",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code postal"),
        description=gettext_noop("Code postal de la commune où se trouve l’arbre."),
        example="07200",
        pattern_words=gettext_noop("5 chiffres"),
        synonyms=names("""
            cp, codepostal, postcode, addr:postcode, zip, code postal commune, c.p.
        """),
        kind="postal_code",
    ),
    Field(
        "adresse",
        title=gettext_noop("Adresse"),
        description=gettext_noop("Voie où se trouve l’arbre, avec ou sans numéro."),
        example="61 rue de la Poste",
        synonyms=names("""
            voie, rue, nom de la voie, adresse de l’arbre, localisation, nom voie, libellé voie, site,
            lieu, emplacement, adresse postale, addr:street, nom_rue, nom_voie, quartier rue
        """),
        kind="address",
    ),
    Field(
        "matricule_arbre",
        title=gettext_noop("Matricule"),
        description=gettext_noop("Numéro que la collectivité donne à l’arbre dans son propre inventaire."),
        example="A20200525",
        synonyms=names("""
            matricule, numéro matricule, numéro d’inventaire, code inventaire, référence, n° matricule,
            matricule de l’arbre, ref, plaque, numéro de plaque, étiquette
        """),
    ),
    Field(
        "date_plantation",
        "date",
        format="%Y-%m-%d",
        title=gettext_noop("Date de plantation"),
        description=gettext_noop("Jour où l’arbre a été planté."),
        example="1996-11-12",
        synonyms=names("""
            date de plantation, plantation, année de plantation, annee_plantation, planté le, année
            plantation, dateplantation, start_date, plantationanneemois, date plantation arbre
        """),
        kind="date_iso",
    ),
    *STATE,
)

STANDARD = Standard(
    slug="arbres-urbains",
    version="0.2.0",
    title=gettext_noop("Arbres urbains"),
    description=gettext_noop("Les arbres d’une collectivité : espèce, place, taille, plantation, état."),
    schema=Schema(fields=_FIELDS, primary_key=("id",)),
    url="https://schema.data.gouv.fr/NaturalSolutions/schema-arbre/",
    aliases=("NaturalSolutions/schema-arbre", "schema-arbre", "arbres", "patrimoine-arboré"),
    obligations=("G4",),
    theme="ENVI",
    frequency="annual",
    signature=(
        "genre_arbre|espece_arbre|nom_vernaculaire",
        "latitude|longitude|adresse|matricule_arbre|hauteur|diametre",
    ),
    topic=(
        "arbre",
        "arbres",
        "arbres urbains",
        "arbres alignement",
        "patrimoine arboré",
        "tree",
        "trees",
        "genre",
        "essence",
        "platane",
        "nom botanique",
        "arbo",
    ),
    elsewhere=("taxon protégé", "observateur", "date d’observation"),
)
