"""Every address of the product: accounts, the APIs, then the portal and the workspace."""

from django.urls import include, path

urlpatterns = [
    path("compte/", include("allauth.account.urls")),
    path("", include("pontdarc.api.urls")),
    path("", include("pontdarc.web.urls")),
]
