"""Datasets, versions that never change once published, and the traces of what was withdrawn."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.inventory.models import Entry
from pontdarc.journal.models import Identified
from pontdarc.legal.models import Decision
from pontdarc.network.models import Organisation, Person
from pontdarc.standardisation.models import Preparation


class Frequency(models.TextChoices):
    """How often the data changes (EU frequency authority table)."""

    DAILY = "DAILY", _("Chaque jour")
    WEEKLY = "WEEKLY", _("Chaque semaine")
    MONTHLY = "MONTHLY", _("Chaque mois")
    QUARTERLY = "QUARTERLY", _("Chaque trimestre")
    ANNUAL_2 = "ANNUAL_2", _("Deux fois par an")
    ANNUAL = "ANNUAL", _("Chaque année")
    IRREG = "IRREG", _("Sans rythme fixe")
    AS_NEEDED = "AS_NEEDED", _("Quand il le faut")
    NEVER = "NEVER", _("Jamais : données arrêtées")
    UNKNOWN = "UNKNOWN", _("Non précisée")


class Licence(models.TextChoices):
    """The licences that the law admits for data (CRPA D323-2-1)."""

    LO = "lov2", _("Licence Ouverte 2.0")
    ODBL = "odc-odbl", _("ODbL 1.0")


class Theme(models.TextChoices):
    """EU data themes, with the words of the portal."""

    AGRI = "AGRI", _("Agriculture et alimentation")
    ECON = "ECON", _("Économie et finances")
    EDUC = "EDUC", _("Éducation, culture et sport")
    ENER = "ENER", _("Énergie")
    ENVI = "ENVI", _("Environnement")
    GOVE = "GOVE", _("Administration et vie publique")
    HEAL = "HEAL", _("Santé")
    JUST = "JUST", _("Justice et sécurité")
    REGI = "REGI", _("Territoire et villes")
    SOCI = "SOCI", _("Population et société")
    TECH = "TECH", _("Sciences et techniques")
    TRAN = "TRAN", _("Transports")


class Dataset(Identified):
    """The public face of an entry. It is public only while it has a published version and is not withdrawn."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="dataset")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="datasets")
    slug = models.SlugField(max_length=150, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    licence = models.CharField(max_length=20, choices=Licence, default=Licence.LO)
    theme = models.CharField(max_length=10, choices=Theme, blank=True)
    keywords = models.JSONField(default=list)
    frequency = models.CharField(max_length=20, choices=Frequency, default=Frequency.UNKNOWN)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    answer_days = models.PositiveSmallIntegerField(default=15, help_text="usual delay of an answer, in days")
    created_at = models.DateTimeField()
    modified_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True, help_text="shown on the tombstone")

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class DatasetSlug(models.Model):
    """A former slug of a dataset: it redirects for ever."""

    slug = models.SlugField(max_length=150, unique=True)
    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="former_slugs")


CONTENT = frozenset(
    [
        "dataset",
        "number",
        "preparation",
        "published_at",
        "published_by",
        "created_at",
        "data_date",
        "table",
        "size",
        "rows",
        "columns",
        "geometry",
        "standard",
        "standard_version",
        "conforms",
        "alterations",
        "steps",
    ]
)


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions, whose content no update reaches once they are out of HELD."""

    def update(self, **changes: object) -> int:
        """Update what may change; content only of versions that are held.

        :raises ValueError: the content of a version that was published would change.
        """
        if CONTENT.intersection(changes) and self.exclude(state=Version.State.HELD).exists():
            raise ValueError("the content of a published version never changes")
        return super().update(**changes)


class Version(Identified):
    """One state of the data. Held until a clearance covers it; once published it is never modified.

    *columns*: list of {name, title, type, kind, role, description}; *alterations*: list of {column, rule, text,
    count}: what was mended, masked or left out; *held*: list of {code, text, advice, column}: why it waits;
    *steps*: privacy steps applied, as written in a clearance's scope. *risk*: figures measured on it, no value
    (publication.measuring); measured again as other data become public. *erased_at*: when its table was destroyed to
    protect somebody; *erased_why*: the article and the counts that its tombstone gives.
    """

    class State(models.TextChoices):
        HELD = "held", _("En attente")
        PUBLISHED = "published", _("Publiée")
        REPLACED = "replaced", _("Remplacée")
        WITHDRAWN = "withdrawn", _("Retirée")
        DISCARDED = "discarded", _("Écartée")

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(null=True, help_text="given when it is published")
    preparation = models.OneToOneField(Preparation, on_delete=models.PROTECT, related_name="version")
    clearance = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="versions")
    state = models.CharField(max_length=10, choices=State, default=State.HELD)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    erased_why = models.CharField(max_length=200, blank=True)
    data_date = models.DateField(null=True)
    table = models.CharField(max_length=64, help_text="SHA-256 of the Parquet blob that is public")
    size = models.PositiveBigIntegerField(default=0)
    rows = models.PositiveBigIntegerField()
    columns = models.JSONField()
    geometry = models.JSONField(null=True, help_text="{latitude, longitude} or {geometry} columns, bbox")
    standard = models.CharField(max_length=100, blank=True)
    standard_version = models.CharField(max_length=40, blank=True)
    conforms = models.BooleanField(null=True)
    alterations = models.JSONField(default=list)
    held = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    risk = models.JSONField(default=dict)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dataset", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(clearance__isnull=False, published_at__isnull=False),
                name="what_is_published_has_a_clearance",
            ),
            models.UniqueConstraint(
                fields=["dataset"], condition=models.Q(state="published"), name="one_published_version_per_dataset"
            ),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        """Save a new version; changes go through the QuerySet, where the content of what is published is safe.

        :raises ValueError: it is saved a second time.
        """
        if not self._state.adding:
            raise ValueError("a version is changed by publication.actions only")
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Consolidation(Identified):
    """A dataset that is made of all the public ones of a standard; its entry is the département's.

    *left_out*: list of {version, code, text, advice}: which public versions were not taken at the last build, and why.
    """

    dataset = models.OneToOneField(Dataset, on_delete=models.PROTECT, related_name="consolidation")
    standard = models.CharField(max_length=100, unique=True, help_text="slug")
    standard_version = models.CharField(max_length=40)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    built_at = models.DateTimeField(null=True)
    left_out = models.JSONField(default=list)


class Part(models.Model):
    """A version whose rows are in a consolidated one: that one is public only while each of its parts is."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="parts")
    source = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="taken_in")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "source"], name="one_part_per_source")]


class CatalogueChange(models.Model):
    """A counter of changes of the catalogue: derived indexes follow it."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)


class PlanSearch(Identified):
    """A search of the best plan for a preparation: asked for, followed as a run of the journal, and kept.

    *order*: what is compared (publication.planning.search). *choices*: what was chosen on the page when it was asked
    for, by field, so that who asked goes on from there; no sentence of theirs. *found*: figures, names of columns and
    steps as a scope writes them, no value; None until the search has come to its end.
    """

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="plan_searches")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    order = models.JSONField()
    choices = models.JSONField(default=dict)
    found = models.JSONField(null=True)

    class Meta:
        ordering = ["-asked_at"]
