// Disputes: the question, its sides as columns in exact words, where nothing was found; and the single pairs.
const SHOWN_WORDS = 4;
const MOST_SILENT = 12;
const FEW = 5;
const MOST_LISTED = 30;
const FOUND = "This is what the run found; the account may say something all the same.";

function disputesView(story) {
  const standing = standingIn(story);
  const apparent = disputesOf(story).filter((dispute) => dispute.status === "apparent");
  return h(
    "div",
    { class: "page" },
    storyHead(story),
    standing.length > FEW ? disputeIndex(standing) : null,
    h("div", { class: "notes" }, [run.run.note, run.run.encodings, run.run.left_alone, disputesOf(story).length ? run.legend : null].filter(Boolean).map((note) => h("p", { class: "note" }, note))),
    standing.length
      ? growing(standing, disputeCard)
      : empty("No dispute was found."),
    apparent.length
      ? h(
          "details",
          { class: "apart" },
          h("summary", null, `${counted(apparent.length, "dispute")} that only looks like one`.replace("disputes that only looks", "disputes that only look")),
          growing(apparent, disputeCard),
        )
      : null,
  );
}

// The questions alone, to go to one of many.
function disputeIndex(standing) {
  return h(
    "details",
    { class: "index", open: !matchMedia("(max-width: 44rem)").matches && standing.length <= MOST_LISTED },
    h("summary", null, `All ${counted(standing.length, "dispute")}`),
    h("ol", null, standing.map((dispute) => h("li", null, h("a", { href: itemLink(dispute.id) }, said(dispute.question))))),
  );
}

function storyHead(story) {
  const here = inStory(run.documents, story);
  const dates = here.map((item) => item.published).filter(Boolean).sort();
  const span = dates.length ? [plainDate(dates[0]), plainDate(dates[dates.length - 1])] : [];
  const copies = here.filter((item) => documents.has(item.copy_of)).length;
  const outlets = new Set(here.map((item) => item.publisher).filter(Boolean));
  const unnamed = here.filter((item) => !item.publisher).length;
  const told = [
    counted(here.length, "account") + (copies ? `, ${copies} of them ${copies === 1 ? "a copy" : "copies"}` : ""),
    outlets.size ? counted(outlets.size, "outlet") : "no outlet named",
    outlets.size && unnamed ? `${counted(unnamed, "account")} without one` : null,
    span.length ? (span[0] === span[1] ? span[0] : `${span[0]} to ${span[1]}`) : null,
  ];
  return h(
    "header",
    { class: "story" },
    h("h1", null, said(story)),
    h("p", { class: "told" }, told.filter(Boolean).join(" · ")),
    h(
      "details",
      { class: "accounts", open: here.length <= 8 && !matchMedia("(max-width: 44rem)").matches },
      h("summary", null, "The accounts"),
      h(
        "ul",
        null,
        here.map((item) =>
          h(
            "li",
            null,
            documentLink(item.id, said(labelOf(item.id))),
            h("span", { class: "told" }, said(outletOf(item.id)), item.published ? ` · ${plainDate(item.published)}` : "", ` · ${counted(byDocument.get(item.id).quotes.length, "quote")}`, run.failures.some((failure) => failure.document === item.id) ? " · not wholly read" : "", documents.has(item.copy_of) ? [" · ", copied(item.id)] : null),
          ),
        ),
      ),
    ),
  );
}

