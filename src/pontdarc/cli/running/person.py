"""Name somebody as the operator: the person if they are new, the role, an account if they have none."""

from argparse import Namespace
from datetime import datetime

from pontdarc.cli.command import DONE, answer
from pontdarc.network import actions
from pontdarc.network.models import Person
from pontdarc.network.queries import organisation as organisation_named
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from pontdarc.outside.secrets import new_password


def add(args: Namespace) -> int:
    """Run ``pontdarc person add``. A first password is made, shown once and never stored in clear."""
    now = clock.now()
    organisation = organisation_named(args.organisation)
    person = _person(args, now)
    actions.grant_role(
        by=OPERATOR,
        person=person,
        organisation=organisation,
        name=args.role,
        since=clock.date_of(now),
        now=now,
    )
    password = None
    if person.account_id is None:
        password = new_password()
        actions.open_account(by=OPERATOR, person=person, password=password, now=now)
    said = {
        "person": person.pk,
        "email": person.email,
        "organisation": organisation.slug,
        "role": args.role,
        "password": password,
    }
    first = f"\nMot de passe, montré une seule fois : {password}" if password else ""
    answer(args, said, lambda: f"{person.name} : {args.role}, {organisation.name}.{first}")
    return DONE


def _person(args: Namespace, now: datetime) -> Person:
    known = Person.objects.filter(email=args.email.strip().lower(), erased_at__isnull=True).first()
    return known or actions.add_person(by=OPERATOR, name=args.name or "", email=args.email, now=now)
