"""The few seams of the tool: where implementations stand side by side, or the world begins."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from watchlist.contract.upkeep import MessageTree
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Request, Response
from watchlist.notice import Undelivered
from watchlist.pages.page import View
from watchlist.settings import Channel, Feed, FetchLimits


class Send(Protocol):
    """Sends requests side by side; `web.Web.send`, or what stands in for it."""

    def __call__(self, requests: Sequence[Request], /) -> Iterable[Response]:
        """Return the answers, as they come; nothing need be sent before the first is taken."""


class Fetcher(Protocol):
    """How one kind of feed is asked and read; both functions are pure."""

    def request(self, feed: Feed, state: FeedState, now: datetime) -> Request:
        """Return what to ask of the feed, given what is remembered of it."""

    def parse(self, feed: Feed, fetched: Fetched, limits: FetchLimits) -> Document | FetchFailure:
        """Return the document in an answer, or why there is none."""


class Renderer(Protocol):
    """How a view becomes text."""

    def render(self, view: View, width: int, *, color: bool) -> str:
        """Return the view as text for so many columns, ending in a newline."""


class Notifier(Protocol):
    """How one kind of channel is told."""

    def deliver(
        self, channel: Channel, message: MessageTree, environ: Mapping[str, str]
    ) -> Undelivered | None:
        """Deliver a message, within a minute; return why it could not be.

        Args:
            channel: whom to tell.
            message: what to tell.
            environ: where `${NAME}` is looked up; no value of it is ever shown.
        """
