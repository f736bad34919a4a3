"""Things that pairs join, in groups."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, TypeVar

import rustworkx

T = TypeVar("T", bound=Hashable)


def joined(items: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The connected components of a graph: each in the order of `items`, and they in that of their first ones."""
    listed = list(dict.fromkeys(items))
    places = {item: at for at, item in enumerate(listed)}
    graph: rustworkx.PyGraph[Any, None] = rustworkx.PyGraph()
    graph.add_nodes_from(listed)
    graph.extend_from_edge_list([(places[one], places[other]) for one, other in pairs])
    components = sorted(sorted(component) for component in rustworkx.connected_components(graph))
    return [[listed[at] for at in component] for component in components]
