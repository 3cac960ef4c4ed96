"""What `timeline-app export` is to write: a file, or one for each value of a field."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import msgspec

from timeline_app.commands.export_arguments import STDOUT
from timeline_app.export.export_error import unwritten
from timeline_app.export.formats import draw_picture, for_format
from timeline_app.export.page_words import rows_in_picture, rows_matching
from timeline_app.export.picture import compose_picture
from timeline_app.export.sizes import px_to_mm
from timeline_app.export.writing import write_parts
from timeline_app.painting.missing_letters import missing_letters
from timeline_app.tabular.columns import COLUMN_OF, COLUMNS
from timeline_app.tabular.delimited import rows_to_csv
from timeline_app.tabular.row_order import order_rows
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from timeline_app.export.endings import Format
    from timeline_app.export.picture import Picture
    from timeline_app.export.request import PictureRequest
    from timeline_app.layout.prepared_file import PreparedFile

_MOST_LETTERS: Final = 20
"""So many are named one by one."""


class Job(msgspec.Struct, frozen=True):
    """One file to be written."""

    prepared: PreparedFile
    request: PictureRequest
    path: Path
    picture_format: Format | None
    """None for a table."""
    makes_folder: bool = False

    def run(self) -> list[str]:
        """Write it; what there is to say of it. Raises ExportError; the file that was there then still is."""
        return self._write_table() if self.picture_format is None else self._write_picture(self.picture_format)

    def _write_table(self) -> list[str]:
        file, request = self.prepared.file, self.request
        matches = rows_matching(self.prepared, request)
        if request.span_s is not None:
            matches &= rows_in_picture(self.prepared, request)
        rows = order_rows(file, COLUMN_OF["date"]).matching(matches)
        self._write(rows_to_csv(file, rows, COLUMNS, request.language))
        return [] if len(rows) else [translate("Command line", "no events to write")]

    def _write_picture(self, picture_format: Format) -> list[str]:
        request = for_format(self.request, picture_format)
        picture = compose_picture(self.prepared, request)
        self._write([draw_picture(picture_format, picture, request)])
        return _remarks(picture, request)

    def _write(self, parts: Iterable[bytes]) -> None:
        if self.path == STDOUT:
            _write_to_stdout(parts)
            return
        if self.makes_folder:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise unwritten(self.path, error.strerror) from error
        write_parts(self.path, parts)


def _write_to_stdout(parts: Iterable[bytes]) -> None:
    try:
        for part in parts:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # Nor can what is left be written when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise unwritten(translate("Command line", "standard output"), error.strerror) from error


def _remarks(picture: Picture, request: PictureRequest) -> list[str]:
    remarks = []
    if all(page.is_empty for page in picture.pages):
        said = translate("Command line", "no events to show: {count}").format(count=picture.said.count)
        remarks.append(f"{said} ({picture.said.subtitle})" if picture.said.subtitle else said)
    if picture.size != request.size:
        said = translate("Command line", "made {height} pixels tall, so that all lanes fit")
        height = f"{picture.size.height_px:g}"
        if picture.size.is_paper:
            said, height = (
                translate("Command line", "made {height} mm tall, so that all lanes fit"),
                str(px_to_mm(picture.size.height_px)),
            )
        remarks.append(said.format(height=height))
    return remarks + _letters_remarks(picture)


def _letters_remarks(picture: Picture) -> list[str]:
    words = "".join(page.words() for page in picture.pages)
    missing = missing_letters(words, picture.pages[0].look.fonts.title)
    if not missing:
        return []
    said = translate("Command line", "no typeface of this machine has these letters, boxes stand for them: {letters}")
    named, others = missing[:_MOST_LETTERS], len(missing) - _MOST_LETTERS
    if others > 0:
        more = translate("Command line", "and %Ln more", "", others)
        return [f"{said.format(letters=' '.join(named))} {more}"]
    return [said.format(letters=" ".join(named))]
