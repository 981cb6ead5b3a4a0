"""How the page looks: contrast, dark and light, a phone, and the pictures of it in the documentation."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from crocus_run import crocus_run
from looking import Open, everywhere

from pipeline.folder import load


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_that_readers_need(opened: Open, scheme: str) -> None:
    page = opened(crocus_run())
    page.scheme(scheme)
    for fragment in everywhere():
        page.go(fragment)
        assert page.faint() == [], fragment


def test_the_switch_turns_light_to_dark(opened: Open) -> None:
    page = opened(crocus_run())
    before = page.value("getComputedStyle(document.body).backgroundColor")
    page.click(".theme")
    assert page.value("getComputedStyle(document.body).backgroundColor") != before
    page.click(".theme")
    assert page.value("getComputedStyle(document.body).backgroundColor") == before


def test_nothing_runs_off_the_side_of_a_phone(opened: Open) -> None:
    page = opened(crocus_run(), width=360, height=740)
    for fragment in everywhere():
        page.go(fragment)
        assert page.value("document.documentElement.scrollWidth") <= 360, fragment
    assert page.value("[...document.querySelectorAll('.pane')].filter((e) => e.offsetParent).length") == 1
    page.value("document.querySelectorAll('.switcher button')[1].click()")
    assert page.value("[...document.querySelectorAll('.pane')].findIndex((e) => e.offsetParent)") == 1


def test_a_phone_shows_the_story_and_the_help_and_that_tabs_go_on_beyond_the_edge(opened: Open) -> None:
    page = opened(crocus_run(), width=420, height=740)
    for part in (".story-name", ".top button[aria-label='Keys']"):
        assert page.value(f'document.querySelector("{part}").getBoundingClientRect().width') > 20, part
    boxes = page.value("[...document.querySelector('.top').children].map((e) => e.getBoundingClientRect().toJSON())")
    seen = sorted((box["left"], box["right"]) for box in boxes if box["width"])
    assert all(right <= left for (_, right), (left, _) in pairwise(seen))
    nav = "document.querySelector('#head nav')"
    assert page.value(f"{nav}.scrollWidth > {nav}.clientWidth && getComputedStyle({nav}).maskImage !== 'none'")
    last = page.value(f"({nav}.scrollLeft = 9999, {nav}.lastChild.getBoundingClientRect().right)")
    assert last <= 420 - 40


def test_the_open_view_is_among_the_tabs_that_a_phone_shows(opened: Open) -> None:
    page = opened(crocus_run(), width=360, height=740)
    for view in ("aside", "speakers", "disputes"):
        page.go(f"/crocus-call/{view}")
        left, right = page.value(
            "(() => { const r = document.querySelector('#head [aria-current]').getBoundingClientRect();"
            " return [r.left, r.right]; })()"
        )
        assert 0 <= left < right <= 360, view


def test_the_pictures_for_the_readme_can_be_taken(opened: Open, tmp_path: Path) -> None:
    """Pictures go to the folder that SAIDWHAT_PICTURES names, of the run that SAIDWHAT_RUN names; else nowhere."""
    folder = Path(os.environ.get("SAIDWHAT_PICTURES") or tmp_path)
    run = load(Path(os.environ["SAIDWHAT_RUN"])) if os.environ.get("SAIDWHAT_RUN") else crocus_run()
    page = opened(run, height=1000)
    of = {claim.id: claim.document for claim in run[0].claims}
    pair = next(pair for pair in run[0].contradictions if of[pair.a] != of[pair.b])
    for name, fragment in (("report", ""), ("report-accounts", pair.id)):
        page.go(fragment)
        picture = page.screenshot()
        assert picture.startswith(b"\x89PNG")
        (folder / f"{name}.png").write_bytes(picture)
