"""Files that a page is sent stay in memory, up to a size: none is ever laid on a disk in the clear (S12)."""

import io
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

ZIP = b"PK"


class InMemory(FileUploadHandler):
    """A file past `FILE_UPLOAD_MAX_MEMORY_SIZE` arrives empty, with its true size: the form says that it is too large.
    A post past `KITH_MOST_UPLOADED` is refused before it is read."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        if content_length > settings.KITH_MOST_UPLOADED:
            raise RequestDataTooBig("more than is taken at once")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.body = io.BytesIO()

    @property
    def most(self) -> int:
        """An archive of ours may be larger than a list of people: it is looked at where it lies."""
        packed = self.body.getbuffer()[:2] == ZIP
        return settings.KITH_MOST_UPLOADED if packed else settings.FILE_UPLOAD_MAX_MEMORY_SIZE

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= self.most:
            self.body.write(raw_data)
        else:
            self.body = io.BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.body.seek(0)
        name, kind = self.file_name or "", self.content_type or ""
        return InMemoryUploadedFile(self.body, self.field_name, name, kind, file_size, self.charset)
