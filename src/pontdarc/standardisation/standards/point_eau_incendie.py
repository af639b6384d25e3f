"""Water points for fire-fighting: datakode/schema-pei 1.0.1."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._point_eau_incendie_measures import FIELDS as MEASURES

_FIELDS = (
    Field(
        "insee",
        constraints=Constraints(required=True),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune où se trouve le point d’eau."),
        example="07348",
        synonyms=names("""
            code insee, code commune, code insee commune, code_insee, insee_com, com_insee, numéro
            insee, codeinsee, ref:INSEE, cog, commune_insee
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "id_sdis",
        title=gettext_noop("Identifiant au SDIS"),
        description=gettext_noop("Identifiant du point d’eau pour le service départemental d’incendie et de secours."),
        example="07348.0042",
        synonyms=names("""
            identifiant sdis, numéro sdis, n° sdis, id sdis, code sdis, ref:FR:SDIS, identifiant sis,
            numéro pei sdis, id_pei
        """),
    ),
    Field(
        "id_gestion",
        title=gettext_noop("Identifiant chez le gestionnaire"),
        description=gettext_noop("Identifiant du point d’eau pour celui qui gère le réseau."),
        example="42",
        synonyms=names("""
            identifiant gestionnaire, id gestionnaire, numéro gestionnaire, identifiant interne, id
            interne, code gestionnaire, identifiant exploitant, objectid, gid
        """),
    ),
    Field(
        "nom_gest",
        title=gettext_noop("Gestionnaire"),
        description=gettext_noop("Nom de l’organisme responsable de la distribution d’eau."),
        example="Syndicat des eaux de la Basse Ardèche",
        synonyms=names("""
            gestionnaire, nom gestionnaire, nom du gestionnaire, exploitant, délégataire, operator,
            service des eaux, distributeur, gestionnaire du réseau
        """),
    ),
    Field(
        "ref_terr",
        title=gettext_noop("Repère sur le terrain"),
        description=gettext_noop("Numéro ou repère du point d’eau, lisible sur place."),
        example="2080",
        synonyms=names("""
            numéro, n°, numéro pei, n° pei, numéro du pei, numéro hydrant, numéro poteau, n° poteau,
            référence terrain, repère, ref, num_pei, numéro d’ordre
        """),
    ),
    Field(
        "type_pei",
        constraints=Constraints(
            required=True,
            enum=(
                "PI",
                "BI",
                "PA",
                "CI",
            ),
        ),
        title=gettext_noop("Type"),
        description=gettext_noop(
            "PI pour un poteau, BI pour une bouche, PA pour un point d’aspiration, CI pour une citerne."
        ),
        example="PI",
        synonyms=names("""
            type, type pei, type de pei, type hydrant, nature, nature pei, nature du point d’eau,
            fire_hydrant:type, emergency, catégorie, type de point d’eau, type d’hydrant
        """),
    ),
    Field(
        "type_rd",
        constraints=Constraints(required=True),
        title=gettext_noop("Type au règlement départemental"),
        description=gettext_noop("Type du point d’eau tel que le règlement du département le nomme."),
        example="poteau",
        synonyms=names("""
            type règlement départemental, type rd, typologie départementale, type local, sous-type, type
            détaillé, typologie locale, modèle
        """),
    ),
    Field(
        "diam_pei",
        "number",
        constraints=Constraints(
            enum=(
                "80",
                "100",
                "150",
            )
        ),
        title=gettext_noop("Diamètre"),
        description=gettext_noop("Diamètre intérieur du poteau ou de la bouche, en millimètres : 80, 100 ou 150."),
        example="100",
        synonyms=names("""
            diamètre, diamètre pei, diamètre hydrant, diamètre poteau, diam, dn, fire_hydrant:diameter,
            diamètre de sortie, diametre nominal
        """),
    ),
    Field(
        "diam_cana",
        "number",
        title=gettext_noop("Diamètre de la canalisation"),
        description=gettext_noop("Diamètre de la canalisation qui alimente le poteau ou la bouche, en millimètres."),
        example="125",
        synonyms=names("""
            diamètre canalisation, diamètre de la canalisation, diamètre conduite, diam canalisation,
            canalisation, diamètre réseau, dn canalisation
        """),
        kind="number",
    ),
    Field(
        "source_pei",
        constraints=Constraints(
            enum=(
                "citerne",
                "plan_eau",
                "piscine",
                "puits",
                "cours_eau",
                "reseau_aep",
                "reseau_irrigation",
            )
        ),
        title=gettext_noop("Source de l’eau"),
        description=gettext_noop("Ce qui alimente le point d’eau : réseau, citerne, cours d’eau, piscine, puits."),
        example="reseau_aep",
        synonyms=names("""
            source, source du point d’eau, source d’eau, alimentation, origine de l’eau, water_source,
            type de réseau, type d’alimentation
        """),
    ),
    Field(
        "statut",
        constraints=Constraints(
            enum=(
                "public",
                "prive",
            )
        ),
        title=gettext_noop("Statut"),
        description=gettext_noop("public ou prive."),
        example="public",
        synonyms=names("""
            statut juridique, public/privé, public ou privé, propriété, statut pei, domanialité,
            ownership, privé, statut du point d’eau
        """),
    ),
    Field(
        "nom_etab",
        title=gettext_noop("Établissement propriétaire"),
        description=gettext_noop("Pour un point d’eau privé, nom de l’établissement à qui il appartient."),
        example="Cave coopérative de Vogüé",
        synonyms=names("""
            établissement, nom établissement, nom de l’établissement, propriétaire, nom du propriétaire,
            propriétaire privé, établissement privé, owner
        """),
    ),
    Field(
        "situation",
        title=gettext_noop("Situation"),
        description=gettext_noop("Adresse ou repère qui aide à trouver le point d’eau."),
        example="Route de Ruoms, face au lavoir",
        synonyms=names("""
            adresse, localisation, emplacement, voie, rue, nom de la voie, lieu-dit, lieu, nom_voie,
            addr:street, adresse complète, position, commentaire localisation
        """),
        kind="address",
    ),
    *MEASURES,
)

STANDARD = Standard(
    slug="point-eau-incendie",
    version="1.0.1",
    title=gettext_noop("Points d’eau incendie"),
    description=gettext_noop(
        "Poteaux, bouches, citernes et points d’aspiration de la défense contre l’incendie : lieu, état, contrôles."
    ),
    schema=Schema(fields=_FIELDS),
    url="https://schema.data.gouv.fr/datakode/schema-pei/",
    aliases=("datakode/schema-pei", "schema-pei", "pei", "points-eau-incendie", "deci", "hydrants", "poteaux-incendie"),
    obligations=("G4",),
    theme="ENVI",
    frequency="annual",
    signature=("type_pei|id_sdis|ref_terr|press_dyn|diam_pei", "lat|x|situation|insee"),
    topic=(
        "pei",
        "point d’eau incendie",
        "points d’eau incendie",
        "poteau incendie",
        "poteaux incendie",
        "bouche incendie",
        "borne incendie",
        "bornes incendie",
        "hydrant",
        "hydrants",
        "deci",
        "défense incendie",
        "défense extérieure contre l’incendie",
        "fire hydrant",
        "id sdis",
        "sdis",
    ),
)
