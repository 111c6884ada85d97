"""What the tracer lets its parser read: a whole file, or a large one without its faultless pieces."""

from typing import TYPE_CHECKING

from meeting_readout.converters.pieces import LARGEST, ItemSpots, Pace
from meeting_readout.converters.tracing import Spot
from meeting_readout.converters.xml.piece_reader import Piece, PieceReader
from meeting_readout.converters.xml.start_tag import Frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.parsers.expat import XMLParserType


class Feeder:
    """Feeds one parser, of which `stack` are the open elements.

    `add_nodes` counts the values of a piece, or returns False where they are too many; `renew` makes another feeder.
    """

    def __init__(
        self,
        data: bytes,
        parser: "XMLParserType",
        stack: list[Frame],
        add_nodes: "Callable[[int], bool]",
        renew: "Callable[[], Feeder]",
    ) -> None:
        self.data, self.parser, self.stack, self.add_nodes, self.renew = data, parser, stack, add_nodes, renew
        self._shift = self._fed = 0

    def get_offset(self) -> int:
        """Return the offset in the file of what the parser reports."""
        return self._shift + int(self.parser.CurrentByteIndex)

    def get_error_offset(self) -> int:
        """Return the offset in the file of the error that ended the parsing."""
        return self._shift + self.parser.ErrorByteIndex

    def feed(self, start: int, end: int, is_last: bool = False) -> None:
        """Let the parser read a range of the file."""
        self._shift = start - self._fed
        self._fed += end - start
        self.parser.Parse(self.data[start:end], is_last)

    def feed_in_pieces(self, reader: PieceReader, at: int, end: int) -> int:
        """Let the parser read what is not faultless, to the last list before `end`; return where that is.

        What the parser reads ends with a tag each time, so that nothing waits in it while a piece is left out.
        """
        paces: dict[int, Pace] = {}
        base = len(self.stack)
        while at < (stop := reader.find_stop(at)) <= end:
            self.feed(at, stop)
            at = stop
            while len(self.stack) > base and (frame := self.stack[-1]).kind == "list":
                piece = reader.read(at, self.stack, paces.setdefault(frame.tag.end, Pace()))
                if not piece or not self.add_nodes(piece.nodes):
                    break
                self._add_piece(reader, frame, at, piece)
                at = piece.end
        return at

    def _add_piece(self, reader: PieceReader, frame: Frame, start: int, piece: Piece) -> None:
        """Add the items of a piece to their list."""
        first, count, opened = len(frame.data), dict(frame.count), [open_.tag for open_ in self.stack]

        def trace_items(_index: int) -> dict[str | int, Spot]:
            feeder = self.renew()
            for tag in opened:
                feeder.feed(tag.name[0] - 1, tag.end)
            made = feeder.stack[-1]
            made.count = dict(count)
            at = start
            if piece.end - start > 2 * LARGEST:  # one item larger than a piece
                at = feeder.feed_in_pieces(reader, start, piece.end)
            feeder.feed(at, piece.end)
            return dict(enumerate(made.spots.values(), first))

        frame.data += piece.items
        for name, times in piece.names.items():
            frame.count[name] = frame.count.get(name, 0) + times
        if not isinstance(frame.spots, ItemSpots):
            frame.spots = ItemSpots(frame.spots)
        frame.spots.add_piece(first, len(frame.data), trace_items)
