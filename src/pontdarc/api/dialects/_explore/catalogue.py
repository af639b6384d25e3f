"""The catalogue as a table, so that the same query language answers about datasets."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import polars as pl
from django.db.models import Max

from pontdarc.api.dialects._explore.datasets import LANGUAGE, features, last_change
from pontdarc.core.query.columns import Column
from pontdarc.core.query.engine import LAYOUT, Served, build, files_of, serve
from pontdarc.extraction.storage import blobs
from pontdarc.legal.rights import licence_text
from pontdarc.publication.models import CatalogueChange, Dataset, Version
from pontdarc.publication.queries import public_datasets
from pontdarc.publication.serving import LIMITS, alone

_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "dataset_id": pl.String,
    "datasetid": pl.String,
    "uuid": pl.String,
    "title": pl.String,
    "description": pl.String,
    "publisher": pl.String,
    "theme": pl.List(pl.String),
    "keyword": pl.List(pl.String),
    "license": pl.String,
    "language": pl.String,
    "modified": pl.Datetime("us"),
    "data_processed": pl.Datetime("us"),
    "records_count": pl.Int64,
    "has_records": pl.Boolean,
    "features": pl.List(pl.String),
    "territory": pl.List(pl.String),
    "update_frequency": pl.String,
}
_METAS = tuple(name for name in _SCHEMA if name not in ("dataset_id", "datasetid", "uuid", "has_records", "features"))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The public datasets of this moment as a table; *state* changes when one of them does."""

    state: str
    table: Served


def catalogue() -> Catalogue:
    """Return the table of the datasets that are public now, rebuilt when it is not the last one built."""
    public = sorted(public_datasets().order_by().values_list("pk", flat=True))
    last = CatalogueChange.objects.aggregate(last=Max("pk"))["last"] or 0
    state = hashlib.sha256(f"{LAYOUT}/{last}/{public}".encode()).hexdigest()[:24]
    path = blobs().derived_path("explore", f"catalogue-{state}.duckdb")
    if not path.exists():
        with alone(path.with_name("catalogue")):
            if not path.exists():
                _build(public, path)
                _remove_others(path)
    return Catalogue(state, serve(path, LIMITS))


def _build(public: list[UUID], path: Path) -> None:
    versions = (
        Version.objects.filter(dataset__in=public, state=Version.State.PUBLISHED)
        .select_related("dataset__organisation")
        .order_by("dataset__title", "dataset__pk")
    )
    frame = pl.DataFrame([_row(version.dataset, version) for version in versions], schema=_SCHEMA, orient="row")
    frame = frame.with_columns([pl.col(name).alias(f"default.{name}") for name in _METAS])
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        parquet = Path(folder) / "catalogue.parquet"
        frame.write_parquet(parquet)
        build(parquet, path, limits=LIMITS)


def _row(dataset: Dataset, version: Version) -> dict[str, object]:
    columns = [Column(each["name"], "date" if each.get("type") == "date" else "text") for each in version.columns]
    if version.geometry:
        columns.append(Column("geo_point_2d", "point"))
    published = version.published_at or version.created_at
    return {
        "dataset_id": dataset.slug,
        "datasetid": dataset.slug,
        "uuid": str(dataset.pk),
        "title": dataset.title,
        "description": dataset.description,
        "publisher": dataset.organisation.name,
        "theme": [dataset.get_theme_display()] if dataset.theme else [],
        "keyword": [str(word) for word in dataset.keywords],
        "license": licence_text(dataset.licence).title,
        "language": LANGUAGE,
        "modified": last_change(dataset, version).replace(tzinfo=None),
        "data_processed": published.replace(tzinfo=None),
        "records_count": version.rows,
        "has_records": True,
        "features": features(columns),
        "territory": [dataset.organisation.name],
        "update_frequency": dataset.get_frequency_display(),
    }


def _remove_others(path: Path) -> None:
    """Keep the table that was just built, and the last one before it: somebody may be reading it."""
    former = sorted(path.parent.glob("catalogue-*.duckdb"), key=lambda other: other.stat().st_mtime, reverse=True)
    kept = {each for table in (path, *[other for other in former if other != path][:1]) for each in files_of(table)}
    for other in path.parent.glob("catalogue-*"):
        if other not in kept:
            other.unlink(missing_ok=True)
