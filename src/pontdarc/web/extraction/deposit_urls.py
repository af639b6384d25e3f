"""Addresses of deposit links."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
