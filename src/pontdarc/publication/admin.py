"""What the operator may look at in publication."""

from django.contrib import admin

from pontdarc.journal.admin import ReadOnly
from pontdarc.publication.models import Dataset, Version


@admin.register(Dataset)
class Datasets(ReadOnly):
    """Public faces of entries, public or not."""

    list_display = ("title", "organisation", "slug", "licence", "withdrawn_at")
    list_filter = ("licence", "theme", "frequency")
    search_fields = ("title", "slug")
    list_select_related = ("organisation",)


@admin.register(Version)
class Versions(ReadOnly):
    """States of the data."""

    list_display = ("dataset", "number", "state", "rows", "published_at")
    list_filter = ("state",)
    list_select_related = ("dataset",)
