"""Addresses of the workspace."""

from django.urls import path

from pontdarc.web.workspace import views

urlpatterns = [path("", views.home, name="workspace"), path("deposer/", views.home, name="deposit-choose")]
