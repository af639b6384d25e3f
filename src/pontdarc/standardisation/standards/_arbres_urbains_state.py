"""What is said of a tree that stands: its size, its ground, its protection, its surroundings."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

_YES = ("true", "True", "TRUE", "1", "vrai", "Vrai", "VRAI", "Oui", "oui", "OUI")
_NO = ("false", "False", "FALSE", "0", "faux", "Faux", "FAUX", "Non", "non", "NON")

FIELDS = (
    Field(
        "hauteur",
        "number",
        constraints=Constraints(minimum=0, maximum=15000),
        title=gettext_noop("Hauteur"),
        description=gettext_noop("Hauteur de l’arbre, en centimètres."),
        example="850",
        units=("cm", "centimètre", "centimètres"),
        synonyms=names("""
            hauteur, haut, height, hauteur arbre, hauteur (cm), hauteur totale, hauteur de l’arbre,
            haut_arbre, hauteur en cm
        """),
        kind="number",
    ),
    Field(
        "diametre",
        "number",
        constraints=Constraints(minimum=0, maximum=3000),
        title=gettext_noop("Diamètre"),
        description=gettext_noop("Diamètre du tronc à hauteur d’homme, en centimètres."),
        example="70",
        units=("cm", "centimètre", "centimètres"),
        synonyms=names("""
            diamètre, diamètre tronc, diamètre du tronc, diam, diamètre (cm), trunk_diameter,
            diametre_tronc, diamètre à 1m30, dbh
        """),
        kind="number",
    ),
    Field(
        "type_sol",
        title=gettext_noop("Nature du sol"),
        description=gettext_noop("Composition du sol où l’arbre est planté."),
        example="Argileux",
        synonyms=names("""
            sol, type de sol, nature du sol, revêtement, substrat, surface, type sol, pied d’arbre,
            nature sol
        """),
    ),
    Field(
        "type_enracinement",
        title=gettext_noop("Enracinement"),
        description=gettext_noop("Sorte d’enracinement de l’arbre : pivotant, oblique, traçant."),
        example="Pivotant",
        synonyms=names("""
            enracinement, type d’enracinement, racines, système racinaire, type racines
        """),
    ),
    Field(
        "port_arbre",
        title=gettext_noop("Port"),
        description=gettext_noop("Forme du houppier."),
        example="Libre",
        synonyms=names("""
            port, port de l’arbre, forme, silhouette, forme du houppier, type de port, conduite, mode de
            conduite, taille, crown
        """),
    ),
    Field(
        "arbre_remarquable",
        "boolean",
        title=gettext_noop("Arbre remarquable"),
        description=gettext_noop("Oui si l’arbre est classé remarquable, Non sinon."),
        example="Non",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("""
            remarquable, arbre remarquable, remarquabilité, classé remarquable, remarkable, label arbre
            remarquable
        """),
        kind="boolean",
    ),
    Field(
        "arbre_protege",
        "boolean",
        title=gettext_noop("Arbre protégé"),
        description=gettext_noop("Oui si l’arbre est classé et protégé, Non sinon."),
        example="Non",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("""
            protégé, arbre protégé, classé, protection, espace boisé classé, arbre classé, protected
        """),
        kind="boolean",
    ),
    Field(
        "contraintes_sol",
        title=gettext_noop("Contraintes au sol"),
        description=gettext_noop("Ce qui gêne l’arbre au sol : grille, revêtement, réseau."),
        example="Grille abîmée",
        synonyms=names("""
            contrainte sol, contraintes au sol, contrainte au sol, obstacles au sol, contraintes, gêne
            au sol
        """),
    ),
    Field(
        "contrainte_aeriennes",
        title=gettext_noop("Contraintes aériennes"),
        description=gettext_noop("Ce qui gêne l’arbre au-dessus du sol : câbles, façade."),
        example="Câbles électriques",
        synonyms=names("""
            contrainte aérienne, contraintes aériennes, réseau aérien, obstacles aériens, câbles, lignes
            aériennes
        """),
    ),
    Field(
        "eclairage",
        "boolean",
        title=gettext_noop("Éclairage à proximité"),
        description=gettext_noop("Oui si un éclairage est proche de l’arbre, Non sinon."),
        example="Oui",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("""
            éclairage, éclairage public, présence éclairage, candélabre, lampadaire, éclairage à
            proximité
        """),
        kind="boolean",
    ),
    Field(
        "arrosage",
        title=gettext_noop("Arrosage"),
        description=gettext_noop("Sorte d’arrosage, s’il y en a un."),
        example="Goutte à goutte",
        synonyms=names("""
            arrosage, type d’arrosage, irrigation, mode d’arrosage, arrosage automatique
        """),
    ),
    Field(
        "allergie",
        "integer",
        title=gettext_noop("Pouvoir allergisant"),
        description=gettext_noop("De 0 (nul) à 5 (très fort)."),
        example="3",
        synonyms=names("""
            allergie, allergène, potentiel allergisant, pouvoir allergisant, allergisant, risque
            allergique, indice allergie
        """),
        kind="integer",
    ),
    Field(
        "remarque",
        title=gettext_noop("Remarque"),
        description=gettext_noop("Ce qu’il faut savoir d’autre pour entretenir l’arbre."),
        example="Planté en alignement",
        synonyms=names("""
            remarques, observation, observations, commentaire, commentaires, note, notes, description,
            divers, informations
        """),
    ),
)
