"""Every address of the product: the APIs, the workspace, then the portal."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("pontdarc.api.urls")),
    path("compte/", include("allauth.account.urls")),
    path("", include("pontdarc.web.urls")),
]
