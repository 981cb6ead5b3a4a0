// Lists with filters: quotes, claims, pairs, and what was set aside. The filters stand in the address.
function listView(title, name, list, filters, draw, textOf, query) {
  const chosen = new Map(filters.map(([key]) => [key, query.get(key) || ""]));
  let words = query.get("q") || "";
  const holder = h("div", { class: "list" });
  const count = h("p", { class: "count", "aria-live": "polite" });
  const values = (key, of) => {
    const found = new Map();
    for (const item of toldOnce(list)) for (const value of new Set(of(item))) if (value) found.set(value, (found.get(value) || 0) + 1);
    return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const folded = new Map();
  const matches = (item) => {
    if (!words) return true;
    if (!folded.has(item)) folded.set(item, fold(textOf(item)));
    return fold(words).split(" ").every((word) => folded.get(item).includes(word));
  };
  function refresh(remember = true) {
    const kept = list.filter((item) => filters.every(([key, , of]) => !chosen.get(key) || of(item).includes(chosen.get(key))) && matches(item));
    const [own, all] = [toldOnce(kept).length, toldOnce(list).length];
    const copied = kept.length - own;
    count.textContent = `${kept.length === list.length ? "" : `${own.toLocaleString("en")} of `}${counted(all, "item")}${copied ? `, ${copied.toLocaleString("en")} more in copies` : ""}`;
    clear(holder, kept.length ? growing(kept, draw) : empty(list.length ? "Nothing fits these filters." : "There is nothing here."));
    const kinds = [...chosen, ["q", words]].filter(([, value]) => value);
    if (remember) rememberQuery(name, kinds);
  }
  const controls = filters.map(([key, label, of, wordsFor = (value) => value]) => {
    const options = values(key, of);
    if (options.length < 2 && !chosen.get(key)) return null;
    if (chosen.get(key) && !options.some(([value]) => value === chosen.get(key))) options.push([chosen.get(key), 0]);
    return h(
      "label",
      null,
      h("span", null, label),
      h(
        "select",
        { name: key, on: { change: (event) => { chosen.set(key, event.target.value); refresh(); } } },
        h("option", { value: "" }, "All"),
        options.map(([value, number]) => h("option", { value, selected: value === chosen.get(key) }, `${wordsFor(value)} (${number})`)),
      ),
    );
  });
  let timer = 0;
  const box = h("input", {
    type: "search",
    name: "q",
    value: words,
    on: { input: (event) => { clearTimeout(timer); timer = setTimeout(() => { words = event.target.value.trim(); refresh(); }, 120); } },
  });
  refresh(false);
  return h(
    "div",
    { class: "page" },
    h("h1", null, title),
    h("form", { class: "filters", on: { submit: (event) => event.preventDefault() } }, controls, h("label", null, h("span", null, "Words"), box)),
    count,
    holder,
  );
}

function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ").trim();
}

const QUOTE_FILTERS = [
  ["speaker", "Speaker", (quote) => [speakerKey(quote) || "not named"]],
  ["outlet", "Outlet", (quote) => [outletOf(quote.document)]],
  ["kind", "Kind", (quote) => [quote.kind]],
  ["via", "Through", (quote) => (quote.via || []).map(linkName)],
  ["status", "Status", (quote) => [...(quote.hedged ? ["hedged"] : []), ...(quote.flags || []).map(spelled)]],
];

function quotesView(story, query) {
  const text = (quote) => [wordsOf(quote), speakerKey(quote), outletOf(quote.document), ...(quote.via || []).map(linkName)].join(" ");
  return listView("Quotes", "quotes", inStory(run.quotes, story), QUOTE_FILTERS, quoteRow, text, query);
}

function quoteRow(quote) {
  const marks = [...(quote.hedged ? ["hedged"] : []), ...(quote.flags || [])];
  return h(
    "article",
    { class: "row", "data-item": quote.id, tabindex: "-1" },
    h("p", { class: "who" }, said(speakerKey(quote) || "Speaker not named"), reporting(quote), quote.speaker && quote.speaker.role ? [" ", h("small", null, said(quote.speaker.role))] : null),
    exact(quote),
    h("div", { class: "chains" }, chain(quote), quote.again ? copied(quote.document) : null, denied(quote), h("span", { class: "tags" }, tag(quote.kind), marks.map((mark) => tag(spelled(mark))))),
  );
}