function disputeCard(dispute) {
  const pairs = (dispute.contradictions || []).map((id) => items.get(id)).filter(Boolean);
  const columns = dispute.sides.map(sideColumn);
  const parting = columns.filter((_, index) => !dispute.sides[index].reconciled);
  const seeming = columns.filter((_, index) => dispute.sides[index].reconciled);
  const card = h(
    "article",
    { class: "dispute", id: dispute.id, "data-item": dispute.id, tabindex: "-1", "aria-label": dispute.question },
    h("header", null, verdict(dispute), permalink(dispute.id)),
    h("h2", null, said(dispute.question)),
    (dispute.reconciled || []).map((why) => h("p", { class: "why" }, "Why: ", said(why))),
    h("div", { class: `sides of-${Math.min(parting.length, 4)}` }, parting),
    seeming.length ? h("div", { class: `sides seeming of-${Math.min(seeming.length, 4)}` }, seeming) : null,
    silence(dispute),
  );
  if (pairs.length) {
    const holder = h("div");
    const more = h(
      "details",
      { class: "pairs", on: { toggle: () => more.open && more.fill() } },
      h("summary", null, `${counted(pairs.length, "pair of passages", "pairs of passages")} ${dispute.status === "apparent" ? "compared" : "against each other"}`),
      holder,
    );
    more.fill = () => holder.childElementCount || clear(holder, pairs.map(pairCard));
    card.append(more);
  }
  return card;
}

function sideColumn(side, index) {
  const support = new Set(side.support || []);
  const names = side.claimants || [];
  return h(
    "section",
    { class: `side side-${index % 6}` },
    h("h3", null, badge(index, side.reconciled), said(side.position)),
    side.reconciled ? h("p", { class: "why" }, "Only seems to part from the others: ", said(side.reconciled)) : null,
    names.length || side.since
      ? h(
          "p",
          { class: "held" },
          names.length ? ["Held by ", said(names.map((name) => (name === "AUTHOR" ? "the author" : name)).join(", "))] : null,
          side.since ? h("span", { class: "since" }, names.length ? ", since " : "Since ", plainDate(side.since), side.or_earlier ? " or earlier" : null, side.first ? ` (${side.first.join(", ")})` : null) : null,
        )
      : null,
    passages((side.claims || []).filter((id) => !support.has(id))),
    support.size ? h("details", { class: "support" }, h("summary", null, `Speaks for it: ${counted(support.size, "passage")}`), passages([...support])) : null,
  );
}

// Exact words with the chains that tell them; the same words told by several accounts are shown once.
function passages(ids) {
  const claims = ids.map((id) => items.get(id)).filter((claim) => claim && documents.has(claim.document));
  const wordings = new Map();
  for (const claim of claims) push(wordings, `${isMarked(claim)} ${bareWords(wordsOf(claim))}`, claim);
  const list = [...wordings.values()].map((same) =>
    h("li", null, exact(same[0]), h("div", { class: "chains" }, same.map((claim) => h("div", null, chain(claim), reserve(claim), copied(claim.document))))),
  );
  const rest = list.slice(SHOWN_WORDS);
  return [
    h("ul", { class: "exacts" }, list.slice(0, SHOWN_WORDS)),
    rest.length
      ? h("details", { class: "rest" }, h("summary", null, counted(rest.length, "more passage")), h("ul", { class: "exacts" }, rest))
      : null,
  ];
}

function silence(dispute) {
  const row = (name, ids) => {
    if (!(ids || []).length) return null;
    const told = new Map(); // accounts of one outlet that tell the same are one entry
    for (const id of ids) push(told, outletOf(id) + sidesTold(dispute, id), id);
    const groups = [...told.values()];
    const entry = ([id, ...others], index) => [
      index ? ", " : " ",
      documents.has(id) ? documentLink(id) : said(id),
      others.length ? ` ×${others.length + 1}` : "",
      others.length + 1 < accountsOf(outletOf(id), dispute.story) ? datesOf([id, ...others]) : "",
      sidesTold(dispute, id),
    ];
    const rest = groups.slice(MOST_SILENT);
    const holder = h("span", null, groups.slice(0, MOST_SILENT).map(entry));
    const more = rest.length
      ? h("button", { type: "button", class: "quiet more-names", on: { click: () => { holder.append(...rest.flatMap((group) => entry(group, 1)).filter(Boolean)); more.remove(); } } }, `and ${rest.flat().length} more`)
      : null;
    return h("p", { title: FOUND }, h("span", { class: "silent-name" }, name), holder, more ? [" ", more] : null);
  };
  if (dispute.status === "apparent") return null;
  const rows = [
    row("Only one side found in:", dispute.one_sided),
    row("Speaks of it, no side found in:", dispute.touching),
    row("Nothing found in:", dispute.silent),
    row("Not compared or not wholly read:", unheardIn(dispute)),
  ].filter(Boolean);
  return rows.length ? h("footer", { class: "silence" }, rows) : null;
}

