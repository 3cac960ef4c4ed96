"""The options of the command line that say what is shown; `view_options` says what they mean for a file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from timeline_app.countries import is_known_country, normalized_country
from timeline_app.facets.ids import NO_VALUE
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.dates.bounds import DateBounds

GROUPINGS: Final = ("category", "country", "none")
WINDOW_THEME_NAMES: Final = ("light", "dark", "contrast-light", "contrast-dark")
THEME_NAMES: Final = (*WINDOW_THEME_NAMES, "print")
"""The names in `theme.WINDOW_THEMES` and `theme.THEMES`, which know Qt; a test holds them together."""
LEAST_TEXT_SCALE, MOST_TEXT_SCALE = 0.5, 3.0
"""How much larger than designed the type of a picture can be."""
MOST_PAGES: Final = 100
"""Over so many the time of a PDF can be spread."""
WITHOUT: Final = "NONE"
"""Stands for the events without a country, and for the lane of those without what the lanes are by."""


_Options = argparse.ArgumentParser | argparse._ArgumentGroup  # argparse names the type of its groups so


def add_filter_options(parser: _Options) -> None:
    """The options that say which events are shown."""
    parser.add_argument(
        "--country",
        action="append",
        type=_country,
        metavar="CODE",
        help=translate(
            "Command line",
            "show the events of this country (ISO 3166, such as LT); any number of times; NONE for events without one",
        ),
    )
    parser.add_argument(
        "--only",
        action="append",
        type=_facet_value,
        metavar="FIELD=VALUE",
        help=translate(
            "Command line",
            "show the events with this value, as it is written or as it is shown: "
            "tag=NATO, category=politics, status=planned, actor=EU; "
            "any number of times; events have one of the values of each field; nothing behind = for events without one",
        ),
    )
    parser.add_argument(
        "--all-of",
        action="append",
        metavar="FIELD",
        help=translate("Command line", "events have all of the values of this field that are given: country, tag, …"),
    )


def add_span_options(parser: _Options) -> None:
    """The options that say which stretch of time is shown."""
    parser.add_argument(
        "--from",
        dest="from_date",
        type=_date,
        metavar="DATE",
        help=translate("Command line", 'first date, such as 2014 or "mid-2024"'),
    )
    parser.add_argument(
        "--to", dest="to_date", type=_date, metavar="DATE", help=translate("Command line", "last date, itself included")
    )


def add_selection_option(parser: _Options, explanation: str) -> None:
    """The option that names single events."""
    parser.add_argument("--select", action="append", metavar="ID", help=explanation)


def _date(text: str) -> DateBounds:
    """A date that is closed on both sides."""
    from timeline_app.dates.closed import closed_date  # noqa: PLC0415  # not needed without a span

    try:
        return closed_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: {error}") from error


def _country(text: str) -> str:
    if text.upper() == WITHOUT:
        return NO_VALUE
    code = normalized_country(text)
    if not is_known_country(code):
        reason = translate("Command line", "{text} is no ISO 3166 country code; Lithuania, say, is LT")
        raise argparse.ArgumentTypeError(reason.format(text=repr(text)))
    return code


def _facet_value(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not (field and equals):
        reason = translate("Command line", "{text}: write it as FIELD=VALUE, such as tag=NATO")
        raise argparse.ArgumentTypeError(reason.format(text=repr(text)))
    return unescaped(field), value


def unescaped(field: str) -> str:
    """The name of a field as it is; "=" stands in options as %3D and "%" as %25."""
    return field.replace("%3D", "=").replace("%25", "%")
