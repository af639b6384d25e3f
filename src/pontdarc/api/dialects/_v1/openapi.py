"""The OpenAPI 3.1 description of our own API."""

from collections.abc import Mapping, Sequence


def document(prefix: str, most_rows: int, deepest: int) -> dict[str, object]:
    """Return the description of what is served under *prefix*."""
    one = f"{prefix}/datasets/{{dataset_id}}"
    tile = f"{one}/tiles/{{z}}/{{x}}/{{y}}.mvt"
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pont d’Arc", "version": "1"},
        "paths": {
            one: _get("Un jeu de données, ses colonnes, sa version", (_DATASET,), "application/json"),
            f"{one}/rows": _get(
                "Ses lignes, dans l’ordre du fichier, sans limite de profondeur : suivez « next »",
                (
                    _DATASET,
                    _query("select", "string", "les colonnes, comme dans ODSQL"),
                    _query("where", "string", "les lignes à garder, comme dans ODSQL ; peut être répété"),
                    _query("after", "integer", "le rang de la dernière ligne déjà reçue"),
                    _query("limit", "integer", f"lignes par page, {most_rows} au plus"),
                    _query("count", "boolean", "true pour savoir combien de lignes sont gardées en tout"),
                ),
                "application/json",
            ),
            f"{one}/profile": _get("Le profil de ses colonnes", (_DATASET,), "application/json"),
            tile: _get(
                "Une tuile vectorielle (couche « places »)",
                (
                    _DATASET,
                    *(_path(name, "integer", f"zoom de 0 à {deepest}" if name == "z" else "") for name in "zxy"),
                    _query("label", "string", "la colonne qui nomme chaque lieu"),
                ),
                "application/vnd.mapbox-vector-tile",
            ),
        },
    }


def _get(summary: str, parameters: Sequence[Mapping[str, object]], media_type: str) -> dict[str, object]:
    problem = {"application/problem+json": {"schema": {"type": "object"}}}
    said = {"400": "paramètre ou requête incompris", "404": "rien de public à ce nom", "410": "retiré",
            "429": "trop de demandes : voir Retry-After", "503": "trop lourd ou trop long"}  # fmt: skip
    return {
        "get": {
            "summary": summary,
            "parameters": list(parameters),
            "responses": {
                "200": {"description": summary, "content": {media_type: {}}},
                "304": {"description": "inchangé depuis l’ETag donné"},
                **{status: {"description": why, "content": problem} for status, why in said.items()},
            },
        }
    }


def _path(name: str, type_: str, description: str) -> dict[str, object]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": type_}, "description": description}


def _query(name: str, type_: str, description: str) -> dict[str, object]:
    return {"name": name, "in": "query", "schema": {"type": type_}, "description": description}


_DATASET = _path("dataset_id", "string", "son nom dans l’adresse de sa page, ou son identifiant")
