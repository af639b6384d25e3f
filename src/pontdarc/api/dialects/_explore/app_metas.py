"""What ``include_app_metas`` adds to a dataset: how the portal shows it, how it was made, what became of it.

Readers and calls are not counted here: what portals of that kind say of them is null, never a zero.
"""

from collections.abc import Sequence

from pontdarc.api.dialects._explore.wire import moment
from pontdarc.core.query.columns import Column
from pontdarc.mediation.queries import public_reuses
from pontdarc.publication.models import Dataset, Version

_UNCOUNTED = ("api_call_count", "attachment_download_count", "download_count", "file_fields_download_count")


def app_metas(dataset: Dataset, version: Version, columns: Sequence[Column], zone: str) -> dict[str, object]:
    """Return the templates of metas, by name; moments in *zone*."""
    placed = any(column.type in ("point", "geometry") for column in columns)
    return {
        "explore": {
            **dict.fromkeys(_UNCOUNTED),
            "popularity_score": None,
            "feedback_enabled": True,
            "reuse_count": public_reuses(dataset).count(),
        },
        "visualization": {
            "analyze_disabled": True,
            "calendar_enabled": False,
            "custom_view_enabled": False,
            "images_disabled": True,
            "map_disabled": not placed,
        },
        "processing": {
            "processing_modified": moment(version.published_at or version.created_at, zone),
            "records_size": version.size,
            "security_last_modified": None,
        },
    }
