"""Hiking routes: PnX-SI/schema_randonnee 1.1.0, a JSON Schema of the properties of GeoJSON features.

The properties are the columns, in official order; the geometry of each feature is one more column at the end.
"""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard
from pontdarc.standardisation.standards._itineraire_randonnee_words import FIELDS as WORDS

_FIELDS = (
    Field(
        "id_local",
        constraints=Constraints(required=True),
        title=gettext_noop("Identifiant local"),
        description=gettext_noop("Identifiant de l’itinéraire dans la base de celui qui le décrit."),
        example="37037",
        synonyms=names("""
            identifiant, id, identifiant local, code, numéro, gid, fid, objectid, id itinéraire,
            identifiant itinéraire, code itinéraire
        """),
    ),
    Field(
        "producteur",
        constraints=Constraints(required=True),
        title=gettext_noop("Producteur"),
        description=gettext_noop("Organismes qui ont décrit l’itinéraire."),
        example="Communauté de communes Gorges de l’Ardèche",
        synonyms=names("""
            structure, structure productrice, organisme, auteur, source, gestionnaire, maître d’ouvrage,
            collectivité, operator
        """),
        body_fact="name",
    ),
    Field(
        "contact",
        format="email",
        title=gettext_noop("Contact"),
        description=gettext_noop("Adresse électronique de l’organisme, pas celle d’une personne."),
        example="rando@ardeche-exemple.fr",
        synonyms=names("""
            email, mail, courriel, e-mail, contact mail, adresse mail, adresse électronique
        """),
        kind="email",
    ),
    Field(
        "uuid",
        format="uuid",
        title=gettext_noop("UUID"),
        description=gettext_noop("Identifiant unique au format UUID."),
        example="123e4567-e89b-12d3-a456-426614174000",
        synonyms=names("""
            guid, identifiant unique, identifiant universel, uid, id unique
        """),
        kind="uuid",
    ),
    Field(
        "url",
        format="uri",
        title=gettext_noop("Fiche"),
        description=gettext_noop("Adresse de la page qui décrit l’itinéraire."),
        example="https://www.ardeche-exemple.fr/rando/37037",
        synonyms=names("""
            lien, site web, fiche, lien internet, url fiche, website, page web, adresse web
        """),
        kind="url",
    ),
    Field(
        "id_osm",
        "integer",
        title=gettext_noop("Relation OpenStreetMap"),
        description=gettext_noop("Numéro de la relation dans OpenStreetMap."),
        example="1913426",
        synonyms=names("""
            osm_id, identifiant osm, relation osm, id osm, osm, relation_id
        """),
        kind="integer",
    ),
    Field(
        "nom_itineraire",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom de l’itinéraire"),
        description=gettext_noop("Nom sous lequel l’itinéraire est connu."),
        example="Tour du cirque de Gens",
        synonyms=names("""
            nom, itinéraire, nom de la randonnée, titre, nom du sentier, libellé, intitulé, name, nom
            circuit, nom du circuit, randonnée, sentier
        """),
        kind="text",
    ),
    Field(
        "pratique",
        constraints=Constraints(
            required=True,
            enum=(
                "pédestre",
                "trail",
                "VTT",
                "cyclo",
                "gravel",
                "équestre",
                "ski de fond",
                "ski de rando",
                "raquettes",
                "autre",
            ),
        ),
        title=gettext_noop("Pratique"),
        description=gettext_noop("À pied, en courant, à VTT, à cheval, en raquettes…"),
        example="pédestre",
        synonyms=names("""
            activité, type de pratique, usage, type, discipline, mode, type de randonnée, usagers, route
        """),
    ),
    Field(
        "type_itineraire",
        constraints=Constraints(
            enum=(
                "aller-retour",
                "boucle",
                "aller simple",
                "itinérance",
                "étape",
            )
        ),
        title=gettext_noop("Type d’itinéraire"),
        description=gettext_noop("Boucle, aller-retour, aller simple, itinérance ou étape."),
        example="boucle",
        synonyms=names("""
            type d’itinéraire, type de parcours, parcours, type de circuit, boucle, forme, roundtrip
        """),
    ),
    Field(
        "communes_nom",
        title=gettext_noop("Communes traversées"),
        description=gettext_noop("Noms des communes traversées, séparés par une virgule."),
        example="Vogüé, Lanas, Balazuc",
        synonyms=names("""
            communes, commune, noms des communes, communes traversées, ville, nom des communes,
            localités
        """),
    ),
    Field(
        "communes_code",
        title=gettext_noop("Codes des communes"),
        description=gettext_noop("Codes INSEE des communes traversées, séparés par une virgule."),
        example="07348, 07131, 07023",
        synonyms=names("""
            code insee, codes insee, insee, code commune, codes communes, code insee commune
        """),
        kind="insee_commune",
    ),
    Field(
        "depart",
        constraints=Constraints(required=True),
        title=gettext_noop("Départ"),
        description=gettext_noop("Nom du point de départ."),
        example="Parking du château de Vogüé",
        synonyms=names("""
            départ, point de départ, lieu de départ, nom du départ, start, depuis
        """),
    ),
    Field(
        "arrivee",
        constraints=Constraints(required=True),
        title=gettext_noop("Arrivée"),
        description=gettext_noop("Nom du point d’arrivée."),
        example="Parking du château de Vogüé",
        synonyms=names("""
            arrivée, point d’arrivée, lieu d’arrivée, nom de l’arrivée, end, jusqu’à, to
        """),
    ),
    Field(
        "duree",
        "number",
        title=gettext_noop("Durée"),
        description=gettext_noop("Durée de l’itinéraire, en heures."),
        example="3.5",
        units=("h", "heure", "heures"),
        synonyms=names("""
            durée, durée (h), temps, durée en heures, temps de parcours, duration, durée de marche
        """),
        kind="number",
    ),
    Field(
        "balisage",
        title=gettext_noop("Balisage"),
        description=gettext_noop("Balises que l’on suit sur l’itinéraire."),
        example="GRP",
        synonyms=names("""
            balises, balisage utilisé, type de balisage, marquage, osmc:symbol, couleur du balisage,
            signalétique
        """),
    ),
    Field(
        "longueur",
        "number",
        title=gettext_noop("Longueur"),
        description=gettext_noop("Longueur de l’itinéraire, en mètres."),
        example="9800",
        units=("m", "mètre", "mètres"),
        synonyms=names("""
            distance, longueur (m), longueur en m, distance (m), linéaire, longueur totale, length,
            kilométrage
        """),
        kind="number",
    ),
    Field(
        "difficulte",
        title=gettext_noop("Difficulté"),
        description=gettext_noop("Difficulté de l’itinéraire, dans l’échelle de celui qui le décrit."),
        example="Intermédiaire",
        synonyms=names("""
            difficulté, niveau, niveau de difficulté, cotation, difficulty, sac_scale
        """),
    ),
    Field(
        "altitude_max",
        "integer",
        title=gettext_noop("Altitude maximale"),
        description=gettext_noop("Altitude du point le plus haut, en mètres."),
        example="638",
        synonyms=names("""
            altitude maximale, altitude maximum, alt max, altitude maxi, point culminant, ele max
        """),
        kind="integer",
    ),
    Field(
        "altitude_min",
        "integer",
        title=gettext_noop("Altitude minimale"),
        description=gettext_noop("Altitude du point le plus bas, en mètres."),
        example="148",
        synonyms=names("""
            altitude minimale, altitude minimum, alt min, altitude mini, point le plus bas
        """),
        kind="integer",
    ),
    *WORDS,
)

STANDARD = Standard(
    slug="itineraire-randonnee",
    version="1.1.0",
    title=gettext_noop("Itinéraires de randonnée"),
    description=gettext_noop(
        "Les itinéraires à pied, à vélo, à cheval : tracé, départ, durée, dénivelé, balisage, pas à pas."
    ),
    schema=Schema(fields=_FIELDS),
    url="https://schema.data.gouv.fr/PnX-SI/schema_randonnee/",
    file_rules=FileRules(format="geojson"),
    aliases=(
        "PnX-SI/schema_randonnee",
        "schema-randonnee",
        "randonnées",
        "randonnee",
        "itineraires-de-randonnee",
        "pdipr",
        "geotrek",
    ),
    obligations=("G4",),
    theme="TRAN",
    frequency="annual",
    signature=("nom_itineraire", "depart|longueur|balisage|denivele_positif|instructions|geometry"),
    topic=(
        "randonnée",
        "randonnées",
        "rando",
        "itinéraire de randonnée",
        "pdipr",
        "sentier",
        "sentiers",
        "hiking",
        "balisage",
        "dénivelé",
        "denivele positif",
        "trek",
        "geotrek",
    ),
    elsewhere=("compteur", "fréquentation", "comptage"),
)
