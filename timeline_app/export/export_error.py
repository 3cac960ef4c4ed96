"""What is raised where a picture or a table cannot be made."""

from __future__ import annotations


class ExportError(Exception):
    """The picture or the table could not be made; the message says why, and what was on disk before is still there."""
