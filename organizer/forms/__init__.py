from organizer.forms.base import Form, Renderer, VersionedForm

__all__ = ["Form", "Renderer", "VersionedForm"]
