"""No field holds personal data without a declared way to export and erase it."""

from django.apps import apps
from django.db import models

from pontdarc.journal.holdings import export, holdings
from pontdarc.journal.models import AuditEvent
from pontdarc.network import actions
from pontdarc.network.models import Account, Organisation, Person
from pontdarc.network.rules import OPERATOR
from tests.world.territory import NOW, Network, actor

# Names of things, not of people.
NOT_PERSONAL = {"network.organisation.name", "network.role.name", "journal.outboxevent.name"}
PERSONAL_NAMES = ("name", "email", "phone", "first_name", "last_name", "address", "birth_date")


def _ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("pontdarc.")]


def _looks_personal(model: type[models.Model], field: models.Field[object, object]) -> bool:
    named = field.name in PERSONAL_NAMES or field.name.startswith(("author_", "contact_"))
    declared = field.name in getattr(model, "personal", ())
    return named or declared or isinstance(field, models.EmailField)


def test_every_field_that_looks_personal_is_declared_by_its_stage() -> None:
    declared = {f"{holding.model}.{field}" for holding in holdings() for field in holding.fields}
    found = {
        f"{model._meta.label_lower}.{field.name}"
        for model in _ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.Field) and _looks_personal(model, field)
    }
    assert found - NOT_PERSONAL - declared == set()


def test_what_is_declared_exists() -> None:
    for holding in holdings():
        fields = {field.name for field in apps.get_model(holding.model)._meta.get_fields()}
        assert set(holding.fields) <= fields


def test_every_holding_answers_for_somebody_unknown_and_erases_nothing_twice(db: None) -> None:
    for holding in holdings():
        assert holding.export("inconnue@val-d-arc.example") == []
        assert holding.erase("inconnue@val-d-arc.example", NOW) == 0


def test_everything_the_network_holds_about_somebody_comes_out_then_goes(network: Network) -> None:
    email = network.referent.email
    actions.create_token(by=actor(network.referent), label="mon script")
    actions.describe_organisation(
        by=OPERATOR, organisation=network.epci, contact_email=email, contact_name="Nour Tessier"
    )
    given = export(email, holdings())
    assert given["network.person"][0]["name"] == "Nour Tessier"
    assert given["network.person"][0]["tokens"] == ["mon script"]
    assert given["network.account"][0]["email"] == email
    assert given["network.organisation"][0]["contact_email"] == email
    touched = [holding.erase(email, NOW) for holding in holdings() if holding.model.startswith("network.")]
    assert all(touched[:1])
    assert export(email, holdings()) == {}
    for model in (Person, Account, Organisation):
        assert "Tessier" not in str(list(model.objects.values_list()))
        assert email not in str(list(model.objects.values_list()))


def test_erasing_keeps_the_audit_trail_with_the_identifier_only(network: Network) -> None:
    who = actor(network.referent)
    actions.create_token(by=who, label="x")
    before = AuditEvent.objects.filter(actor=who.person).count()
    actions.erase_person(by=OPERATOR, person=network.referent, now=NOW)
    assert AuditEvent.objects.filter(actor=who.person).count() == before >= 1
    erased = Person.objects.get(pk=network.referent.pk)
    assert (erased.name, erased.phone, erased.account, erased.erased_at) == ("Personne effacée", "", None, NOW)
    assert not any("Tessier" in str(event.facts) for event in AuditEvent.objects.all())
