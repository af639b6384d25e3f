import os
from datetime import UTC, datetime

import pytest
from stdnum.fr import siren as siren_number

from pontdarc.core.departements import DEPARTEMENTS
from pontdarc.core.referential import Commune, Referential
from pontdarc.core.refusals import Forbidden, Invalid
from pontdarc.journal.models import AuditEvent
from pontdarc.network import actions, territory
from pontdarc.network.models import Fact, Membership, Organisation, OrganisationSlug
from pontdarc.network.official import OfficialBody, bodies_of
from pontdarc.network.rules import OPERATOR, Actor
from pontdarc.network.slugs import slug_of
from pontdarc.outside import official

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

installed = pytest.mark.skipif(
    official.communes_package() is None and os.environ.get("CI") != "true",
    reason="the official territory is not installed",
)


def test_the_siren_of_every_departement_has_the_right_key() -> None:
    assert all(siren_number.is_valid(each.siren) for each in DEPARTEMENTS.values())
    assert len({each.siren for each in DEPARTEMENTS.values()}) == len(DEPARTEMENTS) > 90


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Département de l’Ardèche", "departement-de-l-ardeche"),
        ("CA Annonay Rhône Agglo", "ca-annonay-rhone-agglo"),
        ("L'Hay-les-Roses", "l-hay-les-roses"),
        ("Cœur-sur-Æil", "coeur-sur-aeil"),
    ],
)
def test_a_slug_is_the_name_in_lower_case_without_accents(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@installed
@pytest.mark.django_db
def test_the_ardeche_has_its_335_communes_and_17_epci_and_a_second_load_changes_nothing() -> None:
    first = territory.load(by=OPERATOR, departement="07", now=NOW)
    assert (first.communes, first.epcis) == (335, 17)
    assert first.created == Organisation.objects.count()
    before = _everything()
    second = territory.load(by=OPERATOR, departement="07", now=NOW.replace(year=2027))
    assert (second.created, second.updated, second.unchanged) == (0, 0, first.created)
    assert _everything() == before
    assert AuditEvent.objects.filter(verb="load_territory").count() == 1


def _everything() -> list[list[tuple[object, ...]]]:
    models = (Organisation, Fact, Membership, OrganisationSlug)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


@installed
@pytest.mark.django_db
def test_what_is_loaded_carries_siren_insee_code_both_populations_and_members() -> None:
    territory.load(by=OPERATOR, departement="07", now=NOW)
    departement = Organisation.objects.get(slug="departement-de-l-ardeche")
    assert departement.siren == "220700017"
    privas = Organisation.objects.get(slug="privas")
    assert (privas.siren, privas.insee_code, privas.kind) == ("210701868", "07186", "commune")
    populations = dict(privas.facts.filter(key__startswith="population").values_list("key", "value"))
    assert populations["population_totale"] > populations["population_municipale"] > 8_000
    assert {fact.vintage for fact in privas.facts.all()} == {"2026"}
    assert all(fact.source for fact in privas.facts.all())
    annonay = Organisation.objects.get(slug="ca-annonay-rhone-agglo")
    assert (annonay.siren, annonay.official_type, annonay.listed) == ("200072015", "CA", True)
    assert annonay.members.filter(member__name="Annonay").exists()
    here = Organisation.objects.filter(kind="commune", departement="07")
    assert here.filter(groups=None).count() == 0


@installed
@pytest.mark.django_db
def test_epci_seated_elsewhere_and_members_of_other_departements_are_references() -> None:
    territory.load(by=OPERATOR, departement="07", now=NOW)
    references = Organisation.objects.filter(listed=False)
    assert set(references.filter(kind="epci").values_list("departement", flat=True)) == {"26", "30"}
    arche = Organisation.objects.get(slug="ca-arche-agglo")
    assert arche.members.count() == 41
    assert arche.members.filter(member__listed=False).count() == 21
    dromardeche = references.get(slug="cc-porte-de-dromardeche")
    assert dromardeche.members.count() == 8


@installed
@pytest.mark.django_db
def test_contacts_names_given_by_people_and_former_slugs_survive_another_load() -> None:
    territory.load(by=OPERATOR, departement="07", now=NOW)
    privas = Organisation.objects.get(slug="privas")
    actions.describe_organisation(by=OPERATOR, organisation=privas, contact_email="mairie@privas.example")
    actions.rename_organisation(by=OPERATOR, organisation=privas, name="Ville de Privas")
    territory.load(by=OPERATOR, departement="07", now=NOW)
    privas.refresh_from_db()
    assert (privas.name, privas.slug, privas.contact_email) == (
        "Ville de Privas",
        "ville-de-privas",
        "mairie@privas.example",
    )
    assert OrganisationSlug.objects.get(slug="privas").organisation == privas


@installed
@pytest.mark.django_db
def test_a_reference_becomes_listed_when_its_own_departement_is_loaded_and_stays_so() -> None:
    territory.load(by=OPERATOR, departement="07", now=NOW)
    territory.load(by=OPERATOR, departement="26", now=NOW)
    dromardeche = Organisation.objects.get(slug="cc-porte-de-dromardeche")
    assert (dromardeche.listed, dromardeche.members.count()) == (True, 34)
    again = territory.load(by=OPERATOR, departement="07", now=NOW)
    dromardeche.refresh_from_db()
    assert (dromardeche.listed, dromardeche.members.count(), again.updated) == (True, 34, 0)


def _body(**fields: object) -> OfficialBody:
    known: dict[str, object] = {"kind": "commune", "name": "Arc", "siren": "999990021", "insee_code": "00101"}
    merged = {**known, **fields}
    return OfficialBody(**{**merged, "facts": {"official_name": merged["name"]}})  # type: ignore[arg-type]


@pytest.mark.django_db
def test_communes_of_the_same_name_get_their_insee_code_in_the_slug() -> None:
    bodies = [_body(), _body(siren="999990039", insee_code="00102")]
    territory.load_bodies(by=OPERATOR, bodies=bodies, referential=Referential("6.0.0"), now=NOW)
    assert set(Organisation.objects.values_list("slug", flat=True)) == {"arc", "arc-00102"}


@pytest.mark.django_db
def test_an_official_change_of_name_moves_the_slug_and_keeps_the_former_one() -> None:
    territory.load_bodies(by=OPERATOR, bodies=[_body()], referential=Referential("6.0.0"), now=NOW)
    renamed = territory.load_bodies(
        by=OPERATOR, bodies=[_body(name="Arc-Neuf")], referential=Referential("7.0.0"), now=NOW
    )
    assert (renamed.created, renamed.updated) == (0, 1)
    assert Organisation.objects.get().slug == "arc-neuf"
    assert OrganisationSlug.objects.get().slug == "arc"


@pytest.mark.django_db
def test_a_commune_that_left_its_epci_is_no_longer_its_member() -> None:
    group = {"kind": "epci", "name": "CC", "siren": "999990013", "insee_code": "", "members": ("999990021",)}
    territory.load_bodies(by=OPERATOR, bodies=[_body(), _body(**group)], referential=Referential("6.0.0"), now=NOW)
    assert Membership.objects.count() == 1
    group["members"] = ()
    territory.load_bodies(by=OPERATOR, bodies=[_body(), _body(**group)], referential=Referential("6.0.0"), now=NOW)
    assert Membership.objects.count() == 0


def test_an_epci_belongs_to_the_departement_of_its_most_populous_member() -> None:
    communes = {
        "07001": Commune("07001", "Ici", "07", "999990021", "999990013"),
        "26001": Commune("26001", "Là", "26", "999990039", "999990013"),
    }
    members = [
        {"code": "07001", "siren": "999990021", "populationMunicipale": 10},
        {"code": "26001", "siren": "999990039", "populationMunicipale": 90},
    ]
    epci = {
        "code": "999990013",
        "nom": "CC",
        "type": "CC",
        "populationMunicipale": 100,
        "populationTotale": 110,
        "membres": members,
    }
    territory_of = Referential("6.0.0", communes)
    here = {body.name: body for body in bodies_of("07", territory_of, [epci])}
    there = {body.name: body for body in bodies_of("26", territory_of, [epci])}
    assert (here["CC"].listed, here["CC"].members) == (False, ("999990021",))
    assert (there["CC"].listed, there["CC"].members) == (True, ("999990021", "999990039"))
    assert not there["Ici"].listed


@pytest.mark.django_db
def test_an_unknown_departement_or_a_person_without_a_role_is_refused(network: object) -> None:
    with pytest.raises(Invalid):
        territory.load(by=OPERATOR, departement="99", now=NOW)
    reader = actions.add_person(by=OPERATOR, name="Personne", email="personne@val-d-arc.example")
    with pytest.raises(Forbidden):
        territory.load(by=Actor(reader.pk, "person"), departement="07", now=NOW)
