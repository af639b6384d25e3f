"""What the operator may look at in standardisation."""

from django.contrib import admin

from pontdarc.journal.admin import ReadOnly
from pontdarc.standardisation.models import Preparation, Recipe


@admin.register(Recipe)
class Recipes(ReadOnly):
    """Recipes and their numbers."""

    list_display = ("entry", "number", "by", "created_at")
    list_select_related = ("entry", "by")
    exclude = ("digest",)


@admin.register(Preparation)
class Preparations(ReadOnly):
    """What reading gave."""

    list_display = ("created_at", "delivery", "standard", "valid", "rows")
    list_filter = ("standard", "valid")
