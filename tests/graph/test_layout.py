"""Where text stands on paper: packed and found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thac.graph.layout import pack, place, unpack
from thac.graph.model import Box, Region


@st.composite
def layouts(draw: st.DrawFn) -> list[Region]:
    """Regions in order of place, with and without boxes; shares to a hundredth of a percent."""
    regions, at = [], 0
    for _ in range(draw(st.integers(0, 12))):
        at += draw(st.integers(0, 40))
        end = at + draw(st.integers(1, 90))
        sides = sorted(draw(st.lists(st.integers(0, 10000), min_size=4, max_size=4)))
        box: Box | None = (sides[0] / 10000, sides[1] / 10000, sides[2] / 10000, sides[3] / 10000)
        regions.append(Region(at, end, draw(st.integers(1, 3000)), draw(st.sampled_from([box, None]))))
        at = end
    return regions


@given(layouts())
def test_a_layout_survives_packing(layout: list[Region]) -> None:
    assert list(unpack(pack(layout))) == layout


@given(layouts(), st.integers(0, 900), st.integers(1, 200))
def test_a_stretch_lies_on_the_page_of_its_first_region(
    layout: list[Region], start: int, length: int
) -> None:
    page, box = place(layout, start, start + length)
    touched = [one for one in layout if one.start < start + length and one.end > start]
    assert page == (touched[0].page if touched else 0)
    here = [one.box for one in touched if one.page == page and one.box]
    assert (box is None) == (not here)
    for one in here:
        assert box
        assert box[0] <= one[0]
        assert box[3] >= one[3]
