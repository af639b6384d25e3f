"""Every address of the product: the operator's pages, accounts, the APIs, then the portal and the workspace."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("administration/", admin.site.urls),
    path("compte/", include("allauth.account.urls")),
    path("", include("pontdarc.api.urls")),
    path("", include("pontdarc.web.urls")),
]
