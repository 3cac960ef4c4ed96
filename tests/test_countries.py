"""Country codes and names."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from babel import Locale, UnknownLocaleError, localedata
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.countries import (
    ISO_COUNTRIES,
    country_name,
    is_known_country,
    name_sort_key,
    normalized_country,
)

CLDR_ENTRIES_WITHOUT_ISO_CODE = {
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "EU",
    "EZ",
    "IC",
    "QO",
    "TA",
    "UN",
    "XA",
    "XB",
    "XK",
    "ZZ",
}


def test_the_iso_codes_are_those_that_cldr_names() -> None:
    cldr = {str(code) for code in Locale("en").territories if len(str(code)) == 2}
    assert cldr - CLDR_ENTRIES_WITHOUT_ISO_CODE == ISO_COUNTRIES
    assert len(ISO_COUNTRIES) == 249


@pytest.mark.parametrize("code", ["LT", "lt", " LT ", "UK", "USA", "XK", "SU", "YU", "DD", "CS", "EU", "UN"])
def test_is_known(code: str) -> None:
    assert is_known_country(code)


@pytest.mark.parametrize("code", ["", " ", "ZZ", "XA", "XX", "QO", "EZ", "001", "LTU", "Lithuania", "ß", "ﬁ"])
def test_is_not_known(code: str) -> None:
    assert not is_known_country(code)


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("LT", "en", "Lithuania"),
        ("LT", "lt", "Lietuva"),
        ("LT", "de-AT", "Litauen"),
        ("LT", "fr_FR.UTF-8", "Lituanie"),
        ("LT", "zh-Hant-TW", "立陶宛"),
        ("DE", "sr_RS@latin", "Немачка"),
        ("DE", "sr-Latn-RS", "Nemačka"),
        ("DE", "de-DE-x-private", "Deutschland"),
        ("GB", "en", "United Kingdom"),
        ("UK", "en", "United Kingdom"),
        ("US", "en", "United States"),
        ("usa", "en", "United States"),
        ("XK", "lt", "Kosovas"),
        ("EU", "de", "Europäische Union"),
        ("UN", "en", "United Nations"),
        ("SU", "en", "Soviet Union"),
        ("YU", "de", "Yugoslavia"),
        ("DD", "en", "East Germany"),
        ("CS", "en", "Czechoslovakia, or Serbia and Montenegro"),
        ("ZZ", "en", "ZZ (unknown country code)"),
        ("qq", "de", "QQ (unknown country code)"),
        ("001", "en", "001 (unknown country code)"),
        ("", "en", "(unknown country code)"),
    ],
)
def test_is_named(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize(
    ("language", "germany", "ukraine"),
    [
        ("nb_NO", "Tyskland", "Ukraina"),
        ("nn_NO.UTF-8", "Tyskland", "Ukraina"),
        ("zh_TW", "德國", "烏克蘭"),
        ("zh_HK", "德國", "烏克蘭"),
        ("zh-MO", "德國", "烏克蘭"),
        ("zh_CN", "德国", "乌克兰"),
        ("sr_ME", "Nemačka", "Ukrajina"),
    ],
)
def test_a_language_is_taken_for_the_one_that_cldr_puts_it_under(language: str, germany: str, ukraine: str) -> None:
    assert (country_name("DE", language), country_name("UA", language)) == (germany, ukraine)


def test_all_languages_have_the_names_that_babel_finds() -> None:
    written = {tag for tag in localedata.locale_identifiers() if tag.partition("_")[0] != "en"}
    # As systems write them: with a country but no script.
    written |= {re.sub("_[A-Z][a-z]{3}_", "_", tag) for tag in written}
    different = {}
    for tag in sorted(written):
        try:
            names = Locale.parse(tag).territories
        except UnknownLocaleError:
            continue
        if any(country_name(code, tag) != names[code] for code in ISO_COUNTRIES & names.keys()):
            different[tag] = names["UA"], country_name("UA", tag)
    assert different == {}


@pytest.mark.parametrize("language", ["", "C", "C.UTF-8", "xx", "xx-YY", "tlh", "../../etc", "-", "e n", "ß"])
def test_a_language_that_cldr_lacks_gives_english(language: str) -> None:
    assert country_name("DE", language) == "Germany"


@pytest.mark.parametrize("language", ["en", "lt", "ar", "ja", "vo"])
def test_every_known_country_has_a_name_of_its_own(language: str) -> None:
    names = {country_name(code, language) for code in ISO_COUNTRIES}
    assert all(names)
    assert len(names) == len(ISO_COUNTRIES)


@pytest.mark.parametrize(
    ("code", "normalized"),
    [("lt", "LT"), ("UK", "GB"), ("uk", "GB"), (" gb\n", "GB"), ("Usa", "US"), ("zz", "ZZ"), ("ß", "ß")],
)
def test_is_normalized(code: str, normalized: str) -> None:
    assert normalized_country(code) == normalized


@given(st.text(max_size=4))
def test_normalizing_again_changes_nothing_nor_does_it_make_a_code_known(code: str) -> None:
    normalized = normalized_country(code)
    assert normalized_country(normalized) == normalized
    assert is_known_country(normalized) == is_known_country(code)
    assert country_name(normalized) == country_name(code)


@given(language=st.text(max_size=12))
def test_any_text_for_a_language_gives_some_name(language: str) -> None:
    assert country_name("LT", language)


def test_names_sort_regardless_of_case_and_accents() -> None:
    names = ["Zambia", "Österreich", "portugal", "Åland Islands", "Oman", "Ägypten", "Albania", "Panama"]
    assert sorted(names, key=name_sort_key) == [
        "Ägypten", "Åland Islands", "Albania", "Oman", "Österreich", "Panama", "portugal", "Zambia",
    ]  # fmt: skip


def test_knowing_a_code_does_not_import_babel() -> None:
    program = "import sys, timeline_app.countries as c; c.is_known_country('LT'); sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_names_are_read_without_the_formats_of_dates_and_numbers() -> None:
    program = (
        "import sys; from timeline_app.countries import country_name\n"
        "assert country_name('DE', 'lt') == 'Vokietija'\n"
        "sys.exit('babel.dates' in sys.modules or 'babel.numbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode == 0
