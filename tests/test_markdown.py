"""The safe part of Markdown: what is marked, what only looks so, and what is never let through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.links import is_safe_link, shown_host
from timeline_app.markdown import Line, Run, markdown_to_words, read_markdown

ADDRESS = "https://example.org/a_(b)?c=*d*"


def runs(text: str) -> list[Run]:
    (line,) = read_markdown(text)
    return list(line.runs)


def said(lines: tuple[Line, ...]) -> str:
    return "\n".join("".join(run.text for run in line.runs) for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b c* d", [Run("a "), Run("b c", is_emphasised=True), Run(" d")]),
        ("_b_, then", [Run("b", is_emphasised=True), Run(", then")]),
        ("**b**", [Run("b", is_strong=True)]),
        ("***b***", [Run("b", is_strong=True, is_emphasised=True)]),
        ("“*b*” (_c_)", [Run("“"), Run("b", False, True), Run("” ("), Run("c", False, True), Run(")")]),
        ("# b *c*", [Run("b ", is_strong=True), Run("c", True, True)]),
        (f"see [b]({ADDRESS}).", [Run("see "), Run("b", address=ADDRESS), Run(".")]),
        (f"**[b]({ADDRESS})**", [Run("b", is_strong=True, address=ADDRESS)]),
        ("[b](mailto:desk@example.org)", [Run("b", address="mailto:desk@example.org")]),
    ],
)
def test_what_is_marked_is_read(text: str, expected: list[Run]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4", "5*3*2 = 30", "snake_case_name, other_name", "f(*args, **kwargs)", "a footnote* and another*",
        "* see below, and *see above", "(*) this (*) that", "____ fills in ____", "__init__", "***", "*", "_",
        "**", "a_b_",
        r"¯\_(ツ)_/¯", r"C:\_work\*.txt", "#1 of 5", "#hashtag", "- says he", "1914. The war begins", "3) only one",
        "<b>bold</b> &amp; <img src=file:///etc/passwd>", "![a](https://example.org/a.png)", "> quoted", "`code *`",
        "[1]", "[1] (https://example.org)", "https://example.org/a_b_c", "*a\nb*", "  indented\n\n\ttext  ", "\n", "",
    ],
)  # fmt: skip
def test_what_only_looks_like_markup_is_left_as_it_is(text: str) -> None:
    lines = read_markdown(text)
    assert all(line.is_plain for line in lines)
    assert said(lines) == text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.org",
        "//example.org", "example.org", "vbscript:x", "http://[", "smb://host/share", "qrc:/x", "/etc/passwd",
    ],
)  # fmt: skip
def test_a_link_that_may_not_be_opened_is_shown_as_it_is_written(address: str) -> None:
    text = f"see [the report]({address})!"
    assert said(read_markdown(text)) == text
    assert all(line.is_plain for line in read_markdown(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"\*b\*", "*b*"),
        (r"\**b**", "**b**"),
        (r"\_b_", "_b_"),
        (rf"\[b]({ADDRESS})", f"[b]({ADDRESS})"),
    ],
)
def test_a_backslash_keeps_what_would_be_markup(text: str, shown: str) -> None:
    assert runs(text) == [Run(shown)]


def test_lists_keep_their_numbers_and_their_depth() -> None:
    lines = read_markdown("First:\n- a\n- *b*\n  * c\n\n7. d\n8) e\nend")
    assert [(line.sign, line.depth, said((line,))) for line in lines] == [
        ("", 0, "First:"),
        ("•", 1, "a"),
        ("•", 1, "b"),
        ("•", 2, "c"),
        ("", 0, ""),
        ("7.", 1, "d"),
        ("8)", 1, "e"),
        ("", 0, "end"),
    ]


MARKUP = st.text(st.sampled_from("ab *_[]()\\!#-1.\n") | st.characters(), max_size=60)


@given(MARKUP)
def test_nothing_but_marks_is_lost_and_the_lines_stay(text: str) -> None:
    lines = read_markdown(text)
    assert len(lines) == text.count("\n") + 1
    shown = [character for character in said(lines) if character.isalnum()]
    addresses = [run.address or "" for line in lines for run in line.runs]
    numbers = [line.sign for line in lines]
    kept = [character for part in (*shown, *addresses, *numbers) for character in part if character.isalnum()]
    assert sorted(kept) == sorted(character for character in text if character.isalnum())


@given(MARKUP)
def test_only_safe_links_come_out(text: str) -> None:
    found = [run.address for line in read_markdown(text) for run in line.runs if run.address is not None]
    assert all(map(is_safe_link, found))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("say **so**, *and* _so_", "say so, and so"),
        ("# Head\n- a\n  - *b*\n\n7. c\n8. d", "Head\n• a\n• b\n\n7. c\n8. d"),
        (f"see [the *report*]({ADDRESS}).", "see the *report*."),
        (r"\*so\* and 2 * 3, snake_case, f(*args)", "*so* and 2 * 3, snake_case, f(*args)"),
        ("- says he", "- says he"),
        ("", ""),
    ],
)
def test_the_words_of_a_text_are_what_people_read(text: str, shown: str) -> None:
    assert markdown_to_words(text) == shown


def test_the_words_of_a_text_may_say_where_its_links_lead() -> None:
    assert markdown_to_words(f"see **[it]({ADDRESS})**!", with_addresses=True) == f"see it ({ADDRESS})!"


@given(MARKUP)
def test_the_words_of_a_text_say_what_the_pane_shows(text: str) -> None:
    shown = [f"{line.sign} " * bool(line.sign) + said((line,)) for line in read_markdown(text)]
    assert markdown_to_words(text) == "\n".join(shown)


@pytest.mark.parametrize(
    "part", ["*a ", "**a ", "_a ", "[a](", "[a]((((", "[", "***", "*a_", "*_", "- a\n", "\\*", "*_*_a", "(((", "*a* "]
)
def test_a_text_of_nothing_but_marks_is_read_as_soon_as_another(part: str) -> None:
    # Ends at all: with an end looked for in all of the text, this would take minutes.
    text = part * (20_000 // len(part))
    assert said(read_markdown(text))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org/a/b?c", "example.org"),
        ("https://bank.example@evil.example/", "evil.example"),
        ("mailto:desk@example.org", "desk@example.org"),
        ("http://example.org:8080", "example.org:8080"),
        ("https://" + "a" * 100 + ".org", "a" * 59 + "…"),
    ],
)
def test_a_link_is_shown_with_where_it_leads(url: str, host: str) -> None:
    assert shown_host(url) == host
