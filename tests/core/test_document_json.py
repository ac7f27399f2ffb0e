"""A document that was kept as text is read again exactly, or not at all."""

import dataclasses
import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.charts import kinds
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes import blocks
from dialog_app.core.minutes.blocks import Block, Document, content_hash
from dialog_app.core.minutes.document_json import from_json, hash_of, to_json

_WORDS = st.text(max_size=8)
_RUNS = st.builds(blocks.Run, _WORDS, st.booleans(), st.sampled_from((None, "nb", "nn", "en")))
_TEXT = st.lists(_RUNS, max_size=2).map(tuple)
_NUMBER = st.integers(0, 99)
_FILL = st.sampled_from(kinds.Fill)
_STACK_PARTS = st.lists(st.builds(kinds.StackPart, _FILL, _WORDS, _NUMBER), max_size=2).map(tuple)
_STACK = st.builds(kinds.StackRow, _WORDS, _STACK_PARTS, _WORDS)
_SHARE = st.builds(kinds.ShareRow, _WORDS, _WORDS, st.none() | _NUMBER, _NUMBER, _WORDS)
_HEAT_ROW = st.builds(
    kinds.HeatRow,
    _WORDS,
    _WORDS,
    st.lists(st.builds(kinds.HeatCell, _FILL, _WORDS, _WORDS), max_size=2).map(tuple),
)
_PICTURES = st.one_of(
    st.builds(
        kinds.Heat,
        _WORDS,
        st.lists(st.builds(kinds.HeatColumn, _WORDS, _WORDS), max_size=2).map(tuple),
        st.lists(_HEAT_ROW, max_size=2).map(tuple),
    ),
    st.builds(kinds.Stacks, st.lists(_STACK, max_size=2).map(tuple)),
    st.builds(kinds.Flow, _STACK, _STACK, st.lists(_WORDS, max_size=2).map(tuple), _WORDS),
    st.builds(kinds.Shares, st.lists(_SHARE, max_size=2).map(tuple)),
)
_MADE = {
    blocks.Heading: st.builds(blocks.Heading, _TEXT, st.sampled_from(blocks.Level), _TEXT),
    blocks.Paragraph: st.builds(blocks.Paragraph, _TEXT, st.sampled_from(blocks.Tone)),
    blocks.Quote: st.builds(blocks.Quote, _WORDS, _TEXT, _TEXT),
    blocks.Table: st.builds(
        blocks.Table,
        st.lists(
            st.builds(blocks.Column, _WORDS, _NUMBER | st.floats(0, 100, width=16)), max_size=2
        ).map(tuple),
        st.lists(st.lists(_TEXT, max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    blocks.Bars: st.builds(
        blocks.Bars,
        st.lists(
            st.builds(blocks.Bar, _WORDS, _NUMBER, st.sampled_from(blocks.Pattern)), max_size=2
        ).map(tuple),
        _NUMBER,
    ),
    kinds.Chart: st.builds(
        kinds.Chart,
        title=_WORDS,
        instead=_WORDS,
        about=_WORDS,
        picture=_PICTURES,
        legend=st.lists(st.builds(kinds.Key, _FILL, _WORDS), max_size=2).map(tuple),
        notes=st.lists(_WORDS, max_size=2).map(tuple),
    ),
    blocks.Bullets: st.builds(blocks.Bullets, st.lists(_TEXT, max_size=2).map(tuple)),
    blocks.WritingRoom: st.builds(blocks.WritingRoom, _NUMBER),
    blocks.PageBreak: st.builds(blocks.PageBreak),
}
_BLOCKS = st.lists(st.one_of(*_MADE.values()), max_size=4).map(tuple)
_DOCUMENTS = st.builds(
    Document,
    language=st.sampled_from(("nb", "nn", "en")),
    title=_WORDS,
    header=_WORDS,
    state=_WORDS,
    footer=st.lists(_WORDS, max_size=3).map(tuple),
    page_of=_WORDS,
    blocks=_BLOCKS,
    closing=_BLOCKS,
    seal=_WORDS,
    passing=_BLOCKS,
)


def test_every_kind_of_block_is_tried() -> None:
    assert set(_MADE) == set(get_args(Block))


@given(_DOCUMENTS)
def test_a_document_comes_back_exactly_and_with_its_hash(document: Document) -> None:
    kept = to_json(document)
    assert kept.isascii()
    again = from_json(kept)
    assert again == document
    assert repr(again) == repr(document)
    assert hash_of(kept) == content_hash(document)


def _kept() -> dict[str, object]:
    heading = blocks.Heading(blocks.text("Svar"), blocks.Level.METHOD)
    bars = blocks.Bars((blocks.Bar("Enig", 9, blocks.Pattern.AGREE),), 12)
    document = Document(
        language="nb",
        title="t",
        header="h",
        state="GODKJENT",
        footer=("a", "b"),
        page_of="{page}",
        blocks=(heading, bars),
    )
    return dict(json.loads(to_json(document)))


SPOILED = {
    "no text": lambda kept: "x",
    "a list": lambda kept: [],
    "an unknown block": lambda kept: {**kept, "blocks": [{"block": "Script"}]},
    "a document in it": lambda kept: {**kept, "blocks": [kept]},
    "a wrong kind": lambda kept: {**kept, "title": 7},
    "yes for a number": lambda kept: {**kept, "blocks": [{"block": "WritingRoom", "lines": True}]},
    "a field too many": lambda kept: {**kept, "more": ""},
    "a field too few": lambda kept: {name: kept[name] for name in kept if name != "title"},
    "an unknown language": lambda kept: {**kept, "language": "se"},
    "an unknown level": lambda kept: {
        **kept,
        "blocks": [{**kept["blocks"][0], "level": "chapter"}],
    },
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_is_no_document_is_a_damaged_paper(spoil) -> None:
    with pytest.raises(RuleBroken, match=r"paper\.damaged"):
        from_json(json.dumps(spoil(_kept())))


@pytest.mark.parametrize("text", ["", "{", "null", '{"block":"Document"}', "[" * 100_000])
def test_text_that_is_nothing_is_a_damaged_paper(text: str) -> None:
    for read in (from_json, hash_of):
        with pytest.raises(RuleBroken, match=r"paper\.damaged"):
            read(text)


def test_a_part_that_has_got_a_field_since_is_read_without_it() -> None:
    kept = _kept()
    del kept["seal"]
    assert from_json(json.dumps(kept)).seal == ""
    assert all(
        field.default is not dataclasses.MISSING
        for field in dataclasses.fields(Document)
        if field.name == "seal"
    )