const CLAIM_FILTERS = [
  ["speaker", "Claimant", (claim) => [speakerKey(claim) || "not named"]],
  ["outlet", "Outlet", (claim) => [outletOf(claim.document)]],
  ["kind", "Kind", (claim) => [spelled(claim.claim_type)]],
  ["factuality", "Stance", (claim) => [FACTUALITY[claim.factuality]]],
  ["modality", "Modality", (claim) => [claim.modality]],
  ["status", "Status", (claim) => [disputedStatus(claim)], (value) => DISPUTED[value] || value],
];

const DISPUTED = { "disputed: genuine": "disputed", "disputed: undetermined": "perhaps disputed", "disputed: apparent": "only seems disputed" };

function disputedStatus(claim) {
  const all = [...(sidesOf.get(claim.id) || []).map(({ dispute }) => dispute.status), ...(pairsOf.get(claim.id) || []).map((pair) => pair.status)];
  const best = all.sort((a, b) => STATUS_ORDER[a] - STATUS_ORDER[b])[0];
  return best ? `disputed: ${best}` : "undisputed";
}

function claimsView(story, query) {
  const text = (claim) => [claim.statement, wordsOf(claim), speakerKey(claim), outletOf(claim.document)].join(" ");
  return listView("Claims", "claims", inStory(run.claims, story), CLAIM_FILTERS, claimRow, text, query);
}

function claimRow(claim) {
  const held = sidesOf.get(claim.id) || [];
  return h(
    "article",
    { class: "row", "data-item": claim.id, tabindex: "-1" },
    // a claim that is the sentence itself is shown once, in the words of the account
    AGAINST[claim.factuality] || bareWords(claim.statement) !== bareWords(wordsOf(claim)) ? h("p", { class: "statement" }, statement(claim)) : null,
    exact(claim),
    h(
      "div",
      { class: "chains" },
      chain(claim),
      claim.again ? copied(claim.document) : null,
      reserve(claim, true),
      h("span", { class: "tags" }, claim.factuality === "CT+" ? tag(FACTUALITY[claim.factuality]) : null, claim.modality === "realis" ? null : tag(claim.modality), held.map(({ dispute, side }) => h("a", { class: `badge side-${side % 6}`, href: itemLink(dispute.id), title: dispute.question }, sideLetter(side)))),
    ),
  );
}

const ASIDE_FILTERS = [
  ["kind", "Kind", (entry) => [entry.what]],
  ["status", "Reason", (entry) => [entry.reason]],
  ["outlet", "Outlet", (entry) => [entry.document ? outletOf(entry.document) : entry.source || null]],
];

function setAside(list, story) {
  return list.filter((entry) => !documents.size || storyOf(entry) === story || (!entry.story && !documents.has(entry.document)));
}

function asideView(story, query) {
  const failures = setAside(run.failures, story).map((entry) => ({ ...entry, what: "failure", reason: spelled(entry.error), words: withoutSource(entry) }));
  const rejected = setAside(run.rejected, story).map((entry) => ({ ...entry, what: entry.kind }));
  return listView("Set aside", "aside", [...failures, ...rejected], ASIDE_FILTERS, asideRow, (entry) => `${entry.words} ${entry.source || ""} ${entry.reason} ${entry.detail || ""}`, query);
}

// What went wrong; the file that it begins with is named below it.
function withoutSource({ message, source, document }) {
  return source && !document && message.startsWith(`${source}: `) ? message.slice(source.length + 2) : message;
}

function asideRow(entry) {
  const where = entry.document ? documentLink(entry.document) : said(entry.source || entry.story || "the run");
  return h(
    "article",
    { class: "row aside", tabindex: "-1" },
    h("p", { class: "who" }, entry.what === "failure" ? "Failed" : `Proposed ${entry.what}`, " ", h("small", null, said(entry.reason))),
    h("p", { class: "proposed" }, said(entry.words)),
    h("div", { class: "chains" }, where, entry.detail ? h("span", { class: "note" }, said(entry.detail)) : null),
  );
}
