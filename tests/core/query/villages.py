"""The table that the queries of the language are asked to: eight villages with nulls, accents, codes, dates, places."""

import json
from datetime import date, datetime

import polars as pl

at = datetime.fromisoformat
NOW = at("2021-05-31T10:00:00")


def _square(lon: float, lat: float, side: float) -> str:
    ring = [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


FRAME = pl.DataFrame(
    {
        "nom": ["Privas", "Aubenas", "Écueil-sur-Ardèche", "Les Vans", None, "Éclassan", "Privas le Vieux", "Annonay"],
        "pop": [8000, 12000, 0, 2700, 150, -5, 8000, None],
        "taux": [1.5, 2.25, None, -0.5, 0.0, 10.0, 1.5, 3.0],
        "ouvert": [
            date(2020, 1, 1), date(2020, 12, 31), date(2021, 3, 15), None,
            date(2019, 6, 30), date(2021, 3, 16), date(2020, 2, 29), date(2024, 12, 30),
        ],
        "maj": [
            at("2021-01-01T00:00:00"), at("2021-06-30T22:30:00"), None, at("2020-12-31T23:30:00"),
            at("2021-03-28T01:30:00"), at("2021-01-04T09:05:07"), at("2021-06-30T21:59:59"), at("2022-02-02T12:00:00"),
        ],
        "actif": [True, False, None, True, True, False, True, False],
        "code": ["07186", "07019", "07085", "07334", "1", None, "2", "07010"],
        "tags": [["eau", "ville"], ["ville"], [], None, ["eau"], ["forêt", "eau"], ["Ville"], ["gare"]],
        "chemin": ["a/b/c", "a/b", "a", "d/e", None, "a/b/c", "a/x", "d"],
        "meta": ['{"k": 1}', "[1, 2]", "pas du json", None, "3", '"t"', "{}", "null"],
        "year": [1, 2, 3, 4, 5, 6, 7, 8],
        "2020": [10, 20, 30, 40, 50, 60, 70, 80],
        "latitude": [44.735, 44.62, 44.60, 44.405, None, 45.18, 44.735, 45.24],
        "longitude": [4.599, 4.39, 4.50, 4.13, None, 4.76, 4.60, 4.67],
        "forme": [
            _square(4.5, 44.7, 0.1), _square(4.3, 44.6, 0.1), None, _square(4.1, 44.4, 0.1),
            json.dumps({"type": "Point", "coordinates": [0.0, 0.0]}), _square(4.7, 45.1, 0.1),
            _square(4.55, 44.72, 0.1), json.dumps({"type": "LineString", "coordinates": [[4.6, 45.2], [4.7, 45.3]]}),
        ],
    }
)  # fmt: skip
