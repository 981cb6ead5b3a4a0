"""Since when a side is held, and by whom first."""

from __future__ import annotations

import json

from crocus_run import manifest_of
from held_run import both_deckhand_and_office

from pipeline.report import export, summary
from pipeline.report.holders import Holders, Since
from pipeline.schema import RunRecords


def since(records: RunRecords, side: int = 0) -> Since | None:
    return Holders(records.sources, records.claims).since(records.disputes[0].sides[side])


def test_a_day_stands_with_those_who_held_the_side_then() -> None:
    found = since(both_deckhand_and_office({"early": "2031-04-02", "loud": "2031-04-05"}))
    assert found == Since("2031-04-02", or_earlier=False, first=("harbour office",))
    assert found.told() == "since 2031-04-02 (harbour office)"


def test_nobody_is_called_the_first_where_all_held_it_on_the_day() -> None:
    found = since(both_deckhand_and_office({"early": "2031-04-02", "loud": "2031-04-02"}))
    assert found == Since("2031-04-02", or_earlier=False, first=())


def test_a_side_that_an_account_without_a_day_tells_too_may_be_older() -> None:
    records = both_deckhand_and_office({"loud": "2031-04-05", "late": "2031-04-03"})
    found = since(records)
    assert found == Since("2031-04-05", or_earlier=True, first=())
    assert since(records, 1) == Since("2031-04-03", or_earlier=False, first=())
    manifest = manifest_of(records)
    assert "since 2031-04-05 or earlier" in summary(records, manifest)
    assert "since 2031-04-05 or earlier" in export(records, manifest, "markdown")["brief.md"].decode()
    drafts = json.loads(export(records, manifest, "claimreview")["claimreview-drafts.jsonld"])["@graph"]
    items = [draft["itemReviewed"] for draft in drafts]
    assert [item.get("datePublished") for item in items] == [None, "2031-04-03"]
    assert ["firstAppearance" in item for item in items] == [False, True]


def test_a_side_of_which_no_account_has_a_day_has_none() -> None:
    assert since(both_deckhand_and_office({})) is None
