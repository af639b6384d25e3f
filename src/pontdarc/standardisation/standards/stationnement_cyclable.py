"""Parking for bicycles: Stationnement cyclable 1.1.1."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard

_REQUIRED = Constraints(required=True)
_TRUE = ("true", "True", "TRUE", "1", "vrai", "Vrai", "VRAI")
_FALSE = ("false", "False", "FALSE", "0", "faux", "Faux", "FAUX")

_WHERE = (
    Field(
        "id_local",
        constraints=_REQUIRED,
        title=gettext_noop("Identifiant local"),
        description=gettext_noop("Identifiant unique de l’emplacement chez le producteur des données."),
        example="AUB-ST-001",
        synonyms=names("""
            id, identifiant, identifiant local, gid, fid, objectid, code, numéro, id_stationnement, id velo, uid,
            référence
        """),
    ),
    Field(
        "id_osm",
        title=gettext_noop("Identifiant OpenStreetMap"),
        description=gettext_noop("n, w ou r puis le numéro de l’objet OpenStreetMap."),
        example="n34172",
        synonyms=names("osm_id, osm id, identifiant osm, osm, id openstreetmap, ref osm, full_id"),
    ),
    Field(
        "code_com",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel géographique de la commune où est l’emplacement."),
        example="07019",
        pattern_words=gettext_noop("5 caractères, comme 07019 ou 2A004"),
        synonyms=names("""
            code insee, insee, code_insee, code commune, code insee commune, insee_com, commune insee, code_insee_com,
            depcom, codgeo, com_insee
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "coordonneesxy",
        "geopoint",
        "array",
        constraints=_REQUIRED,
        title=gettext_noop("Coordonnées"),
        description=gettext_noop("Longitude puis latitude WGS84, entre crochets."),
        example="[4.390123, 44.619876]",
        synonyms=names("""
            coordonnées, xy, coordonnées gps, geo_point_2d, geopoint, coordonnées géographiques, geometry, lonlat,
            point gps, géolocalisation, geo_point, gps
        """),
        kind="lonlat",
    ),
)

_EQUIPMENT = (
    Field(
        "capacite",
        "integer",
        constraints=_REQUIRED,
        title=gettext_noop("Places"),
        description=gettext_noop("Nombre de vélos que l’emplacement peut recevoir, vélos longs compris."),
        example="14",
        synonyms=names("""
            capacité, nombre de places, nb places, places, nb_places, capacity, nbre places, nb vélos, nombre de vélos,
            nb_place, capacité totale, nombre d’emplacements, capacité vélo, nb_emplacements
        """),
    ),
    Field(
        "capacite_cargo",
        "integer",
        title=gettext_noop("Places pour vélos longs"),
        description=gettext_noop("Nombre de places pour les vélos de grande taille."),
        example="2",
        synonyms=names("""
            capacité cargo, places cargo, nb cargo, places vélos cargo, capacity:cargo_bike, vélos cargo, nb places
            cargo, grande taille
        """),
    ),
    Field(
        "type_accroche",
        constraints=Constraints(required=True, enum=("ROUE", "CADRE", "CADRE ET ROUE", "SANS ACCROCHE")),
        title=gettext_noop("Type d’accroche"),
        description=gettext_noop("Ce que l’on peut attacher : la roue, le cadre, les deux, ou rien."),
        example="CADRE ET ROUE",
        synonyms=names("""
            accroche, type accroche, type d’accroche, mode d’accroche, type d’attache, attache, fixation, accrochage,
            point d’accroche
        """),
    ),
    Field(
        "mobilier",
        constraints=Constraints(
            enum=(
                *("ARCEAU", "RATELIER", "RACK DOUBLE ETAGE", "CROCHET", "SUPPORT GUIDON", "POTELET"),
                *("ARCEAU VELO GRANDE TAILLE", "AUCUN EQUIPEMENT", "AUTRE"),
            )
        ),
        title=gettext_noop("Mobilier"),
        description=gettext_noop("Mobilier qui tient les vélos."),
        example="ARCEAU",
        synonyms=names("""
            type mobilier, type de mobilier, bicycle_parking, équipement, type équipement, type de support, support,
            type d’équipement, type stationnement, type de stationnement, dispositif, type
        """),
    ),
    Field(
        "acces",
        constraints=Constraints(enum=("LIBRE ACCES", "ABONNEMENT OU INSCRIPTION PREALABLE", "PRIVE")),
        title=gettext_noop("Accès"),
        description=gettext_noop("Libre, sur abonnement ou inscription, ou privé."),
        example="LIBRE ACCES",
        synonyms=names("accès, type accès, type d’accès, access, condition d’accès, conditions d’accès, mode d’accès"),
    ),
    Field(
        "gratuit",
        "boolean",
        title=gettext_noop("Gratuit"),
        description=gettext_noop("true si l’usage est gratuit, false sinon."),
        example="true",
        true_values=_TRUE,
        false_values=_FALSE,
        synonyms=names("gratuité, free, gratuit/payant, est gratuit, usage gratuit, stationnement gratuit"),
        kind="boolean",
    ),
    Field(
        "protection",
        constraints=Constraints(
            enum=("STATIONNEMENT NON FERME", "CONSIGNE COLLECTIVE FERMEE", "BOX INDIVIDUEL FERME", "AUTRE")
        ),
        title=gettext_noop("Protection"),
        description=gettext_noop("Fermeture de l’emplacement : aucune, consigne collective, box individuel."),
        example="STATIONNEMENT NON FERME",
        synonyms=names("""
            type protection, sécurisation, fermeture, sécurisé, niveau de protection, type de protection, consigne,
            sécurité
        """),
    ),
    Field(
        "couverture",
        "boolean",
        title=gettext_noop("Couvert"),
        description=gettext_noop("true si l’emplacement est à l’abri de la pluie, false sinon."),
        example="true",
        true_values=_TRUE,
        false_values=_FALSE,
        synonyms=names("couvert, covered, abrité, abri, toit, est couvert, couverte, à couvert"),
        kind="boolean",
    ),
    Field(
        "surveillance",
        "boolean",
        title=gettext_noop("Surveillé"),
        description=gettext_noop("true si un gardien ou une caméra surveille l’emplacement, false sinon."),
        example="false",
        true_values=_TRUE,
        false_values=_FALSE,
        synonyms=names("surveillé, vidéosurveillance, supervised, gardiennage, gardienné, caméra, surveille"),
        kind="boolean",
    ),
    Field(
        "lumiere",
        "boolean",
        title=gettext_noop("Éclairé"),
        description=gettext_noop("true si l’emplacement est éclairé la nuit, false sinon."),
        example="true",
        true_values=_TRUE,
        false_values=_FALSE,
        synonyms=names("lumière, éclairage, éclairé, lit, lumineux, éclairage nocturne, éclairage public"),
        kind="boolean",
    ),
)

