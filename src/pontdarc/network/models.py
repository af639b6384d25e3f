"""Organisations with their facts, people, roles. A person is not an account."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.journal.models import Identified


class Organisation(Identified):
    """A public body or an operator. *listed* is false for those loaded as references only."""

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("Commune")
        EPCI = "epci", _("Intercommunalité")
        DEPARTEMENT = "departement", _("Département")
        REGION = "region", _("Région")
        SYNDICAT = "syndicat", _("Syndicat")
        PUBLIC_ESTABLISHMENT = "public-establishment", _("Établissement public")
        CONCESSIONAIRE = "concessionaire", _("Concessionnaire")
        SUBSIDISED = "subsidised", _("Organisme subventionné")
        PRIVATE_MISSION = "private-mission", _("Organisme privé chargé d’une mission de service public")

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=Kind)
    siren = models.CharField(max_length=9, blank=True, db_index=True)
    siret = models.CharField(max_length=14, blank=True, help_text="of the seat, when somebody gave it")
    insee_code = models.CharField(max_length=5, blank=True, db_index=True)
    departement = models.CharField(max_length=3, blank=True)
    official_type = models.CharField(max_length=10, blank=True, help_text="CC, CA, CU, METRO…")
    listed = models.BooleanField(default=True)
    contact_name = models.CharField(max_length=200, blank=True, help_text="who helps, shown to the public")
    contact_email = models.EmailField(blank=True, help_text="a generic mailbox, shown to the public")
    contact_phone = models.CharField(max_length=30, blank=True)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["siren"], condition=~models.Q(siren=""), name="one_organisation_per_siren")
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationSlug(models.Model):
    """A former slug of an organisation: it redirects for ever."""

    slug = models.SlugField(max_length=120, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="former_slugs")


class Fact(models.Model):
    """A fact about an organisation with its source and date: populations, agents, competences."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="facts")
    key = models.CharField(max_length=40, help_text="population_municipale, population_totale, agents_fte…")
    value = models.JSONField()
    vintage = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "key", "source", "vintage"], name="one_fact_per_source")
        ]


class Membership(models.Model):
    """A body that is a member of another: a commune of its EPCI."""

    group = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="groups")
    source = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "member"], name="one_membership")]


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts from an e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        """Return a new account; without a password it can only be entered by resetting it."""
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "Account":
        """Return an operator's account."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Account(AbstractBaseUser, PermissionsMixin, Identified):
    """A way to log in: e-mail and password. What its owner may do hangs on the person, not on it."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False, help_text="operator of the installation")
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    personal = ("email",)

    def __str__(self) -> str:
        return self.email


class Person(Identified):
    """Somebody of the network, with or without an account."""

    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True)
    phone = models.CharField(max_length=30, blank=True)
    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="person")
    erased_at = models.DateTimeField(null=True, blank=True)

    personal = ("name", "email", "phone")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(Identified):
    """A person's role in an organisation, from a date to a date, maybe as somebody's deputy."""

    class Name(models.TextChoices):
        COORDINATOR = "coordinator", _("Chef de projet")
        REFERENT = "referent", _("Référent")
        DPO = "dpo", _("Délégué à la protection des données")
        LAWYER = "lawyer", _("Juriste")
        SIGNATORY = "signatory", _("Signataire")
        ACCESS_OFFICER = "access_officer", _("Responsable de l’accès aux documents")
        READER = "reader", _("Lecteur")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=20, choices=Name)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    deputy_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="deputies")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "organisation", "name", "since"], name="one_role_at_a_time")
        ]


class PersonalToken(Identified):
    """A token by which its owner acts from the command line or a script; only its digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
