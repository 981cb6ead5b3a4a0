"""Two annotations of one story to one gold story: what both found stands, the rest is a question for a third person.

Items are paired by the passage they rest on. A pair keeps the first annotator's record, with the second's reading as an
alternative; it is required where both required it. What only one found stays as optional, since a careful annotator
left it out, until a decision says otherwise. Decisions go by record id: `required`, `optional`, `drop`, or the
fields to put in their place. Of a dispute, `sides` may be put in place too (position and ids of claims), and `join`
names the dispute of the other annotator that it is one with, or is null where it is one with none.
"""

from evals.adjudication.decisions import Decision, Question, decisions_of
from evals.adjudication.passages import SAME_STATEMENT
from evals.adjudication.story import adjudicated

__all__ = ["SAME_STATEMENT", "Decision", "Question", "adjudicated", "decisions_of"]
