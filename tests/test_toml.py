"""The scan says where every key and value stands, and agrees with tomllib on what there is."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist import config
from watchlist.configuration.toml import WHOLE, Path, Place, Places, scan


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield the path of everything in what tomllib returned."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for name, one in inside:
        yield (*path, name)
        yield from paths(one, (*path, name))


def rest(text: str, place: Place) -> str:
    """Return what stands from a place on."""
    lines = text.split("\n")
    return "\n".join(lines[place.line - 1 :])[place.column - 1 :]


def at(table: Any, path: Path) -> object:  # noqa: ANN401  what tomllib returns
    for step in path:
        table = table[step]
    return table


def scalar(text: str) -> object:
    """Return the longest value that a text begins with, as tomllib reads it."""
    ends = [len(text), *(i for i in range(len(text) - 1, 0, -1) if text[i] in ",]}\r\n")]
    for end in ends:
        try:
            table = tomllib.loads(f"x = {text[:end]}")
        except tomllib.TOMLDecodeError:
            continue
        if list(table) == ["x"]:
            return table["x"]
    raise AssertionError(f"no value in {text!r}")


# ------------------------------------------------------------------ texts for tomllib to read

BASIC = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def basic(text: str) -> str:
    return (
        '"'
        + "".join(BASIC.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in text)
        + '"'
    )


TEXTS = st.text(st.sampled_from("aZ9é한\u0301😀 \"'\\\n\r\t\b\x7f.#[]{}=,\ufeff"), max_size=6)
BARE_NAMES = st.from_regex(r"[A-Za-z0-9_-]{1,5}", fullmatch=True)
NAMES = BARE_NAMES | TEXTS
BLANKS = st.sampled_from(["", " ", "\t "])
GAPS = st.sampled_from(["", " ", "\n", "\r\n", "  # ] } , [x] \" '\n", "\n\n\t"])


@st.composite
def keys(draw: st.DrawFn, name: str) -> str:
    is_bare = name != "" and all(c.isascii() and (c.isalnum() or c in "-_") for c in name)
    forms = [basic(name)]
    if is_bare:
        forms.append(name)
    if name.isprintable() and "'" not in name:
        forms.append(f"'{name}'")
    return draw(st.sampled_from(forms))


SCALARS = st.one_of(
    st.integers(-(10**12), 10**12).map(str),
    st.sampled_from(["true", "false", "inf", "-nan", "0x1F", "1_000", "6.5e-3", "-0.0"]),
    st.sampled_from(["2026-01-31", "07:32:00", "1979-05-27 07:32:00Z", "1979-05-27T07:32:00.5Z"]),
    TEXTS.map(basic),
    st.sampled_from(
        [
            "''", '""', "'a # ] \" }'", '"a # ] \\" }"', '""""""', "''''''",
            '"""\n[not] = "a header"\n"""', "'''\r\nx = 1 ] \\'''", '""""quoted"""""',
            "''''quoted'''''", '"""a \\\n   b\\"""" """', '"\\u00e9"',
        ]
    ),
)  # fmt: skip


@st.composite
def values(draw: st.DrawFn, depth: int = 3) -> str:
    kind = draw(st.sampled_from(["scalar", "scalar", "array", "table"])) if depth else "scalar"
    if kind == "array":
        parts = draw(st.lists(values(depth - 1), max_size=3))
        inside = ",".join(draw(GAPS) + part + draw(GAPS) for part in parts)
        comma = draw(st.sampled_from(["", ","])) if parts else ""
        return f"[{inside}{comma}{draw(GAPS)}]"
    if kind == "table":
        names = draw(st.lists(NAMES, unique=True, max_size=3))
        pairs = [
            f"{draw(keys(n))}{draw(BLANKS)}={draw(BLANKS)}{draw(values(depth - 1))}" for n in names
        ]
        return "{" + ",".join(draw(BLANKS) + pair + draw(BLANKS) for pair in pairs) + "}"
    return draw(SCALARS)


@st.composite
def statements(draw: st.DrawFn) -> str:
    names = draw(st.lists(NAMES, min_size=1, max_size=3))
    dotted = (draw(BLANKS) + "." + draw(BLANKS)).join([draw(keys(n)) for n in names])
    tail = draw(st.sampled_from(["", "  ", " # a = 1 [b]"]))
    return f"{draw(BLANKS)}{dotted}{draw(BLANKS)}={draw(BLANKS)}{draw(values())}{tail}"


@st.composite
def headers(draw: st.DrawFn) -> str:
    names = draw(st.lists(st.sampled_from(["a", "b", "c d"]), min_size=1, max_size=3))
    dotted = (draw(BLANKS) + "." + draw(BLANKS)).join([draw(keys(n)) for n in names])
    left, right = draw(st.sampled_from([("[", "]"), ("[[", "]]")]))
    return f"{draw(BLANKS)}{left}{draw(BLANKS)}{dotted}{draw(BLANKS)}{right} # [x]"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a valid TOML text: lines that tomllib refuses beside those before them are left out."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    kept: list[str] = []
    for line in draw(st.lists(statements() | headers() | GAPS, max_size=10)):
        try:
            tomllib.loads("\n".join([*kept, line]))
        except tomllib.TOMLDecodeError:
            continue
        kept.append(line)
    return newline.join(kept)


