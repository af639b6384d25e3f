"""Files as the dialect offers them: of the rows of a dataset, and of the catalogue."""

from collections.abc import Iterator

from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase

from pontdarc.api.dialects._explore.parameters import boolean, choice, integer, zone
from pontdarc.api.dialects._explore.wire import Refused
from pontdarc.core.downloads.registry import Options, ordered
from pontdarc.core.query.columns import Column

TABLES = ("csv", "json", "jsonl", "xlsx", "ods", "parquet")
"""The catalogue as a table, in the formats that hold lists of words."""
_MOST_EPSG = 999_999


def options_of(params: QueryDict) -> Options:
    """Return the options of a file, the defaults being those of the dialect.

    :raises Refused: one of them is outside what the dialect accepts.
    """
    epsg = integer(params, "epsg", 4326)
    if not 1024 <= epsg <= _MOST_EPSG:
        raise Refused.parameter("epsg", str(epsg), "the number of a reference system (4326)")
    return Options(
        delimiter=choice(params, "delimiter", (";", ",", "\t", "|")),
        bom=boolean(params, "with_bom", True),
        labels=boolean(params, "use_labels"),
        list_separator=params.get("list_separator", ",")[:5],
        quote_all=boolean(params, "quote_all"),
        derived=True,
        compression=choice(params, "parquet_compression", ("snappy", "zstd")),
        compressed=boolean(params, "compressed"),
        epsg=epsg,
        name_field=params.get("name_field", "")[:200],
        description_fields=tuple(
            each.strip() for each in params.get("description_field_list", "").split(",") if each.strip()
        ),
        use_extension=boolean(params, "use_extension", True),
        features=True,
        timezone=zone(params),
    )


def not_offered(format: str, columns: tuple[Column, ...]) -> Refused:
    """The format is not one of those of these columns."""
    return Refused.parameter("format", format[:20], " or ".join(repr(each.slug) for each in ordered(columns)))


def file(request: HttpRequest, chunks: Iterator[bytes], media_type: str, filename: str) -> HttpResponseBase:
    """Answer bytes as they come, to be kept under a name."""
    response = StreamingHttpResponse(chunks if request.method == "GET" else iter(()), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
