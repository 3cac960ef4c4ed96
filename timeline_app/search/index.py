"""Events in blocks, in order of time, and for each block a sieve that tells which words it can't have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from timeline_app.search.folding import EVENT_END, FIELD_END, FOLDS, single_spaced

if TYPE_CHECKING:
    from timeline_app.search.fields import FieldTexts
    from timeline_app.search.query import Query
    from timeline_app.table import Bools, EventRecords, EventTable, Ints, Rows

BLOCK_BYTES: Final = 2**16
"""About how much of the file a block has: so much is folded in half a millisecond."""
_SIEVE_BITS: Final = 2**14
"""Of a block: a thirtieth of its text, and so many that a few thousand different trigrams leave most of them free."""

_FIRST_LETTERS: Final = (4, 5, 6)
_MIX: Final = np.uint16(40_503)
_UNUSED_BITS: Final = np.uint16(2)
"""Of 16, those that a sieve has no room for."""

Bits = npt.NDArray[np.uint16]
"""Numbers of bits in a sieve."""

_decode_events: Final = msgspec.json.Decoder(list[dict[str, Any]]).decode


@dataclass(slots=True, eq=False)
class SearchIndex:
    """The words of a table's events, block by block. The texts stay in the file's bytes; the sieves are learnt.

    A sieve has a bit for each trigram of folded text, and for the first letters of each word: the former say little of
    numbers. Several share a bit.
    """

    records: EventRecords
    texts: FieldTexts
    order: Rows
    """All rows of the table in the order in which hits come: that of time, undated ones last; shape `(n,)`."""
    first: Ints
    """Shape `(blocks + 1,)`: block `b` has the rows `order[first[b]:first[b + 1]]`."""
    sieves: npt.NDArray[np.uint8]
    """Shape `(bits / 8, blocks)`: a search asks all blocks for a few bits."""
    learnt: Bools
    """Which blocks have their sieve; shape `(blocks,)`."""
    _unlearnt: int = 0
    """All blocks before this one are learnt."""

    @classmethod
    def of(cls, table: EventTable, texts: FieldTexts, order: Rows) -> SearchIndex:
        """The index of a table, nothing learnt yet; `order` has each of its rows once."""
        records = table.records
        ends = np.cumsum((records.end - records.begin)[order])
        first = np.flatnonzero(np.diff(ends // BLOCK_BYTES, prepend=-1))
        blocks = len(first)
        return cls(
            records,
            texts,
            order,
            np.append(first, len(order)),
            np.zeros((_SIEVE_BITS // 8, blocks), np.uint8),
            np.zeros(blocks, np.bool_),
        )

    @property
    def is_complete(self) -> bool:
        """Whether all sieves are there."""
        return self._unlearnt >= len(self.learnt)

    def learn_next(self) -> None:
        """Make the sieve of a block that has none."""
        while not self.is_complete and self.learnt[self._unlearnt]:
            self._unlearnt += 1
        if not self.is_complete:
            self._folded(self._unlearnt)

    def candidates(self, query: Query) -> Rows:
        """The blocks, ascending, that may have hits."""
        bits = np.concatenate([_bits_of(needle) for needle in query.needles] or [_bits_of("")])
        passed = np.ones(len(self.learnt), np.bool_)
        for bit in np.unique(bits).tolist():
            passed &= (self.sieves[bit // 8] & (128 >> bit % 8)) != 0
        return np.flatnonzero(passed | ~self.learnt)

    def find(self, block: int, query: Query) -> list[int]:
        """The places in `order`, ascending, of a block's hits; the block is learnt on the way."""
        folded = self._folded(block)
        if query.has_phrases:
            folded = single_spaced(folded)
        # Most candidates of a rare word are none after all.
        if not query.matches(folded):
            return []
        first = int(self.first[block])
        return [first + number for number, event in enumerate(folded.split(EVENT_END)) if query.matches(event)]

    def _folded(self, block: int) -> str:
        """The folded texts of a block's events, with one space or several between their words."""
        rows = self.order[self.first[block] : self.first[block + 1]]
        folded = fold_events(self.records, rows, self.texts)
        if not self.learnt[block]:
            bits = np.zeros(_SIEVE_BITS, np.bool_)
            bits[_bits_of(single_spaced(folded))] = True
            self.sieves[:, block] = np.packbits(bits)
            self.learnt[block] = True
        return folded


def fold_events(records: EventRecords, rows: Rows, texts: FieldTexts) -> str:
    """The folded texts of some events, with `EVENT_END` between them and `FIELD_END` between their fields.

    All words have spaces on both sides, one or several.
    """
    events = _decode_events(b"[%b]" % b",".join(records.readable(rows)))
    between_fields, between_events = f" {FIELD_END} ", f" {EVENT_END} "
    whole = [between_fields.join(texts.texts(event)) for event in events]
    joined = between_events.join(whole)
    if joined.count(EVENT_END) >= len(whole):
        # A text that has the sign itself: it is a blank there.
        joined = between_events.join([text.replace(EVENT_END, " ") for text in whole])
    # All at once: an event at a time takes five times as long.
    return f" {joined.translate(FOLDS)} "


def _bits_of(text: str) -> Bits:
    """The bits of a folded text: those of all its trigrams, and of the first letters of its words."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    spaces = np.flatnonzero(codes == ord(" "))
    bits = [_mixed(codes[:-2], codes[1:-1], codes[2:])]
    for letters in _FIRST_LETTERS:
        begins = spaces[: np.searchsorted(spaces, len(codes) - letters)] + 1
        bits.append(_mixed(*(codes[begins + number] for number in range(letters))))
    return np.concatenate(bits)


def _mixed(*columns: Bits) -> Bits:
    """A bit of a sieve for each row of letters; shape as each column."""
    mixed = np.zeros(len(columns[0]), np.uint16)
    for column in columns:
        mixed += column
        mixed *= _MIX
    mixed >>= _UNUSED_BITS
    return mixed
