"""Country codes, and the countries' names in the user's language."""

from __future__ import annotations

import pickle
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, Self

from timeline_app.plain_text import single_line
from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ISO_COUNTRIES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE
    YT ZA ZM ZW
    """.split()  # noqa: SIM905  # as a list it would be 249 lines
)
"""The 249 officially assigned codes of ISO 3166-1 alpha-2."""

_KNOWN_TO_CLDR: Final = frozenset({"XK", "EU", "UN"})
"""Kosovo, which has no official code, and two organisations that an event may concern."""

_GONE: Final = frozenset({"CS", "DD", "SU", "YU"})
"""States that are gone, which CLDR no longer names."""

_PARENTS: Final = dict(
    pair.split(":")
    for pair in """
    nb:no nn:no ht:fr hi_Latn:en_IN
    es_AR:es_419 es_BO:es_419 es_BR:es_419 es_BZ:es_419 es_CL:es_419 es_CO:es_419 es_CR:es_419 es_CU:es_419
    es_DO:es_419 es_EC:es_419 es_GT:es_419 es_HN:es_419 es_MX:es_419 es_NI:es_419 es_PA:es_419 es_PE:es_419
    es_PR:es_419 es_PY:es_419 es_SV:es_419 es_US:es_419 es_UY:es_419 es_VE:es_419
    pt_AO:pt_PT pt_CH:pt_PT pt_CV:pt_PT pt_FR:pt_PT pt_GQ:pt_PT pt_GW:pt_PT pt_LU:pt_PT pt_MO:pt_PT pt_MZ:pt_PT
    pt_ST:pt_PT pt_TL:pt_PT
    zh_TW:zh_Hant zh_HK:zh_Hant_HK zh_MO:zh_Hant_HK zh_Hant_MO:zh_Hant_HK yue_CN:yue_Hans
    kk_CN:kk_Arab pa_PK:pa_Arab sd_IN:sd_Deva sr_BA:sr_Cyrl_BA sr_ME:sr_Latn_ME uz_AF:uz_Arab
    """.split()  # noqa: SIM905  # as a list it would be 44 lines
)
"""What CLDR puts a language under, or takes it for, where that is not the tag without its last part.

Babel has it in a file that takes 4 ms to read. Left out is English, whose kinds differ in a full stop ("St. Helena").
"""

_ALIASES: Final = {"UK": "GB", "USA": "US"}
"""What people write for a country beside its code."""


def normalized_country(code: str) -> str:
    """The one code that stands for a country: upper-case, GB for UK, US for USA; an unknown one stays."""
    # Only ASCII: upper-casing would make a code of "ß" (SS, South Sudan) or of the ligature "ﬁ" (FI).
    if not code.isascii():
        return code
    upper = code.strip().upper()
    return _ALIASES.get(upper, upper)


def is_known_country(code: str) -> bool:
    """Whether `code` names a country, today's or a former one, or one of the organisations EU and UN."""
    normalized = normalized_country(code)
    return normalized in ISO_COUNTRIES or normalized in _KNOWN_TO_CLDR or normalized in _GONE


def country_name(code: str, language: str = "en") -> str:
    """The country's common name in `language`, "United Kingdom" for GB or UK.

    `language` is a language tag ("lt", "pt-BR", "lt_LT.UTF-8"); what CLDR lacks in it falls back
    to the base language, then to English. A code that is not known is given back, marked as unknown.
    """
    normalized = normalized_country(code)
    if not is_known_country(normalized):
        words = translate("Countries", "{code} (unknown country code)")
        return words.format(code=single_line(normalized, 40)).lstrip()
    if normalized in _GONE:
        return _gone_name(normalized)
    return next(names[normalized] for names in _territory_names(language) if normalized in names)


def _gone_name(code: str) -> str:
    names = {
        # CS was assigned twice: to Czechoslovakia until 1993, to Serbia and Montenegro from 2003 to 2006.
        "CS": translate("Countries", "Czechoslovakia, or Serbia and Montenegro"),
        "DD": translate("Countries", "East Germany"),
        "SU": translate("Countries", "Soviet Union"),
        "YU": translate("Countries", "Yugoslavia"),
    }
    return names[code]


def name_sort_key(name: str) -> tuple[str, str]:
    """Sorts names regardless of case and accents, so that Åland stands with A; then by the name itself."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold(), name


@cache
def _territory_names(language: str) -> tuple[Mapping[str, str], ...]:
    """CLDR's names by code, for `language`, then for those that CLDR puts it under, then for English."""
    subtags = re.split("[-_]", re.split("[.@]", language)[0])  # a POSIX name ends in .ENCODING@VARIANT
    # As CLDR writes them: zh_Hant_TW.
    cased = [subtags[0].lower(), *(tag.title() if len(tag) == 4 else tag.upper() for tag in subtags[1:])]
    return tuple(names for names in map(_names_in, _with_parents("_".join(cased))) if names is not None)


def _with_parents(tag: str) -> Iterator[str]:
    while tag:
        yield tag
        tag = _PARENTS.get(tag) or tag.rpartition("_")[0]
    yield "en"


def _names_in(tag: str) -> Mapping[str, str] | None:
    """CLDR's names by code in just this locale; None where CLDR has no such locale."""
    from babel import localedata  # noqa: PLC0415  # only where names are shown

    try:
        # Not merged with those that it inherits from, nor first looked for in Babel's list: each takes as long again.
        with open(localedata.resolve_locale_filename(tag), "rb") as data:  # noqa: PTH123  # Babel's own path
            territories: Mapping[str, str] = _NamesOnly(data).load().get("territories", {})
    except (OSError, ValueError):
        return None
    return territories


class _NamesOnly(pickle.Unpickler):
    """Reads a locale of Babel without the classes of its date and number formats: they take longest."""

    def find_class(self, _module: str, _name: str, /) -> type[_Unread]:
        return _Unread


class _Unread:
    """Stands for a value of a locale that is no name."""

    def __new__(cls, *_: object) -> Self:
        return super().__new__(cls)

    def __setstate__(self, _: object) -> None:
        pass
