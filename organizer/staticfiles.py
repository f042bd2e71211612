from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedModules(CompressedManifestStaticFilesStorage):
    """Hashed names inside ES modules too, so that everything under /static/ may be cached for good."""

    support_js_module_import_aggregation = True
