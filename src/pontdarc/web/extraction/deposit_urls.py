"""Addresses of deposit links."""

from django.urls import path

from pontdarc.web.extraction import by_link

urlpatterns = [
    path("<str:token>/", by_link.deposit, name="deposit-link"),
    path("<str:token>/fichiers/<uuid:pk>/", by_link.delivery, name="link-delivery"),
    path("<str:token>/fichiers/<uuid:pk>/suivi", by_link.progress, name="link-progress"),
    path("<str:token>/fichiers/<uuid:pk>/a-corriger.xlsx", by_link.workbook, name="link-workbook"),
]