_ABOUT = (
    Field(
        "url_info",
        format="uri",
        title=gettext_noop("Page d’information"),
        description=gettext_noop("Adresse d’une page sur l’abonnement ou la réservation."),
        example="https://www.exemple.fr/abris-velos",
        synonyms=names("url, site web, lien, website, web, site internet, lien web, page web, lien info"),
        kind="url",
    ),
    Field(
        "d_service",
        "integer",
        title=gettext_noop("Année de mise en service"),
        description=gettext_noop("Année de mise en service, sur quatre chiffres."),
        example="2022",
        synonyms=names("""
            date service, mise en service, date de mise en service, année mise en service, année de pose, start_date,
            date pose, annee_service, année installation, date installation, date d’installation, année
        """),
    ),
    Field(
        "source",
        title=gettext_noop("Source"),
        description=gettext_noop("Nom de l’organisme qui fournit les données."),
        example="Commune d’Aubenas",
        synonyms=names("producteur, origine, fournisseur, source données, provenance, collectivité, organisme source"),
        body_fact="name",
    ),
    Field(
        "proprietaire",
        title=gettext_noop("Propriétaire"),
        description=gettext_noop("Nom de l’organisme à qui l’emplacement appartient."),
        example="Commune d’Aubenas",
        synonyms=names("propriétaire, maître d’ouvrage, owner, nom propriétaire, domanialité, appartient à"),
    ),
    Field(
        "gestionnaire",
        title=gettext_noop("Gestionnaire"),
        description=gettext_noop("Nom de l’organisme qui gère l’emplacement."),
        example="Commune d’Aubenas",
        synonyms=names("operator, exploitant, nom gestionnaire, géré par, opérateur, service gestionnaire, entretien"),
    ),
    Field(
        "date_maj",
        "date",
        title=gettext_noop("Date de mise à jour"),
        description=gettext_noop("Jour de la dernière mise à jour de la ligne."),
        example="2025-03-18",
        synonyms=names("""
            date mise à jour, maj, date de mise à jour, dernière mise à jour, date modification, last update, datemaj,
            updated_at, date de relevé, osm_timestamp
        """),
        kind="date_iso",
    ),
    Field(
        "commentaires",
        title=gettext_noop("Commentaires"),
        description=gettext_noop("Précisions sur l’accès ou l’emplacement."),
        example="Au sous-sol de la gare, entrée côté parvis",
        synonyms=names(
            "commentaire, remarque, observation, observations, note, description, remarques, précisions, comm"
        ),
    ),
)

STANDARD = Standard(
    slug="stationnement-cyclable",
    version="1.1.1",
    title=gettext_noop("Stationnement des vélos"),
    description=gettext_noop("Les emplacements où garer un vélo : arceaux, consignes, places, protection."),
    schema=Schema(fields=(*_WHERE, *_EQUIPMENT, *_ABOUT), primary_key=("id_local",)),
    url="https://schema.data.gouv.fr/etalab/schema-stationnement-cyclable/",
    aliases=("etalab/schema-stationnement-cyclable", "stationnement vélo", "parkings vélos", "arceaux vélos"),
    obligations=("T4",),
    theme="TRAN",
    frequency="annual",
    signature=("capacite", "type_accroche|mobilier|protection"),
    topic=("vélo", "velo", "cyclable", "arceau", "bicycle", "accroche", "rack", "deux roues", "capacite cargo"),
    elsewhere=("élève", "habitant", "hébergement", "piste", "comptage", "fréquentation", "salle", "réservoir"),
)
