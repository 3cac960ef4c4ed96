"""A theme from the few colours that a style names: those that it leaves out follow, those it names must be readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtGui import QColor

from timeline_app.colors import contrast, luminance, mixed, readable_color
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_app.theme import Theme

_LIKE_PAPER: Final = ("stripe", "panel", "field", "faint", "grid", "hover_wash", "found_wash")
"""They stay as far from the paper as they are in the base."""
_GROUNDS: Final = ("paper", "stripe", "panel", "field")
_TEXTS: Final = ("ink", "muted", "accent")
_SIGNS: Final = ("as_of", "found")
_ON_GROUND: Final = {"on_accent": "accent", "on_as_of": "as_of"}
_DARK_LUMINANCE: Final = 0.2


def complete_theme(base: Theme, named: Mapping[str, str]) -> Theme:
    """The base with the named colours, the others moved along with them and kept readable."""
    if not named:
        return base
    theme = replace(base, **named)

    def follow(colors: Mapping[str, str]) -> Theme:
        return replace(theme, **{name: color for name, color in colors.items() if name not in named})

    theme = follow({name: _moved(getattr(base, name), base.paper, theme.paper) for name in _LIKE_PAPER})
    theme = follow(_washes(theme, named))
    grounds = [getattr(theme, name) for name in (*_GROUNDS, "hover_wash", "accent_wash")]
    hardest = min(grounds, key=lambda ground: contrast(ground, theme.ink))
    least = dict.fromkeys(_TEXTS, base.text_contrast) | dict.fromkeys(_SIGNS, base.mark_contrast)
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


def unreadable_colors(base: Theme, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Which of the named colours cannot be read, and why."""
    theme = complete_theme(base, named)
    is_dark = luminance(theme.paper) < _DARK_LUMINANCE
    if is_dark != base.is_dark:
        reason = (
            translate("House style", "{color} is dark: start from a dark theme, such as base = {base}")
            if is_dark
            else translate("House style", "{color} is light: start from a light theme, such as base = {base}")
        )
        yield "paper", reason.format(color=theme.paper, base='"dark"' if is_dark else '"light"')
        # The rest follows from this.
        return
    grounds = dict.fromkeys((*_TEXTS, *_SIGNS), _GROUNDS) | {name: (on,) for name, on in _ON_GROUND.items()}
    for name, ground_names in grounds.items():
        color, least = getattr(theme, name), theme.mark_contrast if name in _SIGNS else theme.text_contrast
        hardest = min(ground_names, key=lambda one: contrast(color, getattr(theme, one)))
        ground = getattr(theme, hardest)
        if contrast(color, ground) >= least:
            continue
        # The one that is named is to be changed.
        blamed = name if name in named else hardest
        reason = translate("House style", "the contrast of {color} with {ground} is {ratio}, {least} is the least")
        reason = reason.format(
            color=f"{name} ({color})",
            ground=f"{hardest} ({ground})",
            # Cut, not rounded: 4.46 is not enough where 4.5 is.
            ratio=f"{int(contrast(color, ground) * 10) / 10:g}",
            least=f"{least:g}",
        )
        better = readable_color(color, ground, least)
        if blamed == name and contrast(better, ground) >= least:
            reason += "; " + translate("House style", "as in {color}", "a colour instead").format(color=better)
        yield blamed, reason


def _moved(color: str, from_paper: str, to_paper: str) -> str:
    """A colour as far from another paper, channel by channel, as it was from one."""
    own, old, new = QColor(color), QColor(from_paper), QColor(to_paper)
    channels = (
        (own.red(), old.red(), new.red()),
        (own.green(), old.green(), new.green()),
        (own.blue(), old.blue(), new.blue()),
    )
    return "#" + "".join(f"{max(0, min(255, at + after - before)):02x}" for at, before, after in channels)
