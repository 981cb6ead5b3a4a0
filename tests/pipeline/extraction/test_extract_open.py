"""The open strategy: what is shown, what is pointed to, and what becomes of a cut or failed window."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import AnswerRefused, AnswerTruncated
from pipeline.extraction.assemble import Reading
from pipeline.extraction.numbered import Window, owning
from pipeline.extraction.open import extract
from pipeline.extraction.pointers import Pointers
from pipeline.extraction.strategy import StrategySettings
from pipeline.grounding import Unplaced
from pipeline.llm import Model, ModelSettings, Scripted
from pipeline.schema import AUTHOR, Document, Extraction, Request, SourceText
from pipeline.segments import sentences, windows

TEXT = (
    "The mill burned on Sunday, Rosa Quill said. “It burned fast,” she told the Tarn Echo, “and nobody came.”\n\n"
    "According to the Tarn Echo, a clerk said that the mayor had denied owning the mill. It had 144 looms. "
    "The mayor said nothing. The mayor said he was ill."
)


def source(text: str = TEXT, **change: Any) -> SourceText:
    fields: dict[str, Any] = {"id": "mill", "sha256": "0", "story": "s", "source": "mill.txt"}
    return SourceText(Document(**(fields | change)), text)


def read(
    script: Callable[[Request], Any], of: SourceText | None = None, **settings: Any
) -> tuple[Extraction, list[Request], Model]:
    scripted = Scripted(script)
    model = Model(ModelSettings(name="t", model="t", base_url="http://127.0.0.1:1/v1"), transport=scripted)
    (found,) = asyncio.run(extract([of or source()], StrategySettings(**settings), model.ask))
    return found, scripted.requests, model


def place(pointer: str, near: str | None = None, text: str = TEXT) -> str:
    reading = Reading.of(source(text))
    at = text.index(near) if near else 0
    found = Pointers(reading, sentences(reading.text)).place(pointer, (at, at + len(near)) if near else None)
    return str(found) if isinstance(found, Unplaced) else reading.text[found[0] : found[1]]


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("4", "It had 144 looms."),
        ("[4]", "It had 144 looms."),
        ("4-5", "It had 144 looms. The mayor said nothing."),
        ("1: The mill ~ on Sunday", "The mill burned on Sunday"),
        ("[1]: The mill ~ on Sunday", "The mill burned on Sunday"),
        ("2: It burned ~ nobody came", "It burned fast,” she told the Tarn Echo, “and nobody came"),
        ("2: and nobody ~ 3: Tarn Echo", "and nobody came.”\n\nAccording to the Tarn Echo"),
        ("2q", "“It burned fast,”"),
        ("2q2", "“and nobody came.”"),
        ("1: The mill ~", "The mill burned on Sunday, Rosa Quill said."),
        ("1: ~ on Sunday", "The mill burned on Sunday"),
        ("1: Rosa Quill", "Rosa Quill"),
        ("2: Rosa Quill", "Rosa Quill"),  # a sentence off
        ("It had ~ looms", "It had 144 looms"),  # the number left out
        ("2: 'It burned fast'", "It burned fast"),  # other marks
        ("6: The mayor said ~ was ill", "The mayor said he was ill"),
    ],
)
def test_a_pointer_means_the_words_it_names(pointer: str, words: str) -> None:
    assert place(pointer) == words


@pytest.mark.parametrize(
    ("pointer", "reason"),
    [
        ("9", "not_in_source"),
        ("1q", "not_in_source"),
        ("2q3", "not_in_source"),
        ("0", "not_in_source"),
        ("4: It had 44 looms", "not_in_source"),
        ("4: It had 14", "not_in_source"),
        ("1: Rosa Quill ~ The mill", "out_of_order"),
        ("6: Rosa Quill", "not_in_source"),
        ("The mayor ~ was ill", "ambiguous"),
        ("", "empty"),
        ("5-4", "not_in_source"),
    ],
)
def test_a_pointer_to_nothing_says_why(pointer: str, reason: str) -> None:
    assert place(pointer).startswith(reason)


def test_a_passage_may_end_in_an_elision() -> None:
    text = "And further: “We hope that (...)”, they said, “it is (…) not so.”"
    assert place("1: We hope ~ (...)", text=text) == "We hope that (...)"
    assert place("1: it is ~ (…)", text=text) == "it is (…)"
    assert place("1: We hope ~ [...]", text=text) == "not_in_source: [...]"


def test_words_without_a_number_are_those_next_to_the_quote() -> None:
    reading = Reading.of(source())
    pointers = Pointers(reading, sentences(reading.text))
    ill = TEXT.index("he was ill")
    assert pointers.place("said", (ill, ill + 10)) == (TEXT.rindex("said"), TEXT.rindex("said") + 4)
    assert pointers.place("said", (0, 25)) == (TEXT.index("said"), TEXT.index("said") + 4)


def test_quotes_claims_chain_and_claimant_come_out_of_a_draft() -> None:
    answer = {
        "quotes": [
            {
                "content": ["3: owning ~ mill"],
                "speaker": "the mayor of Tarn",
                "mention": "the mayor",
                "cue": "had denied",
                "via": [
                    {"name": "Tarn Echo", "mention": "the Tarn Echo", "cue": "According to"},
                    {"name": "a clerk", "mention": "a clerk", "cue": "said"},
                ],
                "claims": [{"statement": "The mayor of Tarn owns the mill.", "factuality": "CT-"}],
            }
        ],
        "claims": [{"statement": "The mill had 144 looms.", "evidence": ["4"], "type": "numerical"}],
    }
    found, _, _ = read(lambda _: answer)
    (quote,) = found.quotes
    assert quote.kind == "indirect"
    assert quote.cue is not None
    assert quote.cue.text == "had denied"
    assert [(via.name, via.cue and via.cue.text) for via in quote.via] == [
        ("Tarn Echo", "According to"),
        ("a clerk", "said"),
    ]
    denied, looms = found.claims
    assert (denied.quote, denied.factuality, denied.claimant, denied.via) == (quote.id, "CT-", quote.speaker, quote.via)
    assert (looms.claimant.name, looms.quote, looms.evidence[0].text) == (AUTHOR, None, "It had 144 looms.")
    assert found.rejected == ()


def test_an_interrupted_quote_is_two_spans_and_its_verbatim_is_computed() -> None:
    answer = {"quotes": [{"content": ["2: It burned ~ fast", "2: and nobody ~ came"], "cue": "told", "mention": "she"}]}
    (quote,) = read(lambda _: answer)[0].quotes
    assert [span.text for span in quote.content] == ["“It burned fast,”", "“and nobody came.”"]
    assert quote.kind == "direct"
    assert quote.flags == ["interrupted"]
    assert quote.speaker is not None
    assert quote.speaker.name is None


def test_what_does_not_stand_in_the_text_is_rejected_with_its_reason_and_call() -> None:
    answer = {
        "quotes": [
            {"content": ["1: The mill ~ on Sunday"], "speaker": "Zeb Quark", "cue": "shouted"},
            {"content": ["2: It rained"]},
        ],
        "claims": [
            {"statement": "The mill had 1,144 looms.", "evidence": ["4"]},
            {"statement": "The mill burned on 3 May 2026.", "evidence": ["1"]},
        ],
    }
    found, _, model = read(lambda _: answer)
    (quote,) = found.quotes
    assert (quote.speaker, quote.cue) == (None, None)
    assert [claim.statement for claim in found.claims] == ["The mill burned on 3 May 2026."]
    assert [(item.kind, item.reason.split(":")[0]) for item in found.rejected] == [
        ("quote", "name not_in_source"),
        ("quote", "cue not_in_source"),
        ("quote", "not_in_source"),
        ("claim", "not_in_source"),
    ]
    assert {item.call for item in found.rejected} == {model.calls[0].request}


@pytest.mark.parametrize(
    ("name", "kept"), [("Tikhon Lazarev", True), ("Lazarev", True), ("Zeb Quark", False), ("Teo", False)]
)
def test_a_name_may_stand_in_the_text_in_other_letters(name: str, kept: bool) -> None:
    text = "Тихон Лазарев: о топоре\n\n— Где вы учились? — В деревне, у деда."
    (quote,) = read(lambda _: {"quotes": [{"content": ["3: В деревне ~ деда"], "speaker": name}]}, source(text))[
        0
    ].quotes
    assert (quote.speaker is not None and quote.speaker.name == name) is kept


def test_an_answer_of_which_nothing_stands_in_the_text_is_no_answer() -> None:
    other = {
        "quotes": [{"content": ["1: the reactor"]}],
        "claims": [{"statement": "It leaked.", "evidence": ["2: it leaked"]}],
    }
    found, _, _ = read(lambda _: other)
    assert found.quotes == found.claims == ()
    assert [failure.error for failure in found.failures] == ["answer_malformed"]


def test_a_document_without_words_asks_nothing() -> None:
    found, requests, _ = read(lambda _: {}, source(" \n\n "))
    assert (found, requests) == (Extraction(), [])


LONG = "\n\n".join(
    f"Voice {number} said that dam {number} held. Nobody asked voice {number} why." for number in range(60)
)


def long_answer(request: Request) -> dict[str, Any]:
    """Everything in the window, the context too: what a model that cannot count would give."""
    numbers = re.findall(r"^(\d+)\| (Voice \d+) said that (dam \d+) held", request.user, re.MULTILINE)
    return {
        "quotes": [
            {"content": [f"{at}: {dam} held"], "speaker": who, "claims": [{"statement": f"The {dam} held."}]}
            for at, who, dam in numbers
        ],
        "claims": [{"statement": f"{who} was not asked.", "evidence": [str(int(at) + 1)]} for at, who, _ in numbers],
    }


def test_windows_give_the_records_of_one_and_each_once() -> None:
    whole, one, _ = read(long_answer, source(LONG))
    parted, many, _ = read(long_answer, source(LONG), window=700, overlap=4)
    assert (len(one), len(many) > 4) == (1, True)
    assert parted == whole
    assert len(whole.quotes) == 60
    assert len(whole.claims) == 120


def test_the_fixed_part_comes_first_and_is_the_same_for_every_window() -> None:
    _, requests, _ = read(long_answer, source(LONG), window=700)
    assert len({request.system for request in requests}) == 1
    assert all("begin in sentences" in request.user.splitlines()[-1] for request in requests)
    assert all(request.user.splitlines()[3].startswith("1| Voice 0") for request in requests)


def test_a_cut_window_is_read_in_halves_until_it_fits() -> None:
    def cut(request: Request) -> Any:
        if len(request.user) > 1500:
            raise AnswerTruncated("cut")
        return long_answer(request)

    whole, _, _ = read(long_answer, source(LONG))
    halved, requests, _ = read(cut, source(LONG))
    assert len(requests) > 4
    assert halved.quotes == whole.quotes
    assert {claim.statement for claim in halved.claims} == {claim.statement for claim in whole.claims}
    assert halved.failures == ()


def test_a_window_that_gets_no_answer_costs_only_itself() -> None:
    def refuse(request: Request) -> Any:
        if "Voice 30 said" in request.user:
            raise AnswerRefused("the model declined")
        return long_answer(request)

    found, _, _ = read(refuse, source(LONG), window=700, overlap=0)
    assert [failure.error for failure in found.failures] == ["answer_refused"]
    assert 45 <= len(found.quotes) < 60


@given(st.integers(1, 80), st.integers(1, 900), st.integers(0, 6))
def test_every_sentence_is_owned_by_one_window_that_shows_it(count: int, size: int, overlap: int) -> None:
    segments = sentences(" ".join(f"Sentence {number} is here." for number in range(count)))
    cut = owning(windows(segments, size, overlap))
    assert [index for window in cut for index in range(window.owned_first, window.owned_last)] == list(
        range(len(segments))
    )
    assert all(window.first <= window.owned_first < window.owned_last <= window.last for window in cut)


@given(st.integers(2, 50), st.integers(0, 6))
def test_halves_own_what_the_whole_owned(count: int, overlap: int) -> None:
    halves = Window(0, count, 0, count).halves(overlap)
    assert halves is not None
    one, other = halves
    assert (one.owned_first, one.owned_last, other.owned_last) == (0, other.owned_first, count)
    assert one.last < count or count <= 2 + overlap


@pytest.mark.parametrize(
    ("text", "statement", "kept"),
    [
        ("In 2024 300 people left Tarn.", "The town lost 300 people.", True),
        ("In Tarn 300 people lived in 2024.", "In 2024 300 people lived in Tarn.", True),
        ("It cost 1 250 000 crowns.", "It cost 1,250,000 crowns.", True),
        ("It cost 1 250 000 crowns.", "It cost 1,350,000 crowns.", False),
        ("They came at a quarter past six.", "They came at 06.15.", True),
        ("Six hundred million were lost.", "600 million were lost.", True),
        ("Some millions were lost.", "777 were lost.", True),  # a number that is spelt out is not read, so not denied
        ("Much was lost.", f"{'9' * 5000} were lost.", False),
    ],
)
def test_a_number_that_stands_nowhere_in_the_text_is_not_claimed(text: str, statement: str, kept: bool) -> None:
    found, _, _ = read(lambda _: {"claims": [{"statement": statement, "evidence": ["1"]}]}, source(text))
    assert [claim.statement for claim in found.claims] == ([statement] if kept else [])
    assert len(found.rejected) == (not kept)


def test_a_quote_that_is_told_twice_keeps_the_claims_of_both() -> None:
    quotes = [
        {
            "content": [f"1: {first} burned on Sunday"],
            "speaker": "Rosa Quill",
            "claims": [{"statement": f"It {first}."}],
        }
        for first in ("The mill", "mill")
    ]
    found, _, _ = read(lambda _: {"quotes": quotes})
    (quote,) = found.quotes
    assert {claim.quote for claim in found.claims} == {quote.id}
    assert {claim.statement for claim in found.claims} == {"It The mill.", "It mill."}


def test_the_author_is_no_speaker_of_a_quote() -> None:
    quote = {"content": ["1: The mill burned on Sunday"], "speaker": "AUTHOR", "mention": "Rosa Quill"}
    found, _, _ = read(lambda _: {"quotes": [quote]})
    assert [row.speaker.name for row in found.quotes if row.speaker] == [None]


def test_that_it_was_said_is_put_forward_by_who_reports_it() -> None:
    denied = {"statement": "The mayor denied owning the mill.", "evidence": ["3: the mayor ~ the mill"]}
    act = {**denied, "type": "quotation"}
    word = {"content": ["3: owning the mill"], "speaker": "mayor", "mention": "the mayor", "cue": "denied"}
    echo = {"name": "Tarn Echo", "mention": "the Tarn Echo", "cue": "According to"}
    clerk = {"name": "clerk", "mention": "a clerk", "cue": "said"}
    outer = {"content": ["3: the mayor ~ the mill"], "speaker": "clerk", "cue": "said", "via": [echo]}
    inner = {**word, "via": [echo, clerk], "claims": [act, {**act, "factuality": "CT-"}, {**act, "type": "event"}]}
    ill = {
        "content": ["6: he was ill"],
        "speaker": "mayor",
        "mention": "The mayor",
        "cue": "said",
        "claims": [{"statement": "The mayor said that he was ill.", "evidence": ["6"], "type": "quotation"}],
    }
    found, _, _ = read(lambda _: {"quotes": [inner, outer, ill]})
    told = {(claim.claim_type, claim.factuality, claim.statement[:14]): claim for claim in found.claims}
    by_clerk = told["quotation", "CT+", "The mayor deni"]
    assert (by_clerk.claimant.name, [via.name for via in by_clerk.via]) == ("clerk", ["Tarn Echo"])
    assert by_clerk.quote == next(quote.id for quote in found.quotes if quote.speaker and quote.speaker.name == "clerk")
    of_author = told["quotation", "CT+", "The mayor said"]
    assert (of_author.claimant.name, of_author.quote, of_author.author_stance) == (AUTHOR, None, "endorses")
    kept = [told["quotation", "CT-", "The mayor deni"], told["event", "CT+", "The mayor deni"]]
    assert [(claim.claimant.name, len(claim.via)) for claim in kept] == [("mayor", 2), ("mayor", 2)]


def test_what_an_order_wants_done_is_no_claim_and_that_it_was_given_is_one() -> None:
    text = "The mayor asked the clerk to shut the gate. She said the gate must be shut. The mayor told him he must go."
    given_ = {"statement": "The mayor told him to go.", "evidence": ["3"], "type": "quotation"}
    must = {"statement": "He must go.", "modality": "deontic"}
    quotes = [
        {
            "content": ["1: to shut ~ the gate"],
            "cue": "asked",
            "claims": [{**must, "statement": "The gate must be shut."}],
        },
        {"content": ["2: the gate ~ shut"], "cue": "said", "claims": [{**must, "statement": "The gate must be shut."}]},
        {"content": ["3: he must go"], "cue": "told", "claims": [given_, must]},
    ]
    found, _, _ = read(lambda _: {"quotes": [{**quote, "speaker": "mayor"} for quote in quotes]}, source(text))
    assert [claim.statement for claim in found.claims] == ["The gate must be shut.", "The mayor told him to go."]
    assert found.claims[0].quote == found.quotes[1].id
    assert [row.reason.split(":")[0] for row in found.rejected] == ["an_order", "an_order"]
