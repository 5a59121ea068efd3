"""What every test runs under: no network but loopback, no writing outside its own folder."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from watchlist.commands import run

# A slow or busy machine is no failure; where a change is judged, the same change is judged alike.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

DEMO_AT = "2026-11-24T06:00:00Z"
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection that is not to this machine fails, whatever asked for it."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = address[0] if isinstance(address, tuple) else address
            if host not in LOOPBACK:
                raise AssertionError(f"a test tried to reach {address}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's folders and the working folder are empty ones of the test's own."""
    for name in [n for n in os.environ if n.startswith(("WATCHLIST_", "XDG_"))]:
        if name != "WATCHLIST_TEST_DATA":
            monkeypatch.delenv(name)
    for name in (
        "http_proxy",
        "https_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "all_proxy",
    ):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(home)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """A demo that was kept, as options that lead to it; to be read only."""
    folder = tmp_path_factory.mktemp("demo") / "kept"
    made = ["demo", "--keep", str(folder), "--at", DEMO_AT, "--quiet", "-o", "/dev/null"]
    assert run(made) == 0
    config, store = str(folder / "demo.toml"), str(folder / "demo.db")
    return ("--config", config, "--db", store, "--at", DEMO_AT)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared test data; the test skips where there is none."""
    name = os.environ.get("WATCHLIST_TEST_DATA", "")
    if not name:
        pytest.skip("WATCHLIST_TEST_DATA names no folder of shared test data")
    return Path(name)
