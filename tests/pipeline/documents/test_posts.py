"""Posts of channels, lists of documents and the days that tools write are read from JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bridge import only_failure
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import read
from pipeline.documents.dates import stated_day

CHANNEL = {
    "name": "Brenmoor  Lookout",
    "type": "public_channel",
    "id": 1203004005,
    "messages": [
        {"id": 1, "type": "service", "date": "2025-03-01T08:00:00", "action": "create_channel", "text": ""},
        {
            "id": 7,
            "type": "message",
            "date": "2025-03-04T23:10:00",
            "date_unixtime": "1741126200",
            "from": "Brenmoor  Lookout",
            "from_id": "channel1203004005",
            "text": [
                "The weir has given way, ",
                {"type": "text_link", "text": "the warden said", "href": "https://weir.example/7"},
                ". ",
                {"type": "bold", "text": "Stay off the lower path."},
            ],
            "text_entities": [{"type": "plain", "text": "The weir has given way, "}],
        },
        {"id": 8, "type": "message", "date": "2025-03-05T07:00:00", "photo": "photos/photo_1.jpg", "text": ""},
        {
            "id": 9,
            "type": "message",
            "date": "2025-03-05T09:30:00",
            "from": "Brenmoor  Lookout",
            "forwarded_from": "Weir Office",
            "text": "Nobody was hurt, the office says.",
        },
    ],
}


def saved(folder: Path, value: object, name: str = "result.json") -> None:
    (folder / "good.txt").unlink()
    (folder / name).write_text(json.dumps(value), "utf-8")


def test_each_post_of_a_channel_is_a_document_of_the_channel_and_its_day(story: Path) -> None:
    saved(story, CHANNEL)
    readings = read([story])
    assert not readings.failures
    first, second = readings.sources
    assert first.text == "The weir has given way, the warden said. Stay off the lower path."
    assert (first.document.id, first.document.source) == ("result-7", f"{story / 'result.json'}:7")
    assert (first.document.publisher, first.document.published) == ("Brenmoor Lookout", "2025-03-04")
    assert (second.document.id, second.document.publisher) == ("result-9", "Weir Office")


def test_who_writes_in_a_group_is_the_author_and_the_group_the_outlet(story: Path) -> None:
    post = {"id": 3, "type": "message", "date": "2025-03-04T10:00:00", "from": "Ada Vance", "text": "The weir is gone."}
    saved(story, {"name": "Lower Brenmoor", "type": "public_supergroup", "id": 5, "messages": [post]})
    document = read([story]).sources[0].document
    assert (document.publisher, document.author) == ("Lower Brenmoor", "Ada Vance")


def test_posts_of_several_channels_of_one_export_are_told_apart(story: Path) -> None:
    other = {**CHANNEL, "name": "Weir Office", "id": 42}
    saved(story, {"about": "…", "chats": {"about": "…", "list": [CHANNEL]}, "left_chats": {"list": [other]}})
    found = [source.document.id for source in read([story]).sources]
    assert found == ["result-1203004005-7", "result-1203004005-9", "result-42-7", "result-42-9"]


def test_lines_of_a_tool_that_asks_telegram_are_posts_and_its_pictures_cost_nothing(story: Path) -> None:
    lines = [
        {"_": "Message", "id": 7, "date": "2025-03-04T23:10:00+00:00", "message": "The weir has given way."},
        {"_": "Message", "id": 8, "date": "2025-03-05T07:00:00+00:00", "message": "", "media": {"photo": {}}},
        {"_": "MessageService", "id": 9, "date": "2025-03-05T08:00:00+00:00", "action": {}},
        {"id": 10, "date": 1741251600, "message": "It holds again.", "peer": "Brenmoor Lookout"},
    ]
    saved(story, lines[0], "lookout.jsonl")
    (story / "lookout.jsonl").write_text("\n".join(map(json.dumps, lines)))
    readings = read([story])
    assert not readings.failures
    assert [(item.document.id, item.document.published) for item in readings.sources] == [
        ("lookout-1", "2025-03-04"),
        ("lookout-4", "2025-03-06"),
    ]
    assert readings.sources[1].document.publisher == "Brenmoor Lookout"


@pytest.mark.parametrize("name", ["text", "content", "rawContent", "full_text", "body", "articleBody", "maintext"])
def test_a_list_of_documents_is_read_by_the_usual_names_of_a_text(story: Path, name: str) -> None:
    saved(story, [{name: "The weir is gone, she said.", "title": "Weir", "link": "https://weir.example"}, {"n": 1}])
    readings = read([story])
    (source,) = readings.sources
    assert (source.text, source.document.id) == ("The weir is gone, she said.", "result-1")
    assert source.document.source == "https://weir.example"
    assert [failure.source for failure in readings.failures] == [f"{story / 'result.json'}:2"]


def test_one_document_in_json_goes_by_its_file(story: Path) -> None:
    saved(story, {"text": "The weir is gone, she said.", "publisher": "The Sill"}, "weir.json")
    document = read([story]).sources[0].document
    assert (document.id, document.publisher) == ("weir", "The Sill")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1, 2, 3]", "the file holds no document"),
        ('{"width": 3}', "the file holds no document"),
        ('{"name": "x", "messages": [{"type": "message", "text": [{"type": "bold"}, 3, null]}]}', "holds no document"),
        ('{"chats": {"list": [{"messages": 3}, 4]}, "left_chats": []}', "the file holds no document"),
    ],
)
def test_json_that_holds_no_document_is_one_failure(story: Path, text: str, cause: str) -> None:
    (story / "bad.json").write_text(text)
    assert cause in only_failure(read([story, story / "bad.json"]))


def test_json_beside_documents_is_left_alone_if_it_holds_none(story: Path) -> None:
    (story / "tool.json").write_text('{"width": 3}')
    (story / "torn.json").write_text("{")
    readings = read([story])
    assert [source.document.id for source in readings.sources] == ["good"]
    assert [failure.source for failure in readings.failures] == [str(story / "torn.json")]
    assert readings.left_alone == (str(story / "tool.json"),)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)))
def test_a_moment_is_the_same_day_however_a_tool_writes_it(naive: datetime) -> None:
    moment = naive.replace(microsecond=0, tzinfo=UTC)
    seconds, day = int(moment.timestamp()), moment.date()
    for value in (seconds, str(seconds), seconds * 1000, str(seconds * 1000), seconds + 0.25, moment, day):
        assert stated_day(value) == day.isoformat()
    for form in ("%Y%m%d", "%Y%m%dT%H%M%SZ", "%Y%m%d%H%M%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M"):
        assert stated_day(moment.strftime(form)) == day.isoformat()
    assert stated_day(int(moment.strftime("%Y%m%d"))) == day.isoformat()


@pytest.mark.parametrize(
    "value", [True, 0, 12, 20251332, 99999999, -1741126200, 10**12 * 9, 1e300, float("nan"), "174112620", None, [], {}]
)
def test_what_is_no_plausible_day_is_none(value: object) -> None:
    assert stated_day(value) is None