// Accounts of which nothing can be told: on no list of the dispute.
function unheardIn(dispute) {
  const told = new Set([...dispute.sides.flatMap((side) => side.documents || []), ...["silent", "one_sided", "touching"].flatMap((list) => dispute[list] || [])]);
  return inStory(run.documents, dispute.story).map((home) => home.id).filter((id) => !told.has(id));
}

function accountsOf(outlet, story) {
  return inStory(run.documents, story).filter((home) => outletOf(home.id) === outlet).length;
}

// Which of an outlet's accounts are meant: *of 9 March 2026*.
function datesOf(ids) {
  const dates = [...new Set(ids.map((id) => documents.get(id)?.published).filter(Boolean))].sort();
  return dates.length ? ` of ${dates.map(plainDate).join(", ")}` : "";
}

function sidesTold(dispute, id) {
  const letters = dispute.sides.flatMap((side, index) => ((side.documents || []).includes(id) && !side.reconciled ? [sideLetter(index)] : []));
  return letters.length ? ` (${letters.join(", ")})` : "";
}

function pairCard(pair) {
  const [a, b] = [items.get(pair.a), items.get(pair.b)];
  const half = (claim, id) =>
    h(
      "div",
      { class: `half side-${pairSide(pair, id) % 6}` },
      claim ? [exact(claim), h("div", { class: "chains" }, chain(claim), reserve(claim))] : h("p", { class: "note" }, "The claim is not in this run."),
    );
  return h(
    "article",
    { class: "pair", "data-item": pair.id, tabindex: "-1" },
    h("div", { class: "halves" }, pairSide(pair, pair.a) > pairSide(pair, pair.b) ? [half(b, pair.b), half(a, pair.a)] : [half(a, pair.a), half(b, pair.b)]),
    h("p", { class: "why" }, said(how(pair, a, b))),
    h(
      "p",
      { class: "pair-foot" },
      verdict(pair),
      h("a", { class: "go", href: itemLink(pair.id) }, a && b && a.document === b.document ? "Show in the text" : "Show in both texts"),
    ),
  );
}

// What the explanation says beside the two passages, which stand above it.
function how(pair, a, b) {
  const told = pair.explanation;
  const repeats = (claim) => claim && told.includes(claim.statement.replace(/\.$/, "").slice(0, 60));
  const last = told.slice(told.lastIndexOf("; ") + 2);
  return repeats(a) && repeats(b) && last.length < told.length / 2 ? last[0].toUpperCase() + last.slice(1) : told;
}

const PAIR_FILTERS = [
  ["label", "Kind", (pair) => [pair.label], (value) => worded("label", value)],
  ["status", "Status", (pair) => [pair.status], (value) => worded("status", value)],
  ["axis", "About", (pair) => [pair.axis], (value) => worded("axis", value)],
  ["parties", "Between", (pair) => [pair.parties], (value) => worded("parties", value)],
  ["speaker", "Speaker", (pair) => [pair.a, pair.b].map((id) => items.get(id)).filter(Boolean).map(speakerKey)],
  ["outlet", "Outlet", (pair) => [pair.a, pair.b].map((id) => items.get(id)).filter(Boolean).map((claim) => outletOf(claim.document))],
];

function pairsView(story, query) {
  const order = (pair) => STATUS_ORDER[pair.status] * 3 + ["contradiction", "tension", "divergence"].indexOf(pair.label);
  const pairs = inStory(run.contradictions, story).sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  const text = (pair) => [pair.explanation, ...[pair.a, pair.b].map((id) => items.get(id)).filter(Boolean).map(wordsOf)].join(" ");
  return listView("Contradictions", "contradictions", pairs, PAIR_FILTERS, pairCard, text, query);
}

function permalink(id) {
  return h("a", { class: "permalink", href: itemLink(id), title: "Link to this", "aria-label": "Link to this" }, "#");
}
