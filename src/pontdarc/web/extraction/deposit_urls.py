"""Addresses of deposit links."""

from django.urls import path

from pontdarc.web.extraction import by_beneficiary, by_contract, by_link

urlpatterns = [
    path("identifiants/<str:token>/", by_beneficiary.identifiers, name="link-identifiers"),
    path("<str:token>/", by_link.deposit, name="deposit-link"),
    path("<str:token>/contrat/", by_contract.contract, name="link-contract"),
    path("<str:token>/contrat/<uuid:pk>/", by_contract.deposit, name="link-asked"),
    path("<str:token>/fichiers/<uuid:pk>/secrets/", by_contract.secrets, name="link-secrets"),
    path("<str:token>/secrets/<uuid:pk>/repondre", by_contract.reply, name="link-reply"),
    path("<str:token>/fichiers/<uuid:pk>/", by_link.delivery, name="link-delivery"),
    path("<str:token>/fichiers/<uuid:pk>/suivi", by_link.progress, name="link-progress"),
    path("<str:token>/fichiers/<uuid:pk>/a-corriger.xlsx", by_link.workbook, name="link-workbook"),
]
