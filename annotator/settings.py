"""Every setting, read from the environment here and nowhere else (docs/deploying.md explains each).

A wrong value refuses to start. Who can reach the machine decides how strict it is: as long as
ALLOWED_HOSTS names this machine alone it is a place of work, with a secret of its own making; any
other name makes it a service, which demands SECRET_KEY, expects HTTPS and refuses DEBUG.
"""

from __future__ import annotations

import os
from pathlib import Path

import drf_spectacular_sidecar as sidecar
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from annotator import assets
from annotator.environment import HIGHEST_PORT, LOOPBACK, Environment

env = Environment(os.environ)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.folder("VAR_DIR", default=BASE_DIR / "var")
HOST = env.text("HOST", default="127.0.0.1")
PORT = env.number("PORT", default=8000, highest=HIGHEST_PORT)
WEB_PROCESSES = env.number("WEB_PROCESSES", default=2, highest=64)
WEB_THREADS = env.number("WEB_THREADS", default=4, highest=64)

# --- who may reach us ---------------------------------------------------------------------------

ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS") or list(LOOPBACK)
SERVES_OTHERS = not set(ALLOWED_HOSTS) <= set(LOOPBACK)
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
SECRET_KEY = env.secret("SECRET_KEY", kept_in=None if SERVES_OTHERS else VAR_DIR / "secret-key")
DEBUG = env.flag("DEBUG", default=False)
if DEBUG and SERVES_OTHERS:
    message = "DEBUG shows our insides to everyone in ALLOWED_HOSTS: write DEBUG=false."
    raise ImproperlyConfigured(message)

# A proxy in front of us ends TLS; it tells the scheme and the caller's address, and lets no
# caller tell them.
HTTPS = env.flag("HTTPS", default=SERVES_OTHERS)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("PROXIES", default=int(HTTPS), lowest=0, highest=9)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # other hosts under our name are not ours to bind to HTTPS
    "security.W021",  # nor is the name ours to enter into the browsers' list
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

# --- what we are made of ------------------------------------------------------------------------

INSTALLED_APPS = [
    "labels",
    "annotator",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "annotator.pages.reader.ReadersLanguage",
    "annotator.refusing.NoNul",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "annotator.headers.ContentSecurityPolicy",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "annotator.urls"
WSGI_APPLICATION = "annotator.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "annotator" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "annotator.pages.reader.appearance",
                "annotator.pages.notices.bell",
            ],
        },
    },
]

# --- where things are kept ----------------------------------------------------------------------

CACHES = {
    # Of all processes together: it counts who tries to sign in how often.
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
DATABASES = {"default": env.database("DATABASE_URL", default=VAR_DIR / "hashiya.sqlite3")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "annotator.sqlite"  # writers queue in it
    DATABASES["default"]["OPTIONS"] = {
        # A transaction takes the write lock when it begins: one that reads first and then
        # writes would be refused at once, without waiting, when another has written meanwhile.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: what was acknowledged outlives a power cut too, for 0.2 ms a commit.
        "init_command": (
            "PRAGMA journal_mode=WAL;"
            "PRAGMA synchronous=FULL;"
            "PRAGMA cache_size=-8000;"
            "PRAGMA temp_store=MEMORY;"
        ),
    }
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATICFILES_DIRS = [BASE_DIR / "static"]
# Fixed while someone works on the files, which are then read at each request.
STATIC_DIGEST = "now" if DEBUG else assets.digest(STATICFILES_DIRS[0], versions=sidecar.__version__)
STATIC_URL = f"static/{STATIC_DIGEST}/"
# What the server joins when it starts (annotator.assets) stands here, and is served with the rest.
STATIC_ROOT = VAR_DIR / "static" / STATIC_DIGEST
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_IMMUTABLE_FILE_TEST = f"^/{STATIC_URL}" if not DEBUG else "^$"
MEDIA_ROOT = VAR_DIR / "media"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- people -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "labels.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{rule}"}
    for rule in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"

globals().update(env.mail("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 20  # seconds that a page waits for a server that does not answer
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", default="hashiya@localhost")

# --- languages ----------------------------------------------------------------------------------

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
SHELL_LANGUAGE = env.shell_language()
LOCALE_PATHS = [BASE_DIR / "annotator" / "locale"]
FORMAT_MODULE_PATH = "annotator.formats"
USE_I18N = True
TIME_ZONE = env.time_zone("TIME_ZONE", default="UTC")
USE_TZ = True

# --- programs -----------------------------------------------------------------------------------

# A folder of articles is often more than the hundred files that Django takes at once.
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "URL_FORMAT_OVERRIDE": None,  # `?format=` names the format of a file
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Hashiya",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/",
    "PATH_CONVERTER_OVERRIDES": {"id": int},
    "ENUM_NAME_OVERRIDES": {
        "MentionKind": "labels.schema.MentionKind",
        "NoticeKind": "labels.models.notice.KINDS",
        "LinkKind": "labels.document.LinkKind",
        "Difference": "labels.agreement.Difference",
        "ReadingKind": "labels.models.AnnotationSet.Kind",
        "ReadingState": "labels.models.AnnotationSet.State",
        "JobKind": "annotator.models.Job.Kind",
        "JobState": "annotator.models.Job.State",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "annotator.api.describing.with_problems",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
KNOX_TOKEN_MODEL = "annotator.Token"  # noqa: S105 - a model
# Its migrations would make a table for its own tokens all the same, which nothing ever empties.
MIGRATION_MODULES = {"knox": None}

# --- what is written down -----------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
