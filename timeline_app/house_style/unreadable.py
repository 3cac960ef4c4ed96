"""The colours of a style that cannot be read, why, and which ones would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.colors import contrast, luminance, mixed, readable_color
from timeline_app.house_style.colors import GROUNDS, ON_GROUND, SIGNS, TEXTS, WASHES, complete_theme
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_app.theme import Theme

_DARK_LUMINANCE: Final = 0.2
_STEPS: Final = 20
"""So many are tried between a ground and its paper."""


def unreadable_colors(base: Theme, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Which of the named colours cannot be read, and why; each ground once, whatever cannot be read on it."""
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
    unfit = [name for name in (*GROUNDS, *WASHES) if name in named and _is_unfit(base, _with_ground(named, name))]
    # The other grounds follow from the paper.
    unfit = unfit[:1] if "paper" in unfit else unfit
    for name in unfit:
        reason = translate("House style", "no text or sign can be seen well both on {color} and on the other grounds")
        yield name, _with_better(reason.format(color=named[name]), _better_ground(base, named, name))
    if "paper" not in unfit:
        yield from _pale_colors(base, {name: color for name, color in named.items() if name not in unfit})


def _with_ground(named: Mapping[str, str], ground: str) -> dict[str, str]:
    """The named colours without the other grounds but the paper."""
    others = {*GROUNDS, *WASHES} - {"paper", ground}
    return {name: color for name, color in named.items() if name not in others}


def _is_unfit(base: Theme, named: Mapping[str, str]) -> bool:
    """Whether colours that follow cannot be read: nothing could be, on all of the grounds."""
    theme = complete_theme(base, named)
    return any(name not in named for name, _ in _hardest_grounds(theme, named) if name not in ON_GROUND)


def _better_ground(base: Theme, named: Mapping[str, str], ground: str) -> str | None:
    """The ground as much nearer to its paper as it has to be for all that stands on it; None where that is no help."""
    alone = _with_ground(named, ground)
    paper = base.paper if ground == "paper" else complete_theme(base, alone).paper
    for step in range(1, _STEPS + 1):
        better = mixed(named[ground], paper, 1 - step / _STEPS)
        changed = alone | {ground: better}
        if not any(_hardest_grounds(complete_theme(base, changed), changed)):
            return better
    return None


def _hardest_grounds(theme: Theme, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The colours that cannot be read, each with the ground on which it is worst read."""
    washes = tuple(name for name in WASHES if name in named)
    grounds = dict.fromkeys(TEXTS, (*GROUNDS, *washes)) | dict.fromkeys(SIGNS, GROUNDS)
    for name, ground_names in (grounds | {name: (on,) for name, on in ON_GROUND.items()}).items():
        color = getattr(theme, name)
        hardest = min(ground_names, key=lambda one: contrast(color, getattr(theme, one)))
        if contrast(color, getattr(theme, hardest)) < _least_contrast(theme, name):
            yield name, hardest


def _pale_colors(base: Theme, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    theme = complete_theme(base, named)
    for name, hardest in _hardest_grounds(theme, named):
        color, ground, least = getattr(theme, name), getattr(theme, hardest), _least_contrast(theme, name)
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
        is_help = blamed == name and contrast(better, ground) >= least
        yield blamed, _with_better(reason, better if is_help else None)


def _least_contrast(theme: Theme, name: str) -> float:
    return theme.mark_contrast if name in SIGNS else theme.text_contrast


def _with_better(reason: str, better: str | None) -> str:
    if better is None:
        return reason
    return f"{reason}; " + translate("House style", "as in {color}", "a colour instead").format(color=better)
