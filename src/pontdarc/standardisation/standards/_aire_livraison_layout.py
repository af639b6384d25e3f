"""How a delivery bay is laid out, marked, timed and fitted."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

_YES = ("oui", "Oui", "OUI", "o", "O", "vrai", "Vrai", "VRAI", "true", "True", "TRUE", "1")
_NO = ("non", "Non", "NON", "n", "N", "faux", "Faux", "FAUX", "false", "False", "FALSE", "0")

FIELDS = (
    Field(
        "DISPOSITION",
        constraints=Constraints(
            enum=(
                "bataille",
                "épi",
                "parallèle",
            )
        ),
        title=gettext_noop("Disposition"),
        description=gettext_noop("En bataille, en épi ou parallèle à la chaussée."),
        example="parallèle",
        synonyms=names("""
            type de stationnement, orientation, angle, disposition des places, rangement, type de
            disposition
        """),
    ),
    Field(
        "PARITE_TROTTOIR",
        constraints=Constraints(
            enum=(
                "impair",
                "pair",
                "inconnu",
            )
        ),
        title=gettext_noop("Côté de la rue"),
        description=gettext_noop("Côté pair ou impair de la rue."),
        example="pair",
        synonyms=names("""
            parité, côté, côté de la rue, pair/impair, côté trottoir, parité trottoir
        """),
    ),
    Field(
        "LOCALISATION",
        constraints=Constraints(
            enum=(
                "chaussée",
                "encoche",
                "terre-plein",
                "aire piétonne",
                "parking",
            )
        ),
        title=gettext_noop("Place dans la rue"),
        description=gettext_noop("Sur la chaussée, en encoche, sur un terre-plein…"),
        example="chaussée",
        synonyms=names("""
            localisation dans la rue, place dans la rue, position, implantation, situation
        """),
    ),
    Field(
        "LONGUEUR",
        "number",
        constraints=Constraints(minimum=100, maximum=10000),
        title=gettext_noop("Longueur"),
        description=gettext_noop("Longueur de l’aire, en centimètres."),
        example="1000",
        synonyms=names("""
            longueur (cm), long_cm, longueur aire, longueur en cm, length
        """),
        kind="number",
    ),
    Field(
        "LARGEUR",
        "number",
        constraints=Constraints(minimum=100, maximum=1000),
        title=gettext_noop("Largeur"),
        description=gettext_noop("Largeur de l’aire, en centimètres."),
        example="250",
        synonyms=names("""
            largeur (cm), larg_cm, largeur aire, largeur en cm, width
        """),
        kind="number",
    ),
    Field(
        "MARQUAGE_ETAT",
        constraints=Constraints(
            enum=(
                "bon état",
                "dégradé",
                "absent",
            )
        ),
        title=gettext_noop("État du marquage"),
        description=gettext_noop("Bon état, dégradé ou absent."),
        example="bon état",
        synonyms=names("""
            état marquage, marquage, état du marquage, marquage au sol, état marquage au sol
        """),
    ),
    Field(
        "MARQUAGE_CONFORMITE",
        "boolean",
        title=gettext_noop("Marquage conforme"),
        description=gettext_noop("oui si le marquage suit l’instruction sur la signalisation, non sinon."),
        example="oui",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("""
            conformité marquage, marquage conforme, conformité du marquage, conforme, conformité
        """),
        kind="boolean",
    ),
    Field(
        "TYPE",
        constraints=Constraints(
            enum=(
                "aire périodique",
                "aire permanente",
                "zone marchandises",
            )
        ),
        title=gettext_noop("Type"),
        description=gettext_noop("Aire périodique, aire permanente ou zone marchandises."),
        example="aire permanente",
        synonyms=names("""
            type d’aire, type aire, type d’espace, nature, catégorie, type d’emplacement
        """),
    ),
    Field(
        "PANNEAU_PRESENT",
        "boolean",
        title=gettext_noop("Panneau présent"),
        description=gettext_noop("oui si un panneau signale l’aire, non sinon."),
        example="oui",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("""
            panneau, présence panneau, panneau présent, signalisation verticale, présence d’un panneau
        """),
        kind="boolean",
    ),
    Field(
        "PANNEAU_ETAT",
        constraints=Constraints(
            enum=(
                "bon état",
                "dégradé",
                "n/a",
            )
        ),
        title=gettext_noop("État du panneau"),
        description=gettext_noop("Bon état, dégradé, ou n/a sans panneau."),
        example="bon état",
        synonyms=names("""
            état panneau, état du panneau, état signalisation, état de la signalisation, état
            signalisation verticale
        """),
    ),
    Field(
        "DUREE_MAX",
        "number",
        title=gettext_noop("Durée maximale"),
        description=gettext_noop("Durée d’arrêt permise, en minutes."),
        example="30",
        synonyms=names("""
            durée maximale, durée, durée max, durée maximale d’arrêt, temps maximum, maxstay, durée
            autorisée
        """),
        kind="number",
    ),
    Field(
        "DUREE_CONTROLE",
        constraints=Constraints(
            enum=(
                "caméra",
                "capteur",
                "disque horodateur",
                "autre",
            )
        ),
        title=gettext_noop("Contrôle de la durée"),
        description=gettext_noop("Caméra, capteur, disque ou autre."),
        example="disque horodateur",
        synonyms=names("""
            contrôle, contrôle de la durée, mode de contrôle, type de contrôle, contrôle durée
        """),
    ),
    Field(
        "TEMPORALITE_CDS",
        title=gettext_noop("Horaires (CDS)"),
        description=gettext_noop("Heures réservées aux livraisons, dans la notation Curb Data Specification."),
        example='[{"days_of_week":["mon","tue"],"times_of_day":[["08:00","12:00"]]}]',
        synonyms=names("""
            temporalité cds, horaires cds, plages horaires cds, time span, time_spans
        """),
        kind="json",
    ),
    Field(
        "TEMPORALITE_OSM",
        title=gettext_noop("Horaires (OpenStreetMap)"),
        description=gettext_noop("Heures réservées aux livraisons, dans la notation d’OpenStreetMap."),
        example="Mo-Fr 08:00-12:00,13:00-17:30; Sa 08:00-12:00",
        synonyms=names("""
            horaires, plages horaires, horaires de livraison, opening_hours, heures, horaires livraison,
            jours et heures
        """),
        kind="osm_opening_hours",
    ),
    Field(
        "EQUIPEMENTS",
        constraints=Constraints(
            pattern=(
                r"^(?:(?:candélabre|capteur sol|capteur caméra|borne recharge|borne escamotable|pas d'équi"
                r"pement)(?:,\s*)?)+$"
            )
        ),
        title=gettext_noop("Équipements"),
        description=gettext_noop("Équipements voisins de l’aire, séparés par une virgule."),
        example="candélabre,borne recharge",
        pattern_words=gettext_noop("des équipements de la liste du standard, séparés par une virgule"),
        synonyms=names("""
            équipement, équipements à proximité, mobilier, équipements voisins, matériel
        """),
    ),
    Field(
        "IRVE_PUISSANCE",
        "number",
        constraints=Constraints(minimum=1, maximum=4500),
        title=gettext_noop("Puissance de recharge"),
        description=gettext_noop("Puissance de la borne de recharge, en kilowatts."),
        example="22",
        synonyms=names("""
            puissance, puissance borne, puissance irve, puissance (kw), puissance recharge
        """),
        kind="number",
    ),
    Field(
        "ABAISSEMENT_TROTTOIR",
        "boolean",
        title=gettext_noop("Trottoir abaissé"),
        description=gettext_noop("oui si le trottoir est abaissé derrière le véhicule, non sinon."),
        example="oui",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("""
            abaissement trottoir, trottoir abaissé, bateau, abaissement, abaissement de trottoir
        """),
        kind="boolean",
    ),
    Field(
        "COMMENTAIRE",
        title=gettext_noop("Commentaire"),
        description=gettext_noop("Ce qu’il faut savoir d’autre de l’aire."),
        example="Centre-ville",
        synonyms=names("""
            commentaires, remarque, remarques, observation, observations, note, commentaire libre
        """),
    ),
)
