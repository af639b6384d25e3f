"""Name somebody as the operator: the person if they are new, the role, an account if they have none."""

import json
import sys
from argparse import Namespace

from django.db import transaction

from pontdarc.approach.erasure.people import export_person, forget_person
from pontdarc.cli.command import DONE, answer
from pontdarc.core.refusals import Invalid, NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.network import actions
from pontdarc.network.models import Person
from pontdarc.network.queries import organisation as organisation_named
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from pontdarc.outside.secrets import new_password


def person(args: Namespace) -> int:
    """Run ``pontdarc person``."""
    return {"add": add, "export": export, "erase": erase}[args.action](args)


def export(args: Namespace) -> int:
    """Run ``pontdarc person export``: one JSON document, whatever was asked."""
    held = export_person(by=OPERATOR, person=_known(args), now=clock.now())
    json.dump(held, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")
    return DONE


def erase(args: Namespace) -> int:
    """Run ``pontdarc person erase``."""
    touched = forget_person(by=OPERATOR, person=_known(args), now=clock.now())
    answer(
        args, {"erased": touched}, lambda: f"Effacée : {touched} enregistrements. L’identifiant seul reste au journal."
    )
    return DONE


def _known(args: Namespace) -> Person:
    found = Person.objects.filter(email=args.email.strip().lower(), erased_at__isnull=True).first()
    if found is None:
        raise NotFound(
            "no_such_person",
            gettext_noop("Personne du réseau n’a cette adresse."),
            gettext_noop("Vérifiez l’adresse, ou cherchez la personne dans l’espace de travail."),
        )
    return found


def add(args: Namespace) -> int:
    """Run ``pontdarc person add``. A first password is made, shown once and never stored in clear."""
    if not args.organisation or not args.role:
        raise Invalid(
            "role_missing",
            gettext_noop("Il manque l’organisation ou le rôle."),
            gettext_noop("Donnez --organisation et --role."),
        )
    now = clock.now()
    organisation = organisation_named(args.organisation)
    password = None
    with transaction.atomic():
        person = actions.person_named(by=OPERATOR, name=args.name or "", email=args.email, now=now)
        since = clock.date_of(now)
        actions.grant_role(by=OPERATOR, person=person, organisation=organisation, name=args.role, since=since, now=now)
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
