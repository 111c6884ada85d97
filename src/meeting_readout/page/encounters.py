"""The picture of who met whom: a dot for each person or body, a line between two who were at the same meeting."""

import math
from collections import Counter, defaultdict
from itertools import combinations
from typing import NamedTuple

from meeting_readout.page.archive import Archive
from meeting_readout.page.names import shorten
from meeting_readout.page.people import Somebody

MOST = 60
"""So many are shown, those who were at most meetings: the names of more could not be read."""
SIZE, RADIUS = 1000, 290
"""How wide and high the picture is, and how large the circle of the dots, in its units."""
LABEL = 28
NAMED = 8
"""So many whom somebody met are named beside the picture."""


class Node(NamedTuple):
    """Somebody: the place of the dot, that of the name and how it turns, how many meetings, whom they met how often."""

    somebody: Somebody
    x: float
    y: float
    label: str
    turn: float
    is_left: bool
    meetings: int
    met: list[tuple[Somebody, int]]


class Edge(NamedTuple):
    """A line between two dots, and at how many meetings both were."""

    x1: float
    y1: float
    x2: float
    y2: float
    meetings: int


class Encounters(NamedTuple):
    """The picture: dots, lines, and how many are left out."""

    nodes: list[Node]
    edges: list[Edge]
    left_out: int


def draw_encounters(archive: Archive) -> Encounters:
    """Place those who were at most meetings on a circle, each next to the one whom they met most often."""
    counts = Counter(key for met in archive.readouts for key in met.present if len(met.present) > 1)
    chosen = {key for key, _count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]}
    pairs = Counter(
        pair for met in archive.readouts for pair in combinations(sorted(chosen.intersection(met.present)), 2)
    )
    others = defaultdict[str, Counter[str]](Counter)
    for (one, other), count in pairs.items():
        others[one][other] = others[other][one] = count
    order = _order(chosen, others, counts)
    places = {key: _place(number, len(order)) for number, key in enumerate(order)}
    nodes = []
    for number, key in enumerate(order):
        angle = 360 * number / len(order)
        is_left = 90 < angle < 270
        met = sorted(others[key].items(), key=lambda pair: (-pair[1], pair[0]))[:NAMED]
        somebody = archive.people[key]
        label, turn = shorten(somebody.name, LABEL, 0), round(angle + 180 if is_left else angle, 2)
        told = [(archive.people[other], count) for other, count in met]
        nodes.append(Node(somebody, *places[key], label, turn, is_left, counts[key], told))
    edges = [Edge(*places[one], *places[other], count) for (one, other), count in sorted(pairs.items())]
    return Encounters(nodes, edges, len(counts) - len(nodes))


def _order(chosen: set[str], others: dict[str, Counter[str]], counts: Counter[str]) -> list[str]:
    """Return everybody, each after the one whom they met most often of those who are still to come."""
    left, order = set(chosen), list[str]()
    while left:
        last = others[order[-1]] if order else Counter[str]()
        order.append(min(left, key=lambda key: (-last[key], -counts[key], key)))
        left.remove(order[-1])
    return order


def _place(number: int, count: int) -> tuple[float, float]:
    angle = 2 * math.pi * number / count
    return round(SIZE / 2 + RADIUS * math.cos(angle), 1), round(SIZE / 2 + RADIUS * math.sin(angle), 1)
