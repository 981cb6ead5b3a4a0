"""Documents and records that try to run something, each in every field that reaches the page."""

from __future__ import annotations

from crocus_run import manifest_of

from pipeline.documents import read_text
from pipeline.extraction.assemble import Reading, claim_of, quote_of
from pipeline.schema import (
    Contradiction,
    Dispute,
    Failure,
    Rejected,
    RunManifest,
    RunRecords,
    Side,
    SourceText,
    Speaker,
    Via,
)

CANARY = "document.title='pwned';window.pwned=1"
ATTACKS = (
    f"<script>{CANARY}</script>",
    f"</script><script>{CANARY}</script>",
    f"<!--<script>{CANARY}</script>",
    f"<!-- --!><script>{CANARY}</script>",
    f"]]><script>{CANARY}</script>",
    f'<img src=x onerror="{CANARY}">',
    f'<svg onload="{CANARY}"><animate onbegin="{CANARY}" attributeName=x dur=1s></svg>',
    f"<svg><script>{CANARY}</script></svg>",
    f'"><body onload="{CANARY}">',
    f"' onmouseover='{CANARY}' x='",
    f'<a href="javascript:{CANARY}">read on</a>',
    f"[read on](javascript:{CANARY})",
    f'<iframe srcdoc="<script>parent.{CANARY}</script>"></iframe>',
    "<iframe src=//evil.example></iframe><object data=//evil.example></object>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import url(//evil.example);*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<form action=//evil.example><input autofocus onfocus=window.pwned=1>",
    f"data:text/html,<script>{CANARY}</script>",
    "{{ 7*7 }} {% raise %} {# x #} ${7*7} #{7*7} <%= 7*7 %>",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e &lt;script&gt;window.pwned=1&lt;/script&gt;",
    "</textarea></title></style></noscript></template><script>window.pwned=1</script>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=window.pwned=1&gt;'>",
    "\u202egnihton si siht\u202c \u2066isolate\u2069 \u200fright\u200e",
    "שלום עולם “אמר השר” مرحبا بالعالم",
    "word" * 2000,
    "line\u2028separator\u2029paragraph\x00null\x0bvertical\x1bescape\x1b[31m",
    "𝒜𝓈𝓉𝓇𝒶𝓁 👩‍👩‍👧‍👦 “𝓆𝓊𝑜𝓉𝑒𝒹 𝓌𝑜𝓇𝒹𝓈” 🏳️‍🌈",
    "<p><b><i><unclosed <div <a href='",
    "__proto__",
    "constructor",
)


def attack_run() -> tuple[RunRecords, RunManifest]:
    """A run in which every text field holds every attack."""
    sources: list[SourceText] = []
    quotes, claims, pairs, disputes = [], [], [], []
    for number, attack in enumerate(ATTACKS):
        for form in ("text", "markdown", "html"):
            name = f"{attack[:60]} {form} {number}"
            source = read_text(
                f"{attack}\n\n“These words {attack} stand here”, he said.\n\nAnd he also said that {attack}.",
                identifier=name,
                story=attack[:80] if number < 2 else "attack",
                source=f"javascript:{CANARY}" if number % 2 else attack,
                form=form,  # type: ignore[arg-type]
            )
            facts = {"title": attack, "publisher": attack, "author": attack, "published": attack, "language": attack}
            source = SourceText(source.document.model_copy(update=facts), source.text)
            sources.append(source)
            reading = Reading.of(source)
            start, end = reading.text.index("These words"), reading.text.index("stand here") + len("stand here")
            speaker = Speaker(name=attack, mention=reading.view.span(end, len(reading.text)), role=attack)
            quote = quote_of(
                reading,
                [(start, end)],
                speaker=speaker,
                cue=None,
                via=[Via(name=attack)],
                addressee=attack,
                channel=attack,
                said_on=attack,
            )
            claim = claim_of(
                reading, attack, [(start, end)], claimant=speaker, factuality="CT+", quote=quote, event=attack
            )
            other = claim_of(
                reading, f"not {attack}", [(end, len(reading.text))], claimant=speaker, factuality="CT-", time=attack
            )
            assert quote
            assert claim
            assert other
            quotes.append(quote)
            claims += [claim, other]
            pair = Contradiction(
                id=f"x {attack} {form}",
                story=source.document.story,
                a=claim.id,
                b=other.id,
                label="contradiction",
                status="genuine",
                level="object",
                scope="within_document",
                parties="sources",
                axis="denial",
                mechanism="negation",
                explanation=attack,
                dispute=f"d {attack} {form}",
            )
            pairs.append(pair)
            disputes.append(
                Dispute(
                    id=f"d {attack} {form}",
                    story=source.document.story,
                    question=attack,
                    sides=[
                        Side(position=attack, claimants=[attack], claims=[claim.id], documents=[name], since=attack),
                        Side(position=attack, claimants=[attack], claims=[other.id], documents=[name]),
                    ],
                    contradictions=[pair.id],
                    label="contradiction",
                    status="genuine",
                    axis="denial",
                    silent=[attack],
                    one_sided=[attack],
                )
            )
    records = RunRecords(
        sources=tuple(sources),
        quotes=tuple(quotes),
        claims=tuple(claims),
        contradictions=tuple(pairs),
        disputes=tuple(disputes),
        rejected=tuple(
            Rejected(document=attack, story="attack", kind="quote", proposed=attack, reason=attack)
            for attack in ATTACKS
        ),
        failures=tuple(
            Failure(document=None, source=attack, story="attack", error=attack, message=attack) for attack in ATTACKS
        ),
    )
    hostile = {
        "model": ATTACKS[1],
        "strategy": ATTACKS[5],
        "signature": ATTACKS[0],
        "versions": {ATTACKS[1]: ATTACKS[2]},
    }
    return records, manifest_of(records).model_copy(update=hostile)
