// The panel: everything about one item, with the words around it.
const panel = document.getElementById("panel");

function openPanel(item) {
  const parts = { quote: aboutQuote, claim: aboutClaim, contradiction: aboutPair }[item.type](item);
  clear(
    panel,
    h("header", null, h("p", { class: "kicker" }, item.type === "contradiction" ? (item.status === "apparent" ? worded("status", "apparent") : item.label) : item.type), h("button", { type: "button", class: "close", "aria-label": "Close", on: { click: closePanel } }, "×")),
    parts,
    h("footer", null, h("a", { class: "permalink", href: itemLink(item.id) }, `#${item.id}`)),
  );
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("with-panel");
  if (desk) desk.refresh();
}

function closePanel() {
  if (panel.hidden) return false;
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  route.item = null;
  if (desk) desk.select([]);
  history.replaceState({ ...history.state, shown: viewAddress() }, "", viewAddress());
  return true;
}

function inText(item) {
  return desk && desk.panes.some((pane) => pane.id === item.document)
    ? null
    : h("p", null, h("a", { class: "go", href: `${address(storyOf(item), "accounts", item.document)}?item=${encodeURIComponent(item.id)}` }, "Read in the account"));
}

function aboutQuote(quote) {
  const carried = carriedBy.get(quote.id) || [];
  const speaker = quote.speaker || {};
  return [
    h("p", { class: "large", lang: documents.get(quote.document).language }, inMarks(quote)),
    h("div", { class: "chains" }, chain(quote), denied(quote)),
    facts([
      ["Speaker", speakerKey(quote) || "not named"],
      ["Named here as", speaker.said && speaker.said !== speaker.name ? speaker.said : null],
      ["Role", speaker.role],
      ["Reported by", (quote.via || []).map(linkName).join(" → ")],
      ["Reporting words", quote.cue ? slice(quote.document, quote.cue) : null],
      ["Kind", quote.kind],
      ["Said to", quote.addressee],
      ["Said in", quote.channel],
      ["Said on", quote.said_on ? plainDate(quote.said_on) : null],
      ["Hedged", quote.hedged ? "the author marks doubt about the report" : null],
      ["Marks", (quote.flags || []).map(spelled).join(", ")],
    ]),
    context(quote),
    inText(quote),
    carried.length ? [h("h3", null, "Claims it carries"), h("ul", { class: "exacts" }, carried.map((claim) => h("li", null, h("a", { href: itemLink(claim.id) }, statement(claim)), reserve(claim, true))))] : null,
  ];
}

function aboutClaim(claim) {
  const held = sidesOf.get(claim.id) || [];
  const pairs = pairsOf.get(claim.id) || [];
  return [
    h("p", { class: "large plain" }, statement(claim)),
    h("div", { class: "chains" }, chain(claim), reserve(claim, true)),
    context(claim),
    inText(claim),
    held.length
      ? [
          h("h3", null, "In dispute"),
          h("ul", { class: "exacts" }, held.map(({ dispute, side }) => h("li", null, badge(side), h("a", { href: itemLink(dispute.id) }, said(dispute.question))))),
        ]
      : null,
    pairs.length
      ? [
          h("h3", null, "Against"),
          h("ul", { class: "exacts" }, pairs.map((pair) => {
            const other = items.get(pair.a === claim.id ? pair.b : pair.a);
            return h("li", null, other ? [exact(other), h("div", { class: "chains" }, chain(other), reserve(other))] : null, h("a", { class: "go", href: itemLink(pair.id) }, "Show both"), verdict(pair));
          })),
        ]
      : null,
    facts([
      ["Claimant", speakerKey(claim) || "not named"],
      ["Role", claim.speaker && claim.speaker.role],
      ["Stance", FACTUALITY[claim.factuality]],
      ["The author", claim.author_stance === "neutral" ? null : spelled(claim.author_stance)],
      ["Modality", claim.modality],
      ["Type", claim.claim_type],
      ["Event", claim.event],
      ["Holds for", claim.time],
      ["Quote", claim.quote && items.has(claim.quote) ? h("a", { href: itemLink(claim.quote) }, "the words that carry it") : null],
    ]),
  ];
}

function aboutPair(pair) {
  const [a, b] = [items.get(pair.a), items.get(pair.b)];
  const half = (claim, id) => (claim ? h("div", { class: `half side-${pairSide(pair, id) % 6}` }, h("p", { class: "statement" }, statement(claim)), exact(claim), h("div", { class: "chains" }, chain(claim), reserve(claim, true))) : null);
  return [
    h("p", { class: "large plain" }, said(pair.explanation)),
    pairSide(pair, pair.a) > pairSide(pair, pair.b) ? [half(b, pair.b), half(a, pair.a)] : [half(a, pair.a), half(b, pair.b)],
    facts([
      ["Kind", pair.status === "apparent" ? null : worded("label", pair.label)],
      ["Status", worded("status", pair.status)],
      ["Why", pair.apparent_reason ? worded("apparent_reason", pair.apparent_reason) : null],
      ["Level", pair.level === "object" ? "what happened" : "who said, agreed or asked what"],
      ["Between", worded("parties", pair.parties)],
      ["About", worded("axis", pair.axis)],
      ["Rests on", worded("mechanism", pair.mechanism)],
      ["Confidence", pair.confidence === undefined ? null : `${Math.round(pair.confidence * 100)} %`],
      ["Dispute", pair.dispute && items.has(pair.dispute) ? h("a", { href: itemLink(pair.dispute) }, said(items.get(pair.dispute).question)) : null],
    ]),
  ];
}
