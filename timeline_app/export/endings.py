"""Which formats pictures have, by the endings of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from timeline_app.export.export_error import ExportError
from timeline_app.wording import translate

if TYPE_CHECKING:
    from pathlib import Path

Format = Literal["png", "svg", "pdf"]
FORMATS: Final[tuple[Format, ...]] = ("png", "svg", "pdf")


def format_of(path: Path, name: str | None = None) -> Format:
    """The format of a name or, without one, that of a file's ending. Raises ExportError if there is none such."""
    wanted = path.suffix.lower().removeprefix(".") if name is None else name
    for known in FORMATS:
        if wanted == known:
            return known
    ending = path.suffix or translate("Export", "without an ending")
    reason = translate("Export", "{file}: a picture can be .png, .svg or .pdf, a table .csv, not {ending}")
    raise ExportError(reason.format(file=path, ending=ending))
