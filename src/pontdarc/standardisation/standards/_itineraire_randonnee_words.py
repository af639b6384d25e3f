"""The climb of a hiking route, the words that tell it, and how one gets there."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

FIELDS = (
    Field(
        "denivele_positif",
        "integer",
        title=gettext_noop("Dénivelé positif"),
        description=gettext_noop("Total des montées, en mètres."),
        example="320",
        units=("m", "mètre", "mètres"),
        synonyms=names("""
            dénivelé positif, dénivelé, denivele, dplus, dénivelé cumulé, montée, ascent
        """),
        kind="integer",
    ),
    Field(
        "denivele_negatif",
        "integer",
        title=gettext_noop("Dénivelé négatif"),
        description=gettext_noop("Total des descentes, en mètres."),
        example="320",
        units=("m", "mètre", "mètres"),
        synonyms=names("""
            dénivelé négatif, dmoins, descente, descent, dénivelé négatif cumulé
        """),
        kind="integer",
    ),
    Field(
        "instructions",
        constraints=Constraints(required=True),
        title=gettext_noop("Pas à pas"),
        description=gettext_noop("Ce qu’il faut suivre, du départ à l’arrivée."),
        example="Du parking, suivre la rivière vers l’amont jusqu’au pont, puis monter à gauche.",
        synonyms=names("""
            pas à pas, description, itinéraire détaillé, descriptif, description de l’itinéraire,
            étapes, descriptif détaillé, tracé décrit
        """),
    ),
    Field(
        "presentation",
        title=gettext_noop("Présentation"),
        description=gettext_noop("Paysages, patrimoine, ambiance : ce que l’itinéraire a de particulier."),
        example="Le sentier longe les falaises de l’Ardèche et traverse deux villages de caractère.",
        synonyms=names("""
            présentation, présentation détaillée, intérêt, ambiance, texte de présentation, points
            d’intérêt
        """),
    ),
    Field(
        "presentation_courte",
        title=gettext_noop("Présentation courte"),
        description=gettext_noop("Deux phrases qui résument l’itinéraire."),
        example="Une boucle au bord de l’eau, entre Vogüé et Lanas.",
        synonyms=names("""
            présentation courte, chapeau, résumé, accroche, description courte, chapô
        """),
    ),
    Field(
        "themes",
        title=gettext_noop("Thèmes"),
        description=gettext_noop("Mots-clés de l’itinéraire, séparés par une virgule."),
        example="Eau et géologie, Architecture et village",
        synonyms=names("""
            thèmes, thème, thématique, mots-clés, thématiques, mots clefs, catégories
        """),
    ),
    Field(
        "recommandations",
        title=gettext_noop("Recommandations"),
        description=gettext_noop("Passages difficiles, sécurité, équipement."),
        example="Passages glissants par temps de pluie.",
        synonyms=names("""
            recommandations, conseils, consignes, sécurité, avertissement, précautions, avertissements
        """),
    ),
    Field(
        "accessibilite",
        title=gettext_noop("Accessibilité"),
        description=gettext_noop("À quels publics particuliers l’itinéraire convient."),
        example="Poussettes sur les deux premiers kilomètres",
        synonyms=names("""
            accessibilité, pmr, accès handicapés, accessible pmr, handicap, wheelchair
        """),
    ),
    Field(
        "acces_routier",
        title=gettext_noop("Accès par la route"),
        description=gettext_noop("Comment venir en voiture."),
        example="Depuis Aubenas, suivre la D104 puis la D579.",
        synonyms=names("""
            accès routier, accès, accès voiture, comment venir, accès routiers
        """),
    ),
    Field(
        "transports_commun",
        title=gettext_noop("Transports en commun"),
        description=gettext_noop("Comment venir en car ou en train."),
        example="Ligne 15, arrêt Vogüé-Gare.",
        synonyms=names("""
            transports en commun, transport en commun, bus, accès en transport en commun, transport,
            accès bus
        """),
    ),
    Field(
        "parking_info",
        title=gettext_noop("Parking"),
        description=gettext_noop("Où laisser sa voiture."),
        example="Parking gratuit au pied du château",
        synonyms=names("""
            parking, stationnement, parking conseillé, information parking, advised parking
        """),
    ),
    Field(
        "parking_geometrie",
        title=gettext_noop("Position du parking"),
        description=gettext_noop("Point du parking, en WKT, longitude puis latitude."),
        example="POINT(4.4147 44.5533)",
        synonyms=names("""
            géométrie parking, coordonnées parking, position parking, parking gps, point parking
        """),
        kind="wkt",
    ),
    Field(
        "date_creation",
        "date",
        title=gettext_noop("Date de création"),
        description=gettext_noop("Jour où l’itinéraire a été décrit."),
        example="2015-09-24",
        synonyms=names("""
            date de création, créé le, date création, created, date d’insertion
        """),
        kind="date_iso",
    ),
    Field(
        "date_modification",
        "date",
        title=gettext_noop("Date de modification"),
        description=gettext_noop("Jour où la description a changé pour la dernière fois."),
        example="2025-06-18",
        synonyms=names("""
            date de modification, modifié le, date maj, date de mise à jour, mise à jour, dernière mise
            à jour, updated
        """),
        kind="date_iso",
    ),
    Field(
        "medias",
        "array",
        title=gettext_noop("Médias"),
        description=gettext_noop("Photos, sons ou documents, en liste JSON : type_media, url, titre, auteur, licence."),
        example=(
            '[{"type_media": "image", "url": "https://www.ardeche-exemple.fr/rando/37037.jpg", '
            '"titre": "Le château", "licence": "CC-BY"}]'
        ),
        synonyms=names("""
            médias, photos, images, média, photo, pièces jointes, illustrations
        """),
    ),
    Field(
        "itineraire_parent",
        title=gettext_noop("Itinéraire parent"),
        description=gettext_noop("Identifiant de l’itinéraire dont celui-ci est une étape."),
        example="256",
        synonyms=names("""
            itinéraire parent, parent, id parent, itinérance, identifiant parent
        """),
    ),
    Field(
        "type_sol",
        title=gettext_noop("Types de sol"),
        description=gettext_noop("Sols sur lesquels on marche, séparés par une virgule."),
        example="terre, cailloux",
        synonyms=names("""
            type de sol, nature du sol, revêtement, surface, sol, types de sol
        """),
    ),
    Field(
        "pdipr_inscription",
        "boolean",
        title=gettext_noop("Inscrit au PDIPR"),
        description=gettext_noop("true si l’itinéraire est inscrit au plan départemental (PDIPR), false sinon."),
        example="true",
        synonyms=names("""
            pdipr, inscription pdipr, inscrit pdipr, inscrit au pdipr, est pdipr
        """),
        kind="boolean",
    ),
    Field(
        "pdipr_date_inscription",
        "date",
        title=gettext_noop("Date d’inscription au PDIPR"),
        description=gettext_noop("Jour où l’itinéraire a été inscrit au plan départemental."),
        example="2019-05-07",
        synonyms=names("""
            date inscription pdipr, date pdipr, inscrit le, date d’inscription au pdipr, pdipr date
        """),
        kind="date_iso",
    ),
    Field(
        "geometry",
        "geojson",
        constraints=Constraints(required=True),
        title=gettext_noop("Tracé"),
        description=gettext_noop("Tracé de l’itinéraire : une ligne en longitude et latitude (WGS 84)."),
        example='{"type": "LineString", "coordinates": [[4.4147, 44.5533], [4.4159, 44.5541]]}',
        synonyms=names("""
            géométrie, geo_shape, geom, shape, wkt, the_geom, trace, geometrie, geojson, wkb_geometry
        """),
        kind="geojson",
    ),
)
