# ruff: noqa: INP001  a script, no package
"""Switches each defence off, one at a time, and fails where no test notices.

python tools/teeth.py [--only WORDS]

A defence is one line of the source; it is replaced in a throw-away copy of the project, and the
tests that are there for it run against the copy. They must pass before, and fail then.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
COPIED: Final = (
    "src",
    "tests",
    "tools",
    "examples",
    "indicators.toml",
    "pyproject.toml",
    "README.md",
)


@dataclass(frozen=True, slots=True)
class Tooth:
    """A defence, the text of the source that it is, what stands there without it, its tests."""

    defence: str
    module: str
    old: str
    new: str
    tests: str


TEETH: Final = tuple(
    Tooth(*row)
    for row in (
        # ------------------------------------------------------------ the network
        ("private addresses are not dialled", "web/dial.py",
         "if not self._is_proxy:\n            _vet(", "if False:\n            _vet(",
         "test_web"),
        ("every hop is vetted by what it resolves to", "addresses.py",
         "        address.is_global\n", "        True\n", "test_addresses"),
        ("networks that only look public are refused", "addresses.py",
         "and not any(address in network for network in _NEVER)", "", "test_addresses"),
        ("addresses wrapped in IPv6 are unwrapped", "addresses.py",
         "address.ipv4_mapped is not None:", "False:", "test_addresses"),
        ("only http and https are fetched", "addresses.py",
         "if parts.scheme not in _PORTS:", "if not parts.scheme:", "test_addresses"),
        ("control characters in addresses are refused", "addresses.py",
         "if _FORBIDDEN.search(url):", "if False:", "test_addresses"),
        ("an exchange ends at its deadline", "web/dial.py",
         "rest = self.deadline - time.monotonic()", "rest = 99.0", "test_web"),
        ("redirects are counted", "web/__init__.py",
         "for _ in range(self._limits.max_redirects + 1):", "for _ in range(99):", "test_web"),
        ("credentials stay with their origin", "web/__init__.py",
         "if here.origin == journey.start.origin:", "if True:", "test_web"),
        ("cookies stay with their origin", "web/__init__.py",
         "journey.cookies.get(here.origin)", "next(iter(journey.cookies.values()), None)",
         "test_web"),
        ("one lost connection is retried once", "web/__init__.py",
         "if not is_lost or not journey.may_retry:", "if True:", "test_web"),
        ("a server that says unchanged to a stranger is not believed", "web/__init__.py",
         "if not (request.etag or request.last_modified):", "if False:", "test_web"),
        ("a body is read up to its limit", "web/wire.py",
         "        if len(raw) > max_bytes:", "        if False:", "test_web"),
        ("an announced length over the limit is refused unread", "web/wire.py",
         "and int(announced) > max_bytes:", "and False:", "test_web"),
        ("one request at a time on a host, as many as allowed", "web/__init__.py",
         "self._running[place] < self._per_host", "True", "test_web"),
        ("secrets are hidden in what comes back", "web/__init__.py",
         "message = clean(known.hidden_in(answer.message), _MESSAGE_LENGTH)",
         "message = clean(answer.message, _MESSAGE_LENGTH)", "test_web test_secrets"),
        ("a packed body unpacks up to its limit", "inflate.py",
         "        if len(body) > limit:\n            return _too_large(limit)\n        if not",
         "        if not", "test_inflate"),
        ("what is packed several times is refused", "inflate.py",
         "if len(named) > 1:", "if False:", "test_inflate"),
        ("a wait is a day at most", "answers.py",
         "return min(round(wait), LONGEST_WAIT_SECONDS)", "return round(wait)", "test_answers"),
        ("the status counts, whatever the body", "answers.py",
         "status not in (204, 206)", "True", "test_answers"),
        # ------------------------------------------------------------ documents
        ("one bad byte costs one character", "charset.py",
         "    if good > bad:", "    if False:", "test_charset"),
        ("a document takes so many seconds at most", "fetchers/rss.py",
         "    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)\n",
         "    signal.setitimer(signal.ITIMER_REAL, 0)\n", "test_rss"),
        ("harmful entities go", "repair.py",
         "text = text[root.start() if has_entities else start :]", "text = text[start:]",
         "test_repair"),
        ("characters that XML forbids go", "repair.py",
         "    if _FORBIDDEN.search(text):", "    if False:", "test_repair"),
        ("no half item is read", "repair.py",
         "        text = text[: ends[-1].end()]", "        pass", "test_repair test_mutations"),
        ("long authors are emptied", "repair.py",
         '    text = _LONG_AUTHOR.sub(r"\\1", text)\n', "", "test_repair"),
        ("an item that breaks the parser costs no other", "fetchers/rss.py",
         "        documents = item_by_item(core)\n", "        documents = ()\n", "test_rss"),
        ("old validators are not sent", "conditional.py",
         "and timedelta(0) <= now - state.validated <= VALIDATORS_LAST", "", "test_rss"),
        ("so many items of a document at most", "drafts.py",
         "    if len(entries) > place.max_items:", "    if False:", "test_drafts"),
        ("a date ahead of its time is unknown", "drafts.py",
         "if date is not None and at is not None and date - at > _AHEAD:", "if False:",
         "test_drafts"),
        ("an offset that is none makes no date", "dates.py",
         "            if offset > _MOST_OFFSET:", "            if False:", "test_dates"),
        # ------------------------------------------------------------ characters and outputs
        ("control and bidirectional characters go", "clean.py",
         '_DROPPED.sub("", _SEQUENCES.sub("", text))', '_SEQUENCES.sub("", text)', "test_clean"),
        ("terminal sequences go", "clean.py",
         '_SEQUENCES.sub("", text)', "text", "test_clean"),
        ("markup goes", "clean.py",
         'return _TAG.sub(" ", _INLINE_TAG.sub("", _UNSEEN.sub(" ", text)))', "return text",
         "test_clean"),
        ("links are http and https", "links.py",
         "if parts.scheme not in _PORTS or not host:", "if not host:", "test_links"),
        ("a cell is no formula", "renderers/csv.py",
         "return f\"'{clean}\" if FORMULA.match(text) else clean", "return clean",
         "test_renderers"),
        ("foreign text is escaped in Markdown", "renderers/markdown.py",
         '_MARKS.sub(r"\\\\\\g<0>", clean)', "clean", "test_markdown"),
        # ------------------------------------------------------------ identity, health, store
        ("a moving guid makes no news", "identity.py",
         "    if same_head and (same_day or (", "    if same_head and False and (same_day or (",
         "test_identity"),
        ("what keeps failing is asked less and less", "health.py",
         "FIRST_WAIT * 2 ** min(failures - 1, 10)", "FIRST_WAIT", "test_health"),
        ("what is gone is not asked again", "health.py",
         "    if _is_gone(state):\n        return False\n", "", "test_health"),
        ("another feed at an old address is told", "health.py",
         "        and not set(found) & set(state.hosts)\n", "        and False\n", "test_health"),
        ("silence is told", "health.py",
         "patience = max(2 * state.cadence_hours,", "patience = max(99 * state.cadence_hours,",
         "test_health"),
        ("a turn is told by one run alone", "turns.py",
         " or state.turned <= last:", ":", "test_turns"),
        ("the first sight of a feed is no turn", "turns.py",
         "if state.before is None or state.health is None or state.before is FeedHealth.NEW:",
         "if state.before is None or state.health is None:", "test_turns"),
        ("old posts that are listed anew are told", "identity.py",
         "            found.add(Warn.ARCHIVE)\n", "            pass\n", "test_identity"),
        ("a desk that rests at weekends is not silent then", "cadence.py",
         "if resting else (end - start)", "if False else (end - start)", "test_cadence"),
        ("secrets are hidden where a server echoes them", "web/__init__.py",
         "body = known.hidden_in_body(answer.body)", "body = answer.body", "test_secrets"),
        ("a failure keeps what was known", "engine.py",
         "return self.states.get(feed.id) or FeedState(feed.id)", "return FeedState(feed.id)",
         "test_engine"),
        ("a run alone holds the store", "lock.py",
         "            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)\n", "            pass\n",
         "test_lock"),
        ("the store is its user's alone", "store/file.py",
         "os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))",
         "os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o666))", "test_store test_store_trouble"),
        ("a store of a newer version is left alone", "store/file.py",
         "        elif version > schema.version:", "        elif False:", "test_store"),
        ("what fails within a transaction is taken back", "store/file.py",
         "for statement in undo:", "for statement in (end,):",
         "test_store"),
        # ------------------------------------------------------------ the configuration
        ("what was meant is told", "decode.py",
         'return f"; did you mean {known[close[0]]!r}?" if close else ""', 'return ""',
         "test_broken"),
        ("a regular expression is no term", "terms.py",
         "    if _EXPRESSION.search(term):", "    if False:", "test_terms"),
        ("a large file is refused", "config_file.py",
         "    if len(data) > MAX_BYTES:", "    if False:", "test_config"),
    )
)  # fmt: skip


def bites(tooth: Tooth, copy: Path) -> tuple[bool, str]:
    """Return whether the tests notice, and which was the first to."""
    file = copy / "src" / "watchlist" / tooth.module
    whole = file.read_text(encoding="utf-8")
    if tooth.old not in whole:
        return False, "the source has no such line any more: mend the list"
    file.write_text(whole.replace(tooth.old, tooth.new), encoding="utf-8")
    try:
        done = tested(copy, tooth.tests.split())
    finally:
        file.write_text(whole, encoding="utf-8")
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    first = failed[0].removeprefix("FAILED ").split(" - ")[0] if failed else ""
    return done.returncode == 1 and bool(first), first or "no test noticed"


def tested(copy: Path, names: list[str]) -> "subprocess.CompletedProcess[str]":
    """Run some of the tests against the copy; the first failure ends it."""
    files = [f"tests/{name}.py" for name in names if (copy / f"tests/{name}.py").exists()]
    return subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-rfE", *files],
        cwd=copy, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


def main() -> int:
    """Try each tooth; print what noticed; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="those whose defence holds these words")
    only = parser.parse_args().only
    teeth = [tooth for tooth in TEETH if only in tooth.defence]
    blunt = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name, symlinks=True)
            elif (ROOT / name).exists():
                shutil.copy(ROOT / name, copy / name, follow_symlinks=False)
        whole = tested(copy, sorted({name for tooth in teeth for name in tooth.tests.split()}))
        if whole.returncode:
            sys.stdout.write(whole.stdout[-2000:])
            return 1
        for tooth in teeth:
            noticed, what = bites(tooth, copy)
            blunt += not noticed
            sys.stdout.write(f"{'ok   ' if noticed else 'BLUNT'} {tooth.defence}: {what}\n")
            sys.stdout.flush()
    sys.stdout.write(
        f"{len(teeth) - blunt} of {len(teeth)} defences are missed when they are off\n"
    )
    return 1 if blunt else 0


if __name__ == "__main__":
    sys.exit(main())
