"""What is measured and inspected at a water point for fire-fighting, and where it stands."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

FIELDS = (
    Field(
        "press_dyn",
        "number",
        title=gettext_noop("Pression dynamique"),
        description=gettext_noop("Pression en bars au débit nominal."),
        example="4",
        units=("bar", "bars"),
        synonyms=names("""
            pression dynamique, pression dyn, pression résiduelle, pression dynamique (bar), p dyn,
            pression en débit, fire_hydrant:pressure
        """),
        kind="number",
    ),
    Field(
        "press_stat",
        "number",
        title=gettext_noop("Pression statique"),
        description=gettext_noop("Pression en bars sans débit."),
        example="4.5",
        units=("bar", "bars"),
        synonyms=names("""
            pression statique, pression stat, pression, pression à débit nul, pression statique (bar), p
            stat
        """),
        kind="number",
    ),
    Field(
        "debit",
        "number",
        title=gettext_noop("Débit"),
        description=gettext_noop("Débit mesuré sous une pression d’un bar, en mètres cubes par heure."),
        example="80",
        units=("m3/h", "m³/h", "m3", "m³"),
        synonyms=names("""
            débit, débit 1 bar, débit à 1 bar, débit mesuré, débit m3/h, débit max, débit nominal,
            flow_rate, debit_1bar
        """),
        kind="number",
    ),
    Field(
        "volume",
        "number",
        title=gettext_noop("Volume"),
        description=gettext_noop("Volume utile de la réserve, en mètres cubes ; vide si la source ne s’épuise pas."),
        example="120",
        synonyms=names("""
            capacité, volume citerne, volume utile, capacité m3, volume m3, contenance,
            water_tank:volume, volume de la réserve
        """),
        kind="number",
    ),
    Field(
        "disponible",
        "boolean",
        title=gettext_noop("Disponible"),
        description=gettext_noop("1 si le point d’eau peut servir, 0 sinon."),
        example="1",
        true_values=("1",),
        false_values=("0",),
        synonyms=names("""
            disponibilité, en service, état, opérationnel, etat pei, dispo, hors service, statut
            opérationnel, in_service
        """),
        kind="boolean",
    ),
    Field(
        "date_dispo",
        "date",
        title=gettext_noop("Date du changement de disponibilité"),
        description=gettext_noop("Jour où le point d’eau est devenu disponible ou indisponible pour la dernière fois."),
        example="2025-02-03",
        synonyms=names("""
            date disponibilité, date de disponibilité, date changement d’état, date de changement
            d’état, date d’indisponibilité, date état
        """),
        kind="date_iso",
    ),
    Field(
        "date_mes",
        "date",
        title=gettext_noop("Date de mise en service"),
        description=gettext_noop("Jour où le point d’eau a été mis en service."),
        example="2012-06-15",
        synonyms=names("""
            date de mise en service, mise en service, date installation, date de pose, date création,
            année de pose, start_date
        """),
        kind="date_iso",
    ),
    Field(
        "date_maj",
        "date",
        title=gettext_noop("Date de mise à jour"),
        description=gettext_noop("Jour où la donnée a été mise à jour."),
        example="2026-02-03",
        synonyms=names("""
            date de mise à jour, mise à jour, dernière mise à jour, date maj, maj, date de dernière mise
            à jour, last_update
        """),
        kind="date_iso",
    ),
    Field(
        "date_ct",
        "date",
        title=gettext_noop("Date du contrôle technique"),
        description=gettext_noop("Jour du dernier contrôle technique : débit et pression."),
        example="2025-06-20",
        synonyms=names("""
            date contrôle technique, contrôle technique, dernier contrôle, date de contrôle, date du
            dernier contrôle, date contrôle, date dernier contrôle technique, date de la mesure
        """),
        kind="date_iso",
    ),
    Field(
        "date_ro",
        "date",
        title=gettext_noop("Date de la reconnaissance opérationnelle"),
        description=gettext_noop("Jour de la dernière visite des sapeurs-pompiers."),
        example="2025-09-10",
        synonyms=names("""
            reconnaissance opérationnelle, date reconnaissance, date reconnaissance opérationnelle,
            dernière reconnaissance, date visite, tournée sdis, date de tournée
        """),
        kind="date_iso",
    ),
    Field(
        "prec",
        constraints=Constraints(
            enum=(
                "01",
                "05",
                "10",
                "99",
            )
        ),
        title=gettext_noop("Précision de la position"),
        description=gettext_noop("01 à moins d’un mètre, 05 à moins de 5, 10 à moins de 10, 99 au-delà."),
        example="05",
        synonyms=names("""
            précision, classe de précision, précision géographique, précision du levé, précision gps,
            classe précision
        """),
    ),
    Field(
        "x",
        "number",
        title=gettext_noop("X (Lambert 93)"),
        description=gettext_noop("Abscisse en Lambert 93, en mètres."),
        example="812345.42",
        synonyms=names("""
            x_l93, x lambert 93, x lambert93, coord_x, x_lambert, coordonnée x, xl93, x (lambert 93),
            easting
        """),
        kind="lambert93_x",
    ),
    Field(
        "y",
        "number",
        title=gettext_noop("Y (Lambert 93)"),
        description=gettext_noop("Ordonnée en Lambert 93, en mètres."),
        example="6384512.10",
        synonyms=names("""
            y_l93, y lambert 93, y lambert93, coord_y, y_lambert, coordonnée y, yl93, y (lambert 93),
            northing
        """),
        kind="lambert93_y",
    ),
    Field(
        "lon",
        "number",
        constraints=Constraints(minimum=-180, maximum=180),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude en degrés décimaux (WGS 84), avec un point."),
        example="4.414652",
        synonyms=names("""
            longitude, long, lng, lon_wgs84, x_wgs84, longitude wgs84, geo_lon, gps_lon, xlong
        """),
        kind="longitude",
    ),
    Field(
        "lat",
        "number",
        constraints=Constraints(minimum=-90, maximum=90),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude en degrés décimaux (WGS 84), avec un point."),
        example="44.553268",
        synonyms=names("""
            latitude, lat_wgs84, y_wgs84, latitude wgs84, geo_lat, gps_lat, ylat, latitude_wgs
        """),
        kind="latitude",
    ),
)
