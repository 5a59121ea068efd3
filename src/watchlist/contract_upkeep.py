"""The JSON of labels, of notifications and of `doctor`."""

from typing import Annotated, TypedDict

from watchlist.contract import Moment


class LabelledLine(TypedDict):
    """A labelled item of the store: a line of what `evaluate` takes."""

    id: str
    title: str
    summary: str
    url: str | None
    published: Moment | None
    language: str
    source: Annotated[str, "the publisher: a source's id, or as the item names it"]
    labels: Annotated[dict[str, int], "by indicator: 1 for relevant, 0 for not"]
    stages: Annotated[dict[str, str], "by indicator, where said"]
    polarity: Annotated[dict[str, str], "by indicator, of what is relevant"]
    event: Annotated[str, "its story: items of one event share it"]
