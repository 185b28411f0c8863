"""Knows every setting; read from the environment through timeline.env, described in docs/settings.md."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from timeline import env, logs

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.read_path("DATA_DIR", BASE_DIR / "var")
# drafts, tokens and hashes of passwords stand in it; a folder that was there before keeps its mode
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.read_bool("DEBUG", default=False)
SECRET_KEY = env.read_or_make_secret("SECRET_KEY", DATA_DIR / "secret_key")
MIN_KEY_CHARS = 50  # what Django's own check asks for
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.read_list("EVENTS_HOSTS", LOCAL_HOSTS)
IS_LOCAL = set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS)
CSRF_TRUSTED_ORIGINS = env.read_list("EVENTS_TRUSTED_ORIGINS", [])
if DEBUG and not IS_LOCAL:
    raise ImproperlyConfigured(
        "DEBUG: got true with public EVENTS_HOSTS, expected false; unset DEBUG (see docs/settings.md)"
    )

if len(SECRET_KEY) < MIN_KEY_CHARS and not IS_LOCAL:
    raise ImproperlyConfigured(
        f"SECRET_KEY: got {len(SECRET_KEY)} characters with public EVENTS_HOSTS, expected {MIN_KEY_CHARS} or more; "
        "unset it and one is made (see docs/settings.md)"
    )

INSTALLED_APPS = [
    "timeline",
    "events",
    "timeline.desk_app.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "csp",
    "simple_history",
    "import_export",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]
MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "events.web.outage.OutageMiddleware",
]
ROOT_URLCONF = "timeline.urls"
WSGI_APPLICATION = "timeline.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "events.web.context.site",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# SQLite: with Django's defaults four writing processes saw 1,119 "database is locked" for 216 commits;
# with these, none for 1,689 (docs/decisions/0001-two-profiles.md).
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "timeline.sqlite3",
    "CONN_MAX_AGE": 600,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;PRAGMA journal_size_limit=67108864",
    },
}
POSTGRES = env.read_database_url("DATABASE_URL")
DATABASES = {"default": {**POSTGRES, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True} if POSTGRES else SQLITE}

BROKER_URL = env.read_str("BROKER_URL", "filesystem://")
USES_REDIS = BROKER_URL.startswith(("redis://", "rediss://"))
if not USES_REDIS and BROKER_URL != "filesystem://":
    _found = env.without_password(BROKER_URL)
    raise ImproperlyConfigured(
        f"BROKER_URL: got {_found!r}, expected redis://host:port/db or nothing (see docs/settings.md)"
    )
BROKER_DIR = DATA_DIR / "broker"

# The cache carries throttle counts and nothing else; files are shared by all processes and take no lock in the
# database (docs/decisions/0001-two-profiles.md).
CACHE_URL = env.read_str("EVENTS_CACHE_URL")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "timeline.tallies.TallyCache", "LOCATION": DATA_DIR / "cache"}
}

CELERY_BROKER_URL = BROKER_URL
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "visibility_timeout": 300,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 10,
        # a request that hands in an article waits for this when Redis is away; the sweeper sends later
        "socket_connect_timeout": 1,
        "socket_keepalive": True,
        # messages of two installations on one Redis must not meet
        "global_keyprefix": env.read_str("EVENTS_BROKER_PREFIX", "escalation-timeline:"),
    }
    if USES_REDIS
    else {
        # both folders must be the same: a message is written by one process and read by another
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "control_folder": str(BROKER_DIR / "control"),
        "processed_folder": str(BROKER_DIR / "processed"),
        "store_processed": True,
        "polling_interval": 0.05,
    }
)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 75
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 3, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.5}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 700_000  # kB; the parser alone takes 150 MB
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = USES_REDIS  # on the file broker it only writes files
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # timeline.logs says how lines look
CELERY_TIMEZONE = "UTC"

# The ledger (events.services.jobs): a claim lasts EVENTS_LEASE, a job is tried EVENTS_MAX_ATTEMPTS times.
JOB_LEASE_SECONDS = env.read_seconds("EVENTS_LEASE", 90)
JOB_MAX_ATTEMPTS = env.read_int("EVENTS_MAX_ATTEMPTS", 3)
SWEEP_SECONDS = env.read_seconds("EVENTS_SWEEP", 5)
FEED_POLL_SECONDS = env.read_seconds("EVENTS_FEED_POLL", 900)

# Two persons for deaths, blame, mass-casualty weapons and single anonymous sources.
SECOND_EDITOR = env.read_bool("EVENTS_SECOND_EDITOR", default=False)

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
# behind a proxy every request comes from its address: without this, who guesses locks the editor out too
AXES_CLIENT_IP_CALLABLE = "timeline.client.client_address"
# On a public host staff need a second factor; at home the first look should not start with an app.
STAFF_OTP = env.read_bool("EVENTS_STAFF_OTP", default=not (IS_LOCAL or DEBUG))
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not (IS_LOCAL or DEBUG)
SECURE_SSL_REDIRECT = env.read_bool("EVENTS_SSL_REDIRECT", default=not (IS_LOCAL or DEBUG))
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, where nobody speaks HTTPS
SECURE_HSTS_SECONDS = env.read_seconds("EVENTS_HSTS", 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if env.read_bool("EVENTS_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
NUM_PROXIES = env.read_int("EVENTS_PROXIES", 0)
X_FRAME_OPTIONS = "DENY"
# Where readers may write besides the form of every event; without it the pages offer no address.
CONTACT = env.read_str("EVENTS_CONTACT")
EMBED_ORIGINS = env.read_list("EVENTS_EMBED_ORIGINS", [])

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Other newsrooms read the public API from their own pages; nothing but GET, never with credentials.
CORS_URLS_REGEX = r"^/api/v1/(?!articles/)"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_CREDENTIALS = False
CORS_EXPOSE_HEADERS = ["ETag", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.TokenAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["events.api.renderers.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "events.api.schema.ErrorsSchema",
    "DEFAULT_THROTTLE_CLASSES": ["events.api.throttles.ReadThrottle"],
    "DEFAULT_THROTTLE_RATES": {
        "read": env.read_str("EVENTS_READ_RATE", "600/min"),
        "ingest": env.read_str("EVENTS_INGEST_RATE", "60/min"),
        "complaint": env.read_str("EVENTS_COMPLAINT_RATE", "5/hour"),
    },
    "EXCEPTION_HANDLER": "events.api.errors.handle_error",
    "NUM_PROXIES": NUM_PROXIES,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Escalation Timeline API",
    "DESCRIPTION": "Dated conflict events with their sources, honest dates and contradictions.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "timeline" / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "timeline.storage.HashedStaticFiles"},
}
WHITENOISE_USE_FINDERS = DEBUG

FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# Machine texts that reach the site are stored as text; an export must not become a spreadsheet formula.
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = False

LOGGING_CONFIG = None
logs.configure(
    level=env.read_str("EVENTS_LOG_LEVEL", "INFO"), as_json=env.read_bool("EVENTS_LOG_JSON", default=not IS_LOCAL)
)
