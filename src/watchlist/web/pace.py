"""Hosts that want time between two requests get it; the threads that ask them wait."""

import threading
import time


class Pace:
    """When each host may be asked next."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}  # monotonic seconds, by host:port

    def wait(self, place: str, seconds: float) -> None:
        """Wait until so many seconds have passed since the last request to the host began."""
        if not seconds:
            return
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next.get(place, now))
            self._next[place] = start + seconds
        time.sleep(max(0.0, start - now))
