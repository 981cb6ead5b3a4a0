"""What a person reads at the end of a run, and in the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from attack import attack_run
from copied_run import copied_run
from crocus_run import crocus_run, manifest_of
from denied_run import denied_run
from many import many
from rich.console import Console
from supported_run import supported_run
from toll_run import CLOCKS, UPDATED, toll_run

from pipeline.report import export, render, show, summary
from pipeline.schema import RunRecords

EMPTY = RunRecords(sources=(), quotes=(), claims=(), contradictions=(), disputes=())


def terminal(width: int = 100, run: object = None) -> str:
    out = io.StringIO()
    show(*(run or crocus_run()), Console(file=out, width=width, color_system=None))  # type: ignore[misc]
    return out.getvalue()


def test_it_opens_with_what_was_found() -> None:
    first = summary(*crocus_run()).splitlines()[0]
    assert first == "5 documents · 20 quotes · 16 claims · 3 disputes · 25 contradicting pairs"


def test_it_names_who_is_quoted_most() -> None:
    assert "20 quotes by 7 named speakers: Russian Ministry of Defence (5), Sébastien Lecornu (4)" in " ".join(
        summary(*crocus_run()).split()
    )


def test_a_dispute_is_told_with_both_sides_in_the_words_that_readers_read() -> None:
    told = " ".join(summary(*crocus_run()).split())
    assert "1. Did both sides note readiness for dialogue on Ukraine?" in told
    assert "“readiness for dialogue on Ukraine was noted”" in told
    assert "« has neither accepted nor proposed anything »" in told
    assert "&ldquo;" not in told


def test_a_dispute_has_one_number_in_every_text_and_what_truly_parts_comes_first() -> None:
    records, manifest = crocus_run()
    most, *others = sorted(records.disputes, key=lambda dispute: -len(dispute.contradictions))
    unclear = most.model_copy(update={"status": "undetermined"})
    records = replace(records, disputes=(unclear, *others))
    expected = [*(other.question for other in others if other.status == "genuine"), most.question]
    brief = export(records, manifest, "markdown")["brief.md"].decode()
    for told in (summary(records, manifest, width=200), terminal(200, (records, manifest)), brief):
        numbered = re.findall(r"^(?:### | *)([0-9]+)\. (.*\?)\s*$", told, re.MULTILINE)
        assert numbered[: len(expected)] == [(str(at), asked) for at, asked in enumerate(expected, 1)]


def test_what_a_side_denies_is_told_with_its_words() -> None:
    for told in (summary(*denied_run()), terminal(160, denied_run())):
        lines = " ".join(told.split())
        assert "Vane; denies it" in lines
        assert "Vane; denies: There was a toll" in lines
        assert "Roe; thinks it possible; the author doubts it" in lines
        assert lines.count("denies") == 2


def test_only_words_that_the_account_has_between_marks_stand_between_marks() -> None:
    for told in (summary(*denied_run(), width=200), terminal(200, denied_run())):
        assert "“The bridge was open.”" in told
        assert "the bridge was open" in told
        assert not re.search(r"[“\"](?:the bridge|the toll)", told)
    assert "stand so in the account" in " ".join(terminal(200, denied_run()).split())


def test_a_side_that_only_seems_to_part_is_told_behind_the_others_with_the_reason() -> None:
    for told in (summary(*toll_run(), width=200), terminal(300, toll_run())):
        lines = " ".join(told.split())
        assert f"an earlier and an updated figure or account. {UPDATED}" in lines
        assert lines.index("fifteen") < lines.index(UPDATED)
        assert "Only one side found in: Late, Loud" in lines
        assert "Nothing found in: Quiet" in lines
        assert "genuine" not in lines


def test_what_wholly_only_seems_disputed_is_told_with_what_reconciles_it() -> None:
    told = " ".join(terminal(200, toll_run()).split())
    assert f"they only seem to part; about a number why: two times. {CLOCKS}" in told
    assert told.count("found in:") == 2


def test_what_only_seems_to_part_is_not_counted_among_disputes_but_told_where_its_story_is() -> None:
    told = summary(*toll_run())
    assert told.splitlines()[0].endswith("1 dispute · 1 contradicting pair")
    assert "In the report too: 1 dispute that only looks like one." in told
    assert "only look" not in summary(*crocus_run())


def test_what_a_copy_tells_again_is_no_further_quote_of_anybody() -> None:
    told = summary(*copied_run(), width=200)
    assert told.splitlines()[0].startswith("2 documents · 3 quotes, 2 more in copies · 3 claims, 2 more in copies")
    assert "2 documents, 1 of them a copy: Paper, Wire" in told
    assert "3 quotes by 2 named speakers, 2 more in copies: Ora Fenn (2), Tom Reyl (1)" in told
    shown = terminal(200, copied_run())
    assert "2 accounts, 1 of them a copy: Paper, Wire" in shown
    assert "3 quotes by 2 speakers, 2 more in copies" in shown
    assert re.search(r"^ *2 +Ora Fenn *$", shown, re.MULTILINE)


def test_who_is_quoted_only_in_a_copy_is_told() -> None:
    records, manifest = copied_run()
    alone = replace(records, sources=tuple(source for source in records.sources if source.document.id == "paper"))
    quotes = tuple(quote for quote in records.quotes if quote.document == "paper")
    told = summary(replace(alone, quotes=quotes), manifest, width=200)
    assert "3 quotes by 2 named speakers: Ora Fenn (2), Tom Reyl (1)" in told


def test_what_rules_alone_find_is_told_as_a_first_look() -> None:
    records, manifest = crocus_run()
    ruled = (records, manifest.model_copy(update={"strategy": "rules"}))
    for told in (summary(*ruled), terminal(run=ruled)):
        assert " ".join(told.split()).count("miss most disputes") == 1
    for told in (summary(*crocus_run()), terminal()):
        assert "miss most disputes" not in " ".join(told.split())


def test_what_was_set_aside_and_what_failed_is_said() -> None:
    told = summary(*crocus_run())
    assert "1 quote: words found nowhere in the source" in told
    assert "1 failure; the rest of the run stands" in told
    assert "broken.pdf" in told


def test_files_of_a_folder_that_were_left_alone_are_told_wherever_a_run_is_read() -> None:
    records, manifest = crocus_run()
    touched = manifest.model_copy(update={"left_alone": ["a/photo.JPG", "a/brief.xls", "NOTES"]})
    told = "left alone: 3 files (.jpg, .xls, no ending): photo.JPG, brief.xls, NOTES"
    assert told in summary(records, touched, width=200)
    assert told in terminal(200, (records, touched))
    assert told in render(records, touched)
    assert "left alone: 3 files" in export(records, touched, "markdown")["brief.md"].decode()
    assert "left alone" not in summary(records, manifest)


def test_a_lost_character_and_an_encoding_are_told_wherever_a_run_is_read() -> None:
    records, manifest = crocus_run()
    first, second, *rest = records.sources
    encoded = replace(first, document=first.document.model_copy(update={"encoding": "koi8-r"}))
    damaged = replace(second, text=second.text + "\ufffd")
    told = f"not plain UTF-8: {second.document.id} has 1 lost character (\ufffd), {first.document.id} read as koi8-r"
    touched = replace(records, sources=(encoded, damaged, *rest))
    assert told in summary(touched, manifest, width=200)
    assert told in terminal(200, (touched, manifest))
    assert told in render(touched, manifest)
    assert "not plain UTF-8" in export(touched, manifest, "markdown")["brief.md"].decode()
    assert "not plain UTF-8" not in summary(records, manifest)


def test_where_nothing_could_be_read_there_is_no_rest_of_the_run() -> None:
    records, manifest = crocus_run()
    told = summary(RunRecords((), (), (), (), (), failures=records.failures), manifest)
    assert "1 failure" in told
    assert "the rest of the run" not in told


def test_a_run_without_disputes_says_so() -> None:
    records, _ = crocus_run()
    bare = RunRecords(records.sources, records.quotes, records.claims, (), ())
    assert "No dispute found." in summary(bare, manifest_of(bare))


def test_an_empty_run_has_a_summary() -> None:
    assert summary(EMPTY, manifest_of(EMPTY)).startswith("0 documents · 0 quotes")


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    told = summary(*crocus_run(), width=width).splitlines()[1:]
    assert max(map(len, told)) <= width


def test_it_stays_short_for_a_large_run() -> None:
    told = summary(*many(documents=30, each=20, disputes=200))
    assert len(told.splitlines()) < 150
    assert "and 188 disputes more in the report" in told


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b" not in summary(*crocus_run())
    assert "\x1b[1m" in summary(*crocus_run(), colour=True)


def test_nothing_in_a_document_reaches_the_terminal_as_a_command() -> None:
    for told in (summary(*attack_run()), terminal(run=attack_run())):
        assert not [letter for letter in told if not letter.isprintable() and letter != "\n"]


def test_the_terminal_shows_the_sides_next_to_each_other() -> None:
    line = next(line for line in terminal(width=120).splitlines() if "A Yes" in line)
    assert "B No" in line


def test_the_terminal_tells_what_only_speaks_for_a_side_below_the_words_that_take_it() -> None:
    records, manifest, support = supported_run()
    shown = " ".join(terminal(200, (records, manifest)).split())
    assert shown.count("Speaks for it:") == 1
    words = support.evidence[0].text.strip("“”").split()[0]
    assert words in shown[shown.index("Speaks for it:") :]


def test_the_terminal_shows_nested_sources_words_and_silence() -> None:
    told = terminal(width=220)
    assert "has neither accepted nor proposed anything" in told
    assert "Nothing found in: The Long Corridor, The Second Reading (2)" in told
    assert "document_error" in told


def test_text_that_looks_like_markup_of_the_terminal_is_shown_as_it_is() -> None:
    records, manifest = crocus_run()
    dispute = records.disputes[0].model_copy(update={"question": "Is it [bold red]so[/]?"})
    hostile = RunRecords(records.sources, records.quotes, records.claims, records.contradictions, (dispute,))
    assert "[bold red]so[/]?" in terminal(run=(hostile, manifest))
