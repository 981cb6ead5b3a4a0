"""Our numbers beside those of nervaluate (spans) and sacrebleu (paired test), where all mean the same."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.items import Page, Person, QuoteItem
from evals.metrics.catalogue import METRICS
from evals.metrics.quotes import count_quotes
from evals.metrics.tally import Tally
from evals.stats import Table, randomise

nervaluate = pytest.importorskip("nervaluate")
significance = pytest.importorskip("sacrebleu.significance")

WORDS = 60
TEXT = " ".join("abcd" for _ in range(WORDS))
PAGE = Page("d", TEXT)
LABELS = ("Ada Quill", "Boris Lund")
# Word n begins at 5n, so that spans of whole words are the same spans to either library.


@dataclass(frozen=True)
class Span:
    first: int
    last: int
    label: str

    def item(self, *, gold: bool) -> QuoteItem:
        place = (5 * self.first, 5 * self.last + 4)
        return QuoteItem("", (place,), "direct", Person(name=self.label), readings=((place,),) if gold else ())

    def row(self) -> dict[str, Any]:
        return {"label": self.label, "start": 5 * self.first, "end": 5 * self.last + 4}


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Span], list[Span]]:
    """Spans that overlap none of their own side, each prediction inside the plot of one gold span or of none."""
    golds, predicted = [], []
    for plot in range(0, WORDS, 10):
        whose = draw(st.sampled_from(LABELS))
        if draw(st.booleans()):
            golds.append(Span(plot + 2, plot + 6, whose))
        fate = draw(st.sampled_from(("none", "same", "wide", "narrow")))
        said = draw(st.sampled_from(LABELS))
        if fate != "none":
            first, last = {"same": (2, 6), "wide": (1, 7), "narrow": (3, 6)}[fate]
            predicted.append(Span(plot + first, plot + last, said))
    return golds, predicted


@settings(max_examples=80)
@given(st.lists(documents(), min_size=1, max_size=3))
def test_strict_exact_and_partial_are_those_of_nervaluate(made: list[tuple[list[Span], list[Span]]]) -> None:
    tally = Tally()
    for golds, predicted in made:
        count_quotes(
            PAGE, [span.item(gold=True) for span in golds], [span.item(gold=False) for span in predicted], tally
        )
    theirs = nervaluate.Evaluator(
        [[span.row() for span in golds] for golds, _ in made],
        [[span.row() for span in predicted] for _, predicted in made],
        tags=list(LABELS),
        loader="dict",
    ).evaluate()["overall"]
    for name in ("strict", "exact", "partial"):
        for part in ("precision", "recall"):
            ours = METRICS[f"quotes.{name}.{part}"].value(tally.counts)
            # Where there is nothing to divide by, they say 0 and we say nothing.
            assert (ours or 0) == pytest.approx(getattr(theirs[name], part))


class Counted:
    """A metric in sacrebleu's terms whose sufficient statistics are our counts of right, predicted and gold."""

    @dataclass
    class Value:
        score: float

    def __init__(self, rows: np.ndarray) -> None:
        self.rows = rows

    def _extract_corpus_statistics(self, hypotheses: Any, references: Any) -> np.ndarray:
        return self.rows

    def _aggregate_and_compute(self, rows: np.ndarray) -> Value:
        right, predicted, gold = np.asarray(rows).sum(axis=0)
        return self.Value(200 * right / (predicted + gold))


@pytest.mark.parametrize("seed", range(4))
def test_the_paired_test_gives_the_p_of_sacrebleus(seed: int) -> None:
    rng = np.random.default_rng(seed)
    gold = rng.integers(40, 200, 40)
    systems = [np.stack([rng.binomial(gold, chance), gold, gold], axis=-1) for chance in rng.normal(0.7, 0.06, (2, 40))]
    metric = Counted(systems[1])
    baseline = {"f1": (systems[0], metric._aggregate_and_compute(systems[0]))}
    _, theirs = significance._paired_ar_test(baseline, "b", ["x"] * 40, None, {"f1": metric}, n_samples=5000, seed=1)
    names = ("quotes.gold.correct", "quotes.predicted", "quotes.gold")
    ours = [Table(names, rows[None].astype(float), tuple(range(40))) for rows in systems]
    p = randomise(ours[0], ours[1], METRICS["quotes.correct.f1"], seed=2, trials=5000)
    # They count differences above the one seen, we those at least as large: no matter, where few are equal. Trials
    # differ by chance: 4 standard errors of a share.
    assert p == pytest.approx(theirs["f1"].p_value, abs=0.04)
