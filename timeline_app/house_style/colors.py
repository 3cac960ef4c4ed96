"""A theme from the few colours that a style names: those that it leaves out follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtGui import QColor

from timeline_app.colors import contrast, mixed, readable_color

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.theme import Theme

_LIKE_PAPER: Final = ("stripe", "panel", "field", "faint", "grid", "hover_wash", "found_wash")
"""They stay as far from the paper as they are in the base."""
GROUNDS: Final = ("paper", "stripe", "panel", "field")
WASHES: Final = ("hover_wash", "accent_wash")
"""Grounds too, which matter where a style names them; else they follow."""
TEXTS: Final = ("ink", "muted", "accent")
SIGNS: Final = ("as_of", "found")
ON_GROUND: Final = {"on_accent": "accent", "on_as_of": "as_of"}


def complete_theme(base: Theme, named: Mapping[str, str]) -> Theme:
    """The base with the named colours, the others moved along with them and kept readable."""
    if not named:
        return base
    theme = replace(base, **named)

    def follow(colors: Mapping[str, str]) -> Theme:
        return replace(theme, **{name: color for name, color in colors.items() if name not in named})

    theme = follow({name: _moved(getattr(base, name), base.paper, theme.paper) for name in _LIKE_PAPER})
    theme = follow(_washes(theme, named))
    grounds = [getattr(theme, name) for name in (*GROUNDS, *WASHES)]
    hardest = min(grounds, key=lambda ground: contrast(ground, theme.ink))
    least = dict.fromkeys(TEXTS, base.text_contrast) | dict.fromkeys(SIGNS, base.mark_contrast)
    theme = follow({name: readable_color(getattr(theme, name), hardest, ratio) for name, ratio in least.items()})
    density = mixed(theme.accent, theme.paper, 0.65) if "accent" in named else base.density
    return follow(
        {
            "on_accent": _text_on(theme.accent, base.on_accent, base.text_contrast),
            "on_as_of": _text_on(theme.as_of, base.on_as_of, base.text_contrast),
            "density": readable_color(density, theme.panel, base.mark_contrast),
        }
    )


def _washes(theme: Theme, named: Mapping[str, str]) -> dict[str, str]:
    """The grounds of what is selected and of what is found, as far as their colours are the style's own."""
    washes = {}
    if "accent" in named or "paper" in named:
        washes["accent_wash"] = mixed(theme.accent, theme.paper, 0.15 if theme.is_dark else 0.1)
    if "found" in named:
        washes["found_wash"] = mixed(theme.found, theme.paper, 0.2)
    return washes


def _text_on(ground: str, color: str, least_contrast: float) -> str:
    """A colour for text on a ground: the usual one where it can be read."""
    if contrast(color, ground) >= least_contrast:
        return color
    return max("#ffffff", "#000000", key=lambda one: contrast(one, ground))


def _moved(color: str, from_paper: str, to_paper: str) -> str:
    """A colour as far from another paper, channel by channel, as it was from one."""
    own, old, new = QColor(color), QColor(from_paper), QColor(to_paper)
    channels = (
        (own.red(), old.red(), new.red()),
        (own.green(), old.green(), new.green()),
        (own.blue(), old.blue(), new.blue()),
    )
    return "#" + "".join(f"{max(0, min(255, at + after - before)):02x}" for at, before, after in channels)
