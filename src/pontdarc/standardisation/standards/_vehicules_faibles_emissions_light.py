"""Light vehicles: how many joined the fleet, by engine."""

from pontdarc.core.schema import names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._fleet import count

FIELDS = (
    count(
        "nbVP",
        gettext_noop("Voitures particulières"),
        gettext_noop("Nombre de voitures particulières achetées ou louées pendant l’année."),
        names("""
            nombre de vp, nombre de voitures, nombre de voitures particulières, nombre de véhicules
            particuliers, vp, voitures, voitures particulières, véhicules particuliers, total vp, vp
            renouvelés
        """),
    ),
    count(
        "nbVPEL",
        gettext_noop("Voitures particulières électriques"),
        gettext_noop("Nombre de voitures particulières électriques à batterie."),
        names("""
            vp électriques, vp électrique, voitures électriques, voitures électrique, voitures
            particulières électriques, voitures particulières électrique, véhicules particuliers
            électriques, véhicules particuliers électrique, nombre de vp électriques, nombre de voitures
            électriques, vp électriques purs, vp elec
        """),
    ),
    count(
        "nbVPH2",
        gettext_noop("Voitures particulières à hydrogène"),
        gettext_noop("Nombre de voitures particulières à hydrogène, hybrides compris."),
        names("""
            vp hydrogène, vp à hydrogène, voitures hydrogène, voitures à hydrogène, voitures
            particulières hydrogène, voitures particulières à hydrogène, véhicules particuliers
            hydrogène, véhicules particuliers à hydrogène, nombre de vp hydrogène, nombre de voitures
            hydrogène, vp h2, vp pile à combustible
        """),
    ),
    count(
        "nbVPclean",
        gettext_noop("Voitures particulières à faibles émissions"),
        gettext_noop("Nombre de voitures particulières à faibles émissions, électriques et hydrogène compris."),
        names("""
            vp à faibles émissions, vp faibles émissions, voitures à faibles émissions, voitures faibles
            émissions, voitures particulières à faibles émissions, voitures particulières faibles
            émissions, véhicules particuliers à faibles émissions, véhicules particuliers faibles
            émissions, nombre de vp à faibles émissions, nombre de voitures à faibles émissions, vp
            propres, vp vfe
        """),
    ),
    count(
        "nbN1",
        gettext_noop("Camionnettes"),
        gettext_noop("Nombre de camionnettes (véhicules utilitaires légers) achetées ou louées pendant l’année."),
        names("""
            nombre de vul, nombre de camionnettes, nombre de véhicules utilitaires légers, nombre de
            utilitaires, vul, camionnettes, véhicules utilitaires légers, utilitaires, total vul, vul
            renouvelés
        """),
    ),
    count(
        "nbN1inf",
        gettext_noop("Camionnettes de moins de 2,6 tonnes"),
        gettext_noop("Nombre de camionnettes de moins de 2,6 tonnes (PTAC) achetées ou louées pendant l’année."),
        names("""
            nombre de vul moins de 2.6 t, nombre de vul inférieur à 2.6 tonnes, nombre de camionnettes
            légères, nombre de petits utilitaires, vul moins de 2.6 t, vul inférieur à 2.6 tonnes,
            camionnettes légères, petits utilitaires, total vul moins de 2.6 t, vul moins de 2.6 t
            renouvelés
        """),
    ),
    count(
        "nbN1infEL",
        gettext_noop("Camionnettes de moins de 2,6 tonnes électriques"),
        gettext_noop("Nombre de camionnettes de moins de 2,6 tonnes (PTAC) électriques à batterie."),
        names("""
            vul moins de 2.6 t électriques, vul moins de 2.6 t électrique, vul inférieur à 2.6 tonnes
            électriques, vul inférieur à 2.6 tonnes électrique, camionnettes légères électriques,
            camionnettes légères électrique, petits utilitaires électriques, petits utilitaires
            électrique, nombre de vul moins de 2.6 t électriques, nombre de vul inférieur à 2.6 tonnes
            électriques, vul moins de 2.6 t électriques purs, vul moins de 2.6 t elec
        """),
    ),
    count(
        "nbN1infH2",
        gettext_noop("Camionnettes de moins de 2,6 tonnes à hydrogène"),
        gettext_noop("Nombre de camionnettes de moins de 2,6 tonnes (PTAC) à hydrogène, hybrides compris."),
        names("""
            vul moins de 2.6 t hydrogène, vul moins de 2.6 t à hydrogène, vul inférieur à 2.6 tonnes
            hydrogène, vul inférieur à 2.6 tonnes à hydrogène, camionnettes légères hydrogène,
            camionnettes légères à hydrogène, petits utilitaires hydrogène, petits utilitaires à
            hydrogène, nombre de vul moins de 2.6 t hydrogène, nombre de vul inférieur à 2.6 tonnes
            hydrogène, vul moins de 2.6 t h2, vul moins de 2.6 t pile à combustible
        """),
    ),
    count(
        "nbN1infclean",
        gettext_noop("Camionnettes de moins de 2,6 tonnes à faibles émissions"),
        gettext_noop(
            "Nombre de camionnettes de moins de 2,6 tonnes (PTAC) à faibles émissions, électriques "
            "et hydrogène compris."
        ),
        names("""
            vul moins de 2.6 t à faibles émissions, vul moins de 2.6 t faibles émissions, vul inférieur
            à 2.6 tonnes à faibles émissions, vul inférieur à 2.6 tonnes faibles émissions, camionnettes
            légères à faibles émissions, camionnettes légères faibles émissions, petits utilitaires à
            faibles émissions, petits utilitaires faibles émissions, nombre de vul moins de 2.6 t à
            faibles émissions, nombre de vul inférieur à 2.6 tonnes à faibles émissions, vul moins de
            2.6 t propres, vul moins de 2.6 t vfe
        """),
    ),
    count(
        "nbN1sup",
        gettext_noop("Camionnettes de 2,6 tonnes et plus"),
        gettext_noop("Nombre de camionnettes de 2,6 tonnes et plus (PTAC) achetées ou louées pendant l’année."),
        names("""
            nombre de vul plus de 2.6 t, nombre de vul supérieur à 2.6 tonnes, nombre de camionnettes
            lourdes, nombre de gros utilitaires, vul plus de 2.6 t, vul supérieur à 2.6 tonnes,
            camionnettes lourdes, gros utilitaires, total vul plus de 2.6 t, vul plus de 2.6 t
            renouvelés
        """),
    ),
    count(
        "nbN1supEL",
        gettext_noop("Camionnettes de 2,6 tonnes et plus électriques"),
        gettext_noop("Nombre de camionnettes de 2,6 tonnes et plus (PTAC) électriques à batterie."),
        names("""
            vul plus de 2.6 t électriques, vul plus de 2.6 t électrique, vul supérieur à 2.6 tonnes
            électriques, vul supérieur à 2.6 tonnes électrique, camionnettes lourdes électriques,
            camionnettes lourdes électrique, gros utilitaires électriques, gros utilitaires électrique,
            nombre de vul plus de 2.6 t électriques, nombre de vul supérieur à 2.6 tonnes électriques,
            vul plus de 2.6 t électriques purs, vul plus de 2.6 t elec
        """),
    ),
    count(
        "nbN1supH2",
        gettext_noop("Camionnettes de 2,6 tonnes et plus à hydrogène"),
        gettext_noop("Nombre de camionnettes de 2,6 tonnes et plus (PTAC) à hydrogène, hybrides compris."),
        names("""
            vul plus de 2.6 t hydrogène, vul plus de 2.6 t à hydrogène, vul supérieur à 2.6 tonnes
            hydrogène, vul supérieur à 2.6 tonnes à hydrogène, camionnettes lourdes hydrogène,
            camionnettes lourdes à hydrogène, gros utilitaires hydrogène, gros utilitaires à hydrogène,
            nombre de vul plus de 2.6 t hydrogène, nombre de vul supérieur à 2.6 tonnes hydrogène, vul
            plus de 2.6 t h2, vul plus de 2.6 t pile à combustible
        """),
    ),
    count(
        "nbN1supclean",
        gettext_noop("Camionnettes de 2,6 tonnes et plus à faibles émissions"),
        gettext_noop(
            "Nombre de camionnettes de 2,6 tonnes et plus (PTAC) à faibles émissions, électriques et hydrogène compris."
        ),
        names("""
            vul plus de 2.6 t à faibles émissions, vul plus de 2.6 t faibles émissions, vul supérieur à
            2.6 tonnes à faibles émissions, vul supérieur à 2.6 tonnes faibles émissions, camionnettes
            lourdes à faibles émissions, camionnettes lourdes faibles émissions, gros utilitaires à
            faibles émissions, gros utilitaires faibles émissions, nombre de vul plus de 2.6 t à faibles
            émissions, nombre de vul supérieur à 2.6 tonnes à faibles émissions, vul plus de 2.6 t
            propres, vul plus de 2.6 t vfe
        """),
    ),
    count(
        "nbL",
        gettext_noop("Deux et trois roues"),
        gettext_noop("Nombre de deux et trois roues motorisés achetés ou loués pendant l’année."),
        names("""
            nombre de 2rm, nombre de 2-3rm, nombre de deux roues, nombre de deux et trois roues, 2rm,
            2-3rm, deux roues, deux et trois roues, total 2rm, 2rm renouvelés
        """),
    ),
    count(
        "nbLEL",
        gettext_noop("Deux et trois roues électriques"),
        gettext_noop("Nombre de deux et trois roues motorisés électriques à batterie."),
        names("""
            2rm électriques, 2rm électrique, 2-3rm électriques, 2-3rm électrique, deux roues
            électriques, deux roues électrique, deux et trois roues électriques, deux et trois roues
            électrique, nombre de 2rm électriques, nombre de 2-3rm électriques, 2rm électriques purs,
            2rm elec
        """),
    ),
    count(
        "nbLH2",
        gettext_noop("Deux et trois roues à hydrogène"),
        gettext_noop("Nombre de deux et trois roues motorisés à hydrogène, hybrides compris."),
        names("""
            2rm hydrogène, 2rm à hydrogène, 2-3rm hydrogène, 2-3rm à hydrogène, deux roues hydrogène,
            deux roues à hydrogène, deux et trois roues hydrogène, deux et trois roues à hydrogène,
            nombre de 2rm hydrogène, nombre de 2-3rm hydrogène, 2rm h2, 2rm pile à combustible
        """),
    ),
)
