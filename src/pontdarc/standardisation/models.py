"""Recipes and what they gave: one preparation per delivery and recipe."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import models

from pontdarc.core import recipe as core
from pontdarc.core.refusals import Invalid
from pontdarc.extraction.models import Delivery
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import Identified
from pontdarc.network.models import Person


class Recipes(models.QuerySet["Recipe"]):
    """Recipes, as documents or as what they say."""

    def readable(self) -> Iterator[core.Recipe]:
        """Yield what they say, those that cannot be read any more passed over.

        A step or a form of document may have gone since: no reason to refuse the file or the page at hand.
        """
        for document in self.values_list("document", flat=True):
            try:
                yield core.from_yaml(document)
            except Invalid:
                continue


class Recipe(Identified):
    """A version of an entry's recipe: a YAML document (core.recipe), never changed once written."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="recipes")
    number = models.PositiveIntegerField()
    document = models.TextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    objects = Recipes.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "number"], name="one_recipe_per_number")]


class Preparation(Identified):
    """A delivery read, mapped, mended, checked and scanned.

    *report*: the JSON that standardisation.confined_preparing.confined returns; no value of a cell in it.
    *table*: SHA-256 of the blob that holds the standardised table, in Parquet.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="preparations")
    recipe = models.ForeignKey(Recipe, on_delete=models.PROTECT, related_name="preparations")
    created_at = models.DateTimeField()
    standard = models.CharField(max_length=100, blank=True)
    standard_version = models.CharField(max_length=40, blank=True)
    valid = models.BooleanField(null=True)
    rows = models.PositiveBigIntegerField()
    table = models.CharField(max_length=64)
    report = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "recipe"], name="one_preparation_per_delivery_and_recipe")
        ]


class AddedStandard(Identified):
    """Who added a standard, when, from where; the standard itself lies on the shelf (standardisation.shelf)."""

    slug = models.CharField(max_length=100)
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=500, blank=True, help_text="address, empty for a file")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["slug", "-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["slug", "version"], condition=models.Q(removed_at__isnull=True), name="one_standard_per_version"
            )
        ]
