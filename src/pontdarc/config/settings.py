"""Settings: one data folder, a few variables. Every variable starts with PONTDARC_ but DATA and PORT.

DATA                      the data folder: catalogue, blobs, derived files, secrets (./data)
PONTDARC_DATABASE         postgresql://user:password@host:port/name instead of SQLite
PONTDARC_URL              public address of the portal, without a final slash (http://127.0.0.1:$PORT)
PONTDARC_HOSTS            names the portal answers to, comma separated
PONTDARC_DEMO             1 marks every page as fictional
PONTDARC_DEBUG            1 for developers only
PONTDARC_ALLOWED_HOSTS_OUT   private hosts or networks that HTTP sources may reach, comma separated
PONTDARC_SMTP             smtp:, smtp+starttls: or smtps://user:password@host:port; without it, mail goes to DATA/mail
PONTDARC_SENDER           sender of e-mails
PONTDARC_NAME             name of the authority, when DATA/marque.json gives none (pontdarc.web.branding)
PONTDARC_API_PER_MINUTE   requests to the APIs that one client may make in each serving process (3000; 0: any number)
PONTDARC_EXPORTS_AT_ONCE  exports of the APIs that each serving process makes at a time (3)
PONTDARC_ANSWERS_MB       megabytes of answers that each serving process keeps (64)
PONTDARC_PROXIES          addresses of the proxies in front, comma separated: they are believed on who asks
PONTDARC_QUERY_THREADS    threads of one query; PONTDARC_HEAVY_PROCESSES children for heavy ones; PONTDARC_BUILD_MEMORY
PONTDARC_SCHEMAS_INDEX    address of the published index of the national catalogue of schemas
PONTDARC_STANDARDS        folder of the standards that are added here (DATA/standards)
PONTDARC_SIRENE           extract of the Sirene register that scans look numbers up in (DATA/sirene.parquet)
PONTDARC_TILES            address of a MapLibre style for the ground of maps; without it, a plain ground
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pontdarc.outside.secrets import secret_key

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent
DATA = Path(os.environ.get("DATA", "data")).resolve()
DATA.mkdir(parents=True, exist_ok=True)
# Where added standards and the register lie: confined children inherit these variables and not the data folder.
os.environ.setdefault("PONTDARC_STANDARDS", str(DATA / "standards"))
os.environ.setdefault("PONTDARC_SIRENE", str(DATA / "sirene.parquet"))

DEBUG = os.environ.get("PONTDARC_DEBUG") == "1"
DEMO = os.environ.get("PONTDARC_DEMO") == "1" or (DATA / "demo").exists()
PORT = int(os.environ.get("PORT", "8000"))
SITE_URL = os.environ.get("PONTDARC_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = [
    *filter(None, os.environ.get("PONTDARC_HOSTS", "").split(",")),
    urlsplit(SITE_URL).hostname or "127.0.0.1",
    "127.0.0.1",
    "localhost",
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "pontdarc.journal",
    "pontdarc.network",
    "pontdarc.inventory",
    "pontdarc.legal",
    "pontdarc.extraction",
    "pontdarc.standardisation",
    "pontdarc.publication",
    "pontdarc.mediation",
    "pontdarc.updating",
    "pontdarc.approach",
    "pontdarc.web",
    "pontdarc.api",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "pontdarc.api.fairness.Fairness",
    "pontdarc.api.answers.Answers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pontdarc.web.middleware.Compression",
    "pontdarc.web.people.Sessions",
    "pontdarc.web.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "pontdarc.web.people.Forms",
    "pontdarc.web.people.Accounts",
    "pontdarc.web.people.Messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pontdarc.web.middleware.ContentSecurityPolicy",
    "pontdarc.web.middleware.Refusals",
]

ROOT_URLCONF = "pontdarc.config.urls"
WSGI_APPLICATION = "pontdarc.config.wsgi.application"
# « i18n » is Django's and ours on purpose: the same tags, their sentences set with the spaces of French.
SILENCED_SYSTEM_CHECKS = ["templates.W003"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pontdarc.web.context.site",
            ],
            "string_if_invalid": "",
            "libraries": {"i18n": "pontdarc.web.templatetags.typeset"},
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")


def _database() -> dict[str, object]:
    url = os.environ.get("PONTDARC_DATABASE")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "catalogue.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA secure_delete=ON;",
            },
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "network.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "pontdarc.web.accounts.AccountAdapter"
ACCOUNT_FORMS = {"login": "pontdarc.web.accounts.SignInForm"}
ACCOUNT_PREVENT_ENUMERATION = True
LOGIN_REDIRECT_URL = "/espace/"
LOGIN_URL = "/compte/login/"
SITE_ID = 1

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "derived" / "static"
NODE_MODULES = Path(os.environ.get("PONTDARC_NODE_MODULES", ROOT / "node_modules"))
STATICFILES_DIRS = [
    (f"vendor/{name}", folder)
    for name, folder in {
        "text": NODE_MODULES / "@fontsource-variable/atkinson-hyperlegible-next",
        "title": NODE_MODULES / "@fontsource-variable/bricolage-grotesque",
        "maplibre": NODE_MODULES / "maplibre-gl/dist",
        "htmx": NODE_MODULES / "htmx.org/dist",
    }.items()
    if folder.is_dir()
]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = str(DATA / "incoming")
(DATA / "incoming").mkdir(exist_ok=True)
DELIVERY_MAX_BYTES = int(os.environ.get("PONTDARC_MAX_FILE", str(2 * 1024**3)))
API_PER_MINUTE = int(os.environ.get("PONTDARC_API_PER_MINUTE", "3000"))
EXPORTS_AT_ONCE = int(os.environ.get("PONTDARC_EXPORTS_AT_ONCE", "3"))
ANSWERS_BYTES = int(os.environ.get("PONTDARC_ANSWERS_MB", "64")) * 1024**2
PROXIES = frozenset(filter(None, os.environ.get("PONTDARC_PROXIES", "").split(",")))
TILES = os.environ.get("PONTDARC_TILES", "")
ALLOWED_HOSTS_OUT = tuple(filter(None, os.environ.get("PONTDARC_ALLOWED_HOSTS_OUT", "").split(",")))
SCHEMAS_INDEX = os.environ.get("PONTDARC_SCHEMAS_INDEX", "https://schema.data.gouv.fr/schemas.json")
RAW_RETENTION_DAYS = int(os.environ.get("PONTDARC_RAW_RETENTION_DAYS", "1095"))
DRAFT_RETENTION_DAYS = int(os.environ.get("PONTDARC_DRAFT_RETENTION_DAYS", "90"))
PERSON_RETENTION_DAYS = int(os.environ.get("PONTDARC_PERSON_RETENTION_DAYS", "365"))

DEFAULT_FROM_EMAIL = os.environ.get("PONTDARC_SENDER", "Pont d’Arc <ne-pas-repondre@localhost>")
_smtp = urlsplit(os.environ.get("PONTDARC_SMTP", ""))
if _smtp.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _smtp.hostname, _smtp.port or (465 if _smtp.scheme == "smtps" else 25)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_smtp.username or ""), unquote(_smtp.password or "")
    EMAIL_USE_SSL, EMAIL_USE_TLS = _smtp.scheme == "smtps", _smtp.scheme == "smtp+starttls"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("PONTDARC_LOG", "WARNING")},
}
