from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedModules(CompressedManifestStaticFilesStorage):
    """Hashed names inside ES modules too, so that everything under /static/ may be cached for good."""

    support_js_module_import_aggregation = True


class StaticFiles(StaticFilesConfig):
    """Leaves out what a package brings and no page of ours asks for."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "django_htmx/ext*", "django_htmx/htmx-4*"]
