"""Finds the files that travel with the program: in a checkout, an editable install or a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def schema_path() -> Path:
    """The published JSON Schema of event files."""
    return _resource("resources/events.schema.json")


def bundled_events_path() -> Path:
    """The file of events that is shown when none is named."""
    return _resource("resources/events.json", "events.json")


def translations_path() -> Path:
    """The folder of the translations, a `.qm` file each."""
    return _resource("resources/translations")


def _resource(path: str, in_checkout: str | None = None) -> Path:
    """What has this path in the package, or in a checkout beside it, if it has no other one there."""
    installed = _PACKAGE / path
    return installed if installed.exists() else _PACKAGE.parent / (in_checkout or path)
