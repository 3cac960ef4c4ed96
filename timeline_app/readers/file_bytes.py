"""A file's bytes as UTF-8 text, or a plain word on why there are none; it never waits or reads on forever."""

from __future__ import annotations

import codecs
import io
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline_app.readers.findings import position_of
from timeline_app.readers.problem import UnreadableFileError
from timeline_app.readers.progress import Progress
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from timeline_app.readers.progress import Told

SIZE_LIMIT: Final = 2 * 1024**3
"""Bytes; far above what a million events need."""

_CHUNK: Final = 1024**2
_READ_LENGTH: Final = 8 * 1024**2
_SAMPLE: Final = 4096
# A pipe would wait for a writer, a terminal would become ours; O_BINARY is for Windows, which lacks both.
_OPEN_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
)
_WIDE_MARKS: Final = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_bytes(path: str, size_limit: int = SIZE_LIMIT, told: Told | None = None) -> bytes:
    """The content of the regular file at `path`: valid UTF-8, not empty, without a byte order mark.

    Raises `UnreadableFileError` for anything else and for more than `size_limit` bytes. `told` is as for `Progress`.
    """
    try:
        data = _regular_file_bytes(path, size_limit, told)
    except FileNotFoundError:
        raise UnreadableFileError(path, translate("Problems", "there is no such file")) from None
    except IsADirectoryError:
        raise UnreadableFileError(path, translate("Problems", "this is a folder, not a file")) from None
    except PermissionError:
        # Windows says this of folders too.
        is_folder = Path(path).is_dir()
        reason = translate("Problems", "you are not permitted to read it")
        if is_folder:
            reason = translate("Problems", "this is a folder, not a file")
        raise UnreadableFileError(path, reason) from None
    except OSError as error:
        raise UnreadableFileError(
            path, translate("Problems", "it cannot be read: {reason}").format(reason=error.strerror or error)
        ) from None
    except ValueError:
        raise UnreadableFileError(path, translate("Problems", "this cannot be the name of a file")) from None
    return _utf8(path, data)


def _regular_file_bytes(path: str, size_limit: int, told: Told | None) -> bytes:
    descriptor = os.open(path, _OPEN_FLAGS)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError(
                path, translate("Problems", "this is a pipe or a device, not a file; save its content first")
            )
        progress = Progress(told, status.st_size)
        content = io.BytesIO()  # gives its bytes away without a copy
        # Counted on the way too: a file may grow while it is read.
        while max(status.st_size, content.tell()) <= size_limit:
            chunk = os.read(descriptor, _READ_LENGTH)
            if not chunk:
                return content.getvalue()
            content.write(chunk)
            progress.tell(content.tell())
        raise UnreadableFileError(
            path, translate("Problems", "it is larger than {size} bytes").format(size=in_figures(size_limit))
        )
    finally:
        os.close(descriptor)


def _utf8(path: str, data: bytes) -> bytes:
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            raise _wide_text(path, encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data or data.isspace():
        raise UnreadableFileError(path, translate("Problems", "the file is empty"))
    # JSON begins with an ASCII character: zeros beside it are the rest of a wider one.
    wide = _wide_encoding(data[:_SAMPLE])
    if wide is not None:
        raise _wide_text(path, wide)
    fault_at = _first_fault(data)
    if fault_at is not None:
        line, column = position_of(data, fault_at)
        reason = translate(
            "Problems", "the text is not UTF-8: byte 0x{byte} fits no character; save the file as UTF-8"
        ).format(byte=f"{data[fault_at]:02X}")
        raise UnreadableFileError(path, reason, line, column)
    return data


def _wide_encoding(sample: bytes) -> str | None:
    """The encoding that the zeros beside ASCII characters speak for; None where they lie about as in a binary file."""
    for width, encoding in ((4, "UTF-32"), (2, "UTF-16")):
        columns = [sample[first::width] for first in range(width)]
        if len(sample) < width or sample[:width].count(0) != width - 1:
            continue
        # Among wide characters there may be others than ASCII ones, but no character is zero.
        characters = len(sample) // width
        zeros = [column[:characters].count(0) for column in columns]
        if min(zeros) == 0 and sum(zeros) > characters * (width - 1) // 2:
            return encoding
    return None


def _wide_text(path: str, encoding: str) -> UnreadableFileError:
    return UnreadableFileError(
        path,
        translate("Problems", 'the text is {encoding}; save it as UTF-8 ("Save as…", encoding UTF-8)').format(
            encoding=encoding
        ),
    )


def _first_fault(data: bytes) -> int | None:
    """The offset of the first byte that is not UTF-8, found without a second copy of the whole text."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    for begin in range(0, len(data), _CHUNK):
        kept = len(decoder.getstate()[0])
        try:
            decoder.decode(data[begin : begin + _CHUNK], final=begin + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return begin - kept + error.start
    return None
