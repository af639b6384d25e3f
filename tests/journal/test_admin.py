"""The operator's pages show and never change: what changes goes through actions."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import RequestFactory

from pontdarc.network.models import Account

STAGES = {config.label for config in apps.get_app_configs() if config.name.startswith("pontdarc.") and config.models}
OURS = {model: page for model, page in admin.site._registry.items() if model._meta.app_label in STAGES}


def test_every_stage_has_pages_for_the_operator() -> None:
    assert {model._meta.app_label for model in OURS} == STAGES
    assert len(STAGES) >= 9


@pytest.mark.parametrize("page", OURS.values(), ids=lambda page: page.model._meta.label_lower)
def test_no_page_changes_anything_even_for_a_superuser(page: admin.ModelAdmin) -> None:  # type: ignore[type-arg]
    request = RequestFactory().get("/")
    request.user = Account(is_superuser=True, is_staff=True)
    assert page.has_view_permission(request)
    assert not page.has_add_permission(request)
    assert not page.has_change_permission(request)
    assert not page.has_delete_permission(request)


@pytest.mark.parametrize("page", OURS.values(), ids=lambda page: page.model._meta.label_lower)
def test_no_page_shows_what_opens_a_door(page: admin.ModelAdmin) -> None:  # type: ignore[type-arg]
    request = RequestFactory().get("/")
    request.user = Account(is_superuser=True, is_staff=True)
    assert not {"digest", "password"} & set(page.get_fields(request))
