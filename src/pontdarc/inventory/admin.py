"""What the operator may look at in the inventory."""

from django.contrib import admin

from pontdarc.inventory.models import Entry
from pontdarc.journal.admin import ReadOnly


@admin.register(Entry)
class Entries(ReadOnly):
    """Sets of data and their stage."""

    list_display = ("title", "organisation", "stage", "standard", "personal_data")
    list_filter = ("stage", "standard")
    list_select_related = ("organisation",)
    search_fields = ("title",)
