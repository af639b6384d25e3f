"""My organisations, their people and roles, my tokens."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.core.refusals import Forbidden
from pontdarc.core.words import gettext_noop
from pontdarc.network import actions, queries
from pontdarc.network.models import PersonalToken, Role
from pontdarc.outside import clock
from pontdarc.web.network.forms import PersonForm, PublicForm, TokenForm
from pontdarc.web.session import actor, person, workspace

NEW_TOKEN = "new_token"  # noqa: S105 the key of the session, not a token


@require_safe
@workspace
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations I see."""
    by = actor(request)
    found = queries.organisations_seen_by(by)
    return render(request, "network/organisations.html", {"organisations": found[:500], "here": "organisations"})


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organisation: what the public reads of it, who holds which role."""
    by = actor(request)
    found = queries.organisation_seen(by, slug)
    manages = queries.may(by, "manage", found.pk, clock.today())
    initial = {name: getattr(found, name) for name in PublicForm.base_fields}
    form = PublicForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.describe_organisation(by=by, organisation=found, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return redirect("my-organisation", found.slug)
    roles = Role.objects.filter(organisation=found, person__erased_at__isnull=True).select_related("person")
    context = {
        "organisation": found,
        "form": form if manages else None,
        "person_form": PersonForm(),
        "manages": manages,
        "roles": [role for role in roles if role.until is None or role.until >= clock.today()],
        "here": "organisations",
    }
    return render(request, "network/organisation.html", context)


@require_POST
@workspace
def add_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Add somebody, known or new, with a role: nobody is added whose role is refused."""
    by = actor(request)
    found = queries.organisation_seen(by, slug)
    form = PersonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Il manque le nom ou l’adresse, ou l’adresse n’a pas la bonne forme."))
        return redirect("my-organisation", found.slug)
    fields, now = form.cleaned_data, clock.now()
    with transaction.atomic():
        added = actions.person_named(by=by, name=fields["name"], email=fields["email"], phone=fields["phone"], now=now)
        since = clock.date_of(now)
        actions.grant_role(by=by, person=added, organisation=found, name=fields["role"], since=since, now=now)
        if fields["account"] and added.account_id is None:
            actions.open_account(by=by, person=added, now=now)
    messages.success(request, _("%(name)s a maintenant ce rôle.") % {"name": added.name})
    return redirect("my-organisation", found.slug)


@require_POST
@workspace
def end_role(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """End a role today."""
    by = actor(request)
    role = get_object_or_404(Role, pk=pk, organisation=queries.organisation_seen(by, slug))
    actions.end_role(by=by, role=role, until=clock.today(), now=clock.now())
    messages.success(request, _("Ce rôle prend fin aujourd’hui."))
    return redirect("my-organisation", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def tokens(request: HttpRequest) -> HttpResponse:
    """Show my tokens; a new one is shown once."""
    by = actor(request)
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session[NEW_TOKEN] = actions.create_token(by=by, label=form.cleaned_data["label"])
        return redirect("tokens")
    mine = PersonalToken.objects.filter(person=person(request), revoked_at__isnull=True).order_by("-created_at")
    context = {"tokens": mine, "form": form, "new": request.session.pop(NEW_TOKEN, ""), "here": "tokens"}
    response = render(request, "network/tokens.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@workspace
def revoke_token(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End one of my tokens."""
    by = actor(request)
    token = PersonalToken.objects.filter(pk=pk, person=person(request)).first()
    if token is None:
        raise Forbidden(
            "not_yours", gettext_noop("Ce jeton n’est pas à vous."), gettext_noop("Revenez à la liste de vos jetons.")
        )
    actions.revoke_token(by=by, token=token)
    messages.success(request, _("Ce jeton ne fonctionne plus."))
    return redirect("tokens")
