"""The bytes of an archive, read where they lie: a few sealed pieces at a time, however large it is."""

import base64
import io
import zipfile
from collections import OrderedDict
from typing import IO, Any, cast

from organizer import archives
from organizer.taking_in import NotOurs, Source, Zipped
from relationships.importing.archived import workbook
from relationships.importing.staging import A_PIECE, data_of
from relationships.models import Batch, BatchFile, BatchPiece

ARCHIVE, SHEET = BatchFile.ARCHIVE, BatchFile.SHEET
IN_HAND = 8  # pieces


class Pieces(io.RawIOBase):
    """A file that was brought, as one that can be sought in."""

    def __init__(self, file: BatchFile):
        self.file, self.size, self.at = file, file.size, 0
        self.in_hand: OrderedDict[int, bytes] = OrderedDict()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self.at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence])
        return self.at

    def readinto(self, room: Any) -> int:
        if self.at >= self.size:
            return 0
        number, start = divmod(self.at, A_PIECE)
        some = self._take(number)[start : start + len(room)]
        room[: len(some)] = some
        self.at += len(some)
        return len(some)

    def _take(self, number: int) -> bytes:
        if number not in self.in_hand:
            row = BatchPiece.objects.select_related("workplace").get(file=self.file, number=number)
            self.in_hand[number] = base64.b64decode(row.words)
            if len(self.in_hand) > IN_HAND:
                self.in_hand.popitem(last=False)
        self.in_hand.move_to_end(number)
        return self.in_hand[number]


def lying(file: BatchFile) -> IO[bytes]:
    return cast(IO[bytes], io.BufferedReader(Pieces(file), 64 * 1024))


def is_one(batch: Batch) -> bool:
    """Whether a batch is one archive, and nothing else."""
    return len(batch.brought) == 1 and looks_like_one(batch.brought[0])


def looks_like_one(file: BatchFile) -> bool:
    if file.kind == ARCHIVE:
        return True
    try:
        with zipfile.ZipFile(lying(file)) as found:
            return archives.ABOUT in found.namelist() or archives.is_closed(found) or workbook.looks_like_one(found)
    except (zipfile.BadZipFile, BatchPiece.DoesNotExist, ValueError, OSError):
        return False


def source_of(file: BatchFile) -> Source:
    """Raises `NotOurs`."""
    body = lying(file)
    try:
        with zipfile.ZipFile(body) as found:
            if archives.is_closed(found):
                raise NotOurs("closed")
            if workbook.looks_like_one(found):
                return workbook.Workbook(data_of(file))
    except zipfile.BadZipFile as error:
        raise NotOurs("broken") from error
    return Zipped(body)
