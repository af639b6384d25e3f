"""Fields of IRVE statique: access, connection to the grid, dates."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

_REQUIRED = Constraints(required=True)

ACCESS = (
    Field(
        "condition_acces",
        constraints=Constraints(required=True, enum=("Accès libre", "Accès réservé")),
        title=gettext_noop("Accès"),
        description=gettext_noop("Accès libre, ou réservé à certains véhicules, usagers ou horaires."),
        example="Accès libre",
        synonyms=names("""
            accès, condition d’accès, conditions d’accès, acces_recharge, type accès, accès recharge, access,
            accès station, modalité d’accès, type d’accès
        """),
    ),
    Field(
        "reservation",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Réservation possible"),
        description=gettext_noop("true si l’on peut réserver le point de recharge, false sinon."),
        example="false",
        synonyms=names("""
            réservation, réservable, réservation possible, possibilité de réservation, resa, réservation borne, booking
        """),
        kind="boolean",
    ),
    Field(
        "horaires",
        constraints=Constraints(required=True, pattern=r"(.*?)((\d{1,2}:\d{2})-(\d{1,2}:\d{2})|24/7)"),
        title=gettext_noop("Horaires"),
        description=gettext_noop("Horaires d’ouverture à la façon d’OpenStreetMap ; 24/7 si c’est toujours ouvert."),
        example="Mo-Fr 08:00-18:00",
        pattern_words=gettext_noop("24/7, ou des jours et des heures comme Mo-Fr 08:00-18:00"),
        synonyms=names("""
            accessibilité, horaire, horaires ouverture, heures d’ouverture, opening_hours, plage horaire, ouverture,
            horaires d’accès, disponibilité, amplitude horaire, horaires d’ouverture
        """),
        kind="osm_opening_hours",
    ),
    Field(
        "accessibilite_pmr",
        constraints=Constraints(
            required=True,
            enum=("Réservé PMR", "Accessible mais non réservé PMR", "Non accessible", "Accessibilité inconnue"),
        ),
        title=gettext_noop("Accessibilité"),
        description=gettext_noop("Accessibilité du point aux personnes à mobilité réduite."),
        example="Accessible mais non réservé PMR",
        synonyms=names("""
            pmr, accès pmr, accessible pmr, handicap, place pmr, accessibilité handicapés, wheelchair, accessibilité
            mobilité réduite, réservé pmr
        """),
    ),
    Field(
        "restriction_gabarit",
        constraints=_REQUIRED,
        title=gettext_noop("Restriction de gabarit"),
        description=gettext_noop("Hauteur, longueur ou autre limite pour les véhicules ; « inconnu » à défaut."),
        example="Hauteur maximale 2 m",
        synonyms=names("""
            gabarit, hauteur max, hauteur maximale, restriction, restrictions, limite de gabarit, hauteur limitée,
            restriction hauteur, maxheight, limite de hauteur
        """),
    ),
    Field(
        "station_deux_roues",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Réservée aux deux-roues"),
        description=gettext_noop("true si la station est réservée aux deux-roues, false sinon."),
        example="false",
        synonyms=names("""
            deux roues, 2 roues, deux-roues, station 2 roues, réservé deux roues, moto, 2rm, station deux-roues oui/non
        """),
        kind="boolean",
    ),
    Field(
        "raccordement",
        constraints=Constraints(enum=("Direct", "Indirect")),
        title=gettext_noop("Raccordement"),
        description=gettext_noop("Direct si le point de livraison ne sert qu’à la station, Indirect sinon."),
        example="Direct",
        synonyms=names("""
            type raccordement, type de raccordement, mode de raccordement, raccordement réseau, raccordement
            électrique, raccordement direct
        """),
    ),
    Field(
        "num_pdl",
        title=gettext_noop("Numéro du point de livraison"),
        description=gettext_noop("Numéro du point de livraison d’électricité, 14 chiffres chez Enedis."),
        example="12345678912345",
        synonyms=names("""
            pdl, prm, numéro pdl, n° pdl, point de livraison, rae, numéro prm, n° prm, num_prm, référence pdl
        """),
    ),
    Field(
        "date_mise_en_service",
        "date",
        "%Y-%m-%d",
        title=gettext_noop("Date de mise en service"),
        description=gettext_noop("Jour où la station a été mise en service."),
        example="2023-06-01",
        synonyms=names("""
            mise en service, mes, date service, date de mise en service, date mes, en service depuis, date ouverture,
            start_date, date installation, date d’installation
        """),
        kind="date_iso",
    ),
    Field(
        "observations",
        title=gettext_noop("Observations"),
        description=gettext_noop("Précisions sur l’accès, les prises, le paiement ou les horaires."),
        example="Accès par la rue du Marché le samedi",
        synonyms=names("""
            observation, remarque, remarques, commentaire, commentaires, note, précisions, description, informations,
            notes, info complémentaire
        """),
    ),
    Field(
        "date_maj",
        "date",
        "%Y-%m-%d",
        constraints=_REQUIRED,
        title=gettext_noop("Date de mise à jour"),
        description=gettext_noop("Jour de la dernière mise à jour de la ligne."),
        example="2025-03-18",
        synonyms=names("""
            date mise à jour, date de mise à jour, maj, dernière mise à jour, last_modified, date dernière maj,
            updated_at, mise à jour, date modification, datemaj
        """),
        kind="date_iso",
    ),
    Field(
        "cable_t2_attache",
        "boolean",
        title=gettext_noop("Câble T2 attaché"),
        description=gettext_noop("true si un câble de type 2 est attaché à la borne, false sinon."),
        example="false",
        synonyms=names("""
            câble attaché, cable t2, câble t2 attaché, câble intégré, câble, tethered cable, câble fixe, cable_attache
        """),
        kind="boolean",
    ),
)
