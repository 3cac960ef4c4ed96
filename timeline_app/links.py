"""Addresses from files: which of them may be opened, and how they are shown."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from timeline_app.plain_text import single_line

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})


def is_safe_link(url: str) -> bool:
    """Whether a link may be opened: http, https and mailto only."""
    try:
        return urlsplit(url.strip()).scheme.lower() in SAFE_SCHEMES
    except ValueError:
        return False


def shown_host(url: str) -> str:
    """Where a safe link leads to, in few characters: the machine, or the address of a letter."""
    parts = urlsplit(url.strip())
    # What stands before an @ is no part of the machine, though it may look like one.
    host = parts.path if parts.scheme.lower() == "mailto" else parts.netloc.rpartition("@")[2]
    return single_line(host, 60)