class TestAgainstTomllib:
    @given(documents())
    def test_every_path_that_tomllib_has_is_located_and_no_other(self, text: str) -> None:
        found = scan(text).values

        assert set(found) == set(paths(tomllib.loads(text)))

    @given(documents())
    def test_a_scalar_reads_the_same_from_where_the_scan_says_it_begins(self, text: str) -> None:
        found = scan(text)
        table = tomllib.loads(text)

        for path in paths(table):
            value = at(table, path)
            if not isinstance(value, dict | list):
                assert repr(scalar(rest(text, found.values[path]))) == repr(value), path

    @given(documents())
    def test_a_key_stands_where_the_scan_says(self, text: str) -> None:
        found = scan(text)

        for path, place in found.keys.items():
            here = rest(text, place)
            if here.startswith("["):
                continue  # a table: where its header stands
            name = str(path[-1])
            assert here.startswith((name, basic(name), f"'{name}'")), path

    @given(st.text(st.sampled_from("ab.=[]{},\"'#\\ \n\r\t1u\ufeff"), max_size=60))
    def test_any_text_is_taken(self, text: str) -> None:
        for path, place in scan(text).values.items():
            assert path
            assert place >= (1, 1)

    def test_the_shipped_configuration_is_located_whole(self) -> None:
        text = config.default_text()

        assert set(scan(text).values) == set(paths(tomllib.loads(text)))

    def test_depth_is_no_danger(self) -> None:
        deep = "[" * 900

        assert scan(f"a = {deep}").values[("a",)] == Place(1, 5)


TEXT = """\
title = "x" # [comment]
a.b = [1, { c = 2 },
  'three', # , ]
]
[[list]]
id = 1
  [list.table]
  "odd key" = 1
  [[list.inner]]
  [[list.inner]]
  n = \"\"\"
[fake]
y = 1\"\"\"
[[list]]
id = 2
[later.part]
[later]
k = 1
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), (1, 1), (1, 9)),
        (("a",), (2, 1), (2, 1)),
        (("a", "b"), (2, 3), (2, 7)),
        (("a", "b", 0), (2, 8), (2, 8)),
        (("a", "b", 1), (2, 11), (2, 11)),
        (("a", "b", 1, "c"), (2, 13), (2, 17)),
        (("a", "b", 2), (3, 3), (3, 3)),
        (("list",), (5, 1), (5, 1)),
        (("list", 0), (5, 1), (5, 1)),
        (("list", 0, "id"), (6, 1), (6, 6)),
        (("list", 0, "table"), (7, 3), (7, 3)),
        (("list", 0, "table", "odd key"), (8, 3), (8, 15)),
        (("list", 0, "inner"), (9, 3), (9, 3)),
        (("list", 0, "inner", 1), (10, 3), (10, 3)),
        (("list", 0, "inner", 1, "n"), (11, 3), (11, 7)),
        (("list", 1), (14, 1), (14, 1)),
        (("list", 1, "id"), (15, 1), (15, 6)),
        (("later",), (17, 1), (17, 1)),
        (("later", "k"), (18, 1), (18, 5)),
        (("list", 0, "inner", 1, "absent"), (10, 3), (10, 3)),
        (("list", 7, "id"), (5, 1), (5, 1)),
        (("absent", "x"), (0, 0), (0, 0)),
        ((), (0, 0), (0, 0)),
    ],
    ids=str,
)
def test_keys_and_values_are_found_or_the_nearest_above(
    path: Path, key: tuple[int, int], value: tuple[int, int]
) -> None:
    places = scan(TEXT)

    assert places.key(path) == key
    assert places.value(path) == value


@pytest.mark.parametrize(
    ("text", "path", "first", "again"),
    [
        ("a = 1\n a = 2", ("a",), (1, 1), (2, 2)),
        ("a.b = 1\na.b = 2", ("a", "b"), (1, 3), (2, 3)),
        ("[a]\n[b]\n[a]", ("a",), (1, 1), (3, 1)),
        ("[[a]]\n[a]", ("a",), (1, 1), (2, 1)),
        ("x = { a = 1, a = 2 }", ("x", "a"), (1, 7), (1, 14)),
    ],
    ids=["key", "dotted", "table", "table after array", "inline"],
)
def test_what_is_given_twice_is_told_with_both_places(
    text: str, path: Path, first: tuple[int, int], again: tuple[int, int]
) -> None:
    (repeat,) = scan(text).repeats

    assert (repeat.path, repeat.first, repeat.again) == (path, first, again)


@pytest.mark.parametrize(
    "text",
    [
        "a", "= 1", "[", "[[", "[]\nb = 1", "a = ", "a = [", "a = { b", "a = {b = 1", 'a = "',
        "a = [1 2]", "a = { = 1 }", "a = }", "a. = 1",
    ],
)  # fmt: skip
def test_broken_text_is_scanned_as_far_as_it_goes(text: str) -> None:
    places = scan(f"before = 1\n{text}\nafter = 2")

    assert places.values[("before",)] == (1, 10)


def test_escaped_names_are_the_names_they_mean() -> None:
    found = scan('"\\u00e9\\U0001F600\\t\\"\\UFFFFFFFF" = 1')

    assert list(found.values) == [('\u00e9\U0001f600\t"\U0010ffff',)]


def test_nothing_known_means_the_text_as_a_whole() -> None:
    assert Places({}, {}).value(("a", 1)) is WHOLE
