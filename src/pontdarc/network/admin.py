"""What the operator may look at in the network."""

from django.contrib import admin

from pontdarc.journal.admin import ReadOnly
from pontdarc.network.models import Account, Organisation, Person, PersonalToken, Role


@admin.register(Organisation)
class Organisations(ReadOnly):
    """Bodies of the territory."""

    list_display = ("name", "kind", "siren", "insee_code", "listed")
    list_filter = ("kind", "listed", "departement")
    search_fields = ("name", "siren", "insee_code", "slug")


@admin.register(Person)
class People(ReadOnly):
    """People, with or without an account."""

    list_display = ("name", "email", "erased_at")
    search_fields = ("name", "email")


@admin.register(Role)
class Roles(ReadOnly):
    """Who is what, where, from when to when."""

    list_display = ("person", "name", "organisation", "since", "until")
    list_filter = ("name",)
    list_select_related = ("person", "organisation")


@admin.register(Account)
class Accounts(ReadOnly):
    """Ways to log in."""

    list_display = ("email", "is_active", "is_staff", "last_login")
    exclude = ("password",)


@admin.register(PersonalToken)
class PersonalTokens(ReadOnly):
    """Tokens, without what would let anybody use them."""

    list_display = ("person", "label", "created_at", "expires_at", "last_used_at", "revoked_at")
    exclude = ("digest",)
