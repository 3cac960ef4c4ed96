"""What is raised where a picture or a table cannot be made."""

from __future__ import annotations

from timeline_app.wording import translate


class ExportError(Exception):
    """The picture or the table could not be made; the message says why, and what was on disk before is still there."""


def unwritten(target: object, reason: object) -> ExportError:
    """The error that a file, or what else is written to, cannot be written, and why."""
    words = translate("Export", "{file}: cannot be written: {reason}")
    return ExportError(words.format(file=target, reason=reason))
