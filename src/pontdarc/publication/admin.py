"""What operators see of datasets and versions: read only, since changing them goes through actions."""

from django.contrib import admin
from django.http import HttpRequest

from pontdarc.publication.models import Dataset, Version


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """Shows, never changes: what is done is done by an action that leaves a trace."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Return False."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Return False."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Return False."""
        return False


@admin.register(Dataset)
class DatasetAdmin(ReadOnly):
    """Datasets."""

    list_display = ("title", "organisation", "slug", "licence", "withdrawn_at")
    list_filter = ("licence", "theme", "frequency")
    search_fields = ("title", "slug")


@admin.register(Version)
class VersionAdmin(ReadOnly):
    """Versions."""

    list_display = ("dataset", "number", "state", "rows", "published_at")
    list_filter = ("state",)
