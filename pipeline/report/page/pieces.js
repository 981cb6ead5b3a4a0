// Small parts that several views share.
const FACTUALITY = {
  "CT+": "certain that it holds",
  "CT-": "certain that it does not hold",
  "PR+": "probably holds",
  "PR-": "probably does not hold",
  "PS+": "possibly holds",
  "PS-": "possibly does not hold",
  U: "does not commit",
};

const AUTHOR_STANCE = { doubts: "the author doubts it", rejects: "the author rejects it" };
const AGAINST = { "CT-": ["denies", "denies it"], "PR-": ["thinks improbable", "thinks it improbable"], "PS-": ["thinks possibly untrue", "thinks it possibly untrue"] };

// The words alone, to tell whether two texts say them alike.
function bareWords(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

// Words without a quotation mark at an end whose other half stands outside them.
function evened(text) {
  for (const [open, close] of ["«»", "“”"]) {
    if (text.includes(open) === text.includes(close)) continue;
    text = text.startsWith(open) ? text.slice(1).trimStart() : text.replace(new RegExp(`\\s*${close}(?=[.,!?]?$)`), "");
  }
  return text;
}

// A claim's statement; what its claimant speaks against is told as that before it is read.
function statement(claim) {
  const against = AGAINST[claim.factuality];
  return against ? [h("span", { class: "against" }, `${against[0]}: `), said(evened(claim.statement))] : said(evened(claim.statement));
}

// What a claim's words alone do not tell: that its claimant denies it or is unsure of it, that the author doubts it.
// The words of a denial may be those of what it denies or hold the no themselves, so without the statement `beside`
// them it is told what is denied.
function reserve(claim, beside = false) {
  const against = AGAINST[claim.factuality];
  const stance = () => {
    if (beside && against) return null; // told with the statement
    if (!against) return tag(FACTUALITY[claim.factuality]);
    if (bareWords(wordsOf(claim)) === bareWords(claim.statement)) return tag(against[1]);
    return h("span", { class: "tag" }, `${against[0]}: `, said(claim.statement));
  };
  const parts = [claim.factuality === "CT+" ? null : stance(), AUTHOR_STANCE[claim.author_stance] ? tag(AUTHOR_STANCE[claim.author_stance]) : null].filter(Boolean);
  return parts.length ? h("span", { class: "tags reserve" }, parts) : null;
}

// A quote all of whose claims its speaker denies: *denied having said “…”*.
function denied(quote) {
  const own = (carriedBy.get(quote.id) || []).filter((claim) => speakerKey(claim) === speakerKey(quote));
  return own.length && own.every((claim) => AGAINST[claim.factuality]) ? own.slice(0, 2).map((claim) => reserve(claim)) : null;
}

function reporting(quote) {
  return quote.cue ? [" ", h("small", { class: "cue" }, said(slice(quote.document, quote.cue)))] : null;
}

function spelled(word) {
  return String(word).replace(/_/g, " ");
}

function tag(text, extra) {
  return h("span", { class: `tag ${extra || ""}` }, text);
}

// A value of the schema in plain words.
function worded(field, value) {
  return run.terms[field][value] || spelled(value);
}

// Of what only seems to part no label is told, since it would say that it does.
function verdict(found) {
  const apparent = found.status === "apparent";
  return h(
    "span",
    { class: "verdict" },
    apparent ? null : tag(worded("label", found.label), `label-${found.label}`),
    found.status === "genuine" ? null : tag(worded("status", found.status) + (found.apparent_reason ? `: ${worded("apparent_reason", found.apparent_reason)}` : ""), `status-${found.status}`),
    tag(`about ${worded("axis", found.axis)}`),
    found.strength ? h("span", { class: "tag", title: "How sure the run is of its surest pair" }, found.strength) : null,
  );
}

function badge(index, framed) {
  return h("span", { class: `badge side-${index % 6} ${framed ? "framed" : ""}`, "aria-label": `side ${sideLetter(index)}` }, sideLetter(index));
}

function address(...parts) {
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

function itemLink(id) {
  return `#${encodeURIComponent(id)}`;
}

function documentLink(id, content) {
  const home = documents.get(id);
  if (!home) return said(id);
  return h("a", { class: "outlet", href: address(home.story, "accounts", id), title: labelOf(id) }, content || said(outletOf(id)));
}

function speakerLink(name, story) {
  return h("a", { class: "speaker", href: `${address(story, "quotes")}?speaker=${encodeURIComponent(name)}` }, said(name));
}

// Who tells it, outermost first: outlet → Le Monde → Macron.
function chain(item) {
  const parts = [documentLink(item.document)];
  for (const link of item.via || []) parts.push(said(linkName(link), { class: "via" }));
  if (!isAuthor(item.speaker)) {
    const name = speakerKey(item);
    parts.push(name ? speakerLink(name, storyOf(item)) : h("span", { class: "unnamed" }, "speaker not named"));
  } else {
    parts.push(h("span", { class: "own" }, "in its own voice"));
  }
  const steps = parts.map((part, index) => [index ? [" ", h("span", { class: "arrow", "aria-label": "reports" }, "→"), " "] : null, part]);
  const home = documents.get(item.document);
  const when = item.said_on || items.get(item.quote)?.said_on || home.published;
  return h("span", { class: "chain" }, steps, when ? [" ", h("time", { datetime: when }, plainDate(when))] : null, item.page ? [" ", h("span", { class: "folio" }, `p. ${item.page}`)] : null);
}

// That an account has most of its words in common with an earlier one: the two are one voice.
function copied(id) {
  const from = documents.get(id).copy_of;
  return documents.has(from) ? h("span", { class: "copied" }, "text as in ", documentLink(from)) : null;
}

const MARKS = "\"'“”„‟«»‘’‚‹›「」『』";

// Quotation marks around words that bring none of their own at either end.
function quoted(text) {
  const words = evened(text);
  const bare = MARKS.includes(words[0]) || MARKS.includes(words[words.length - 1]);
  return h(bare ? "span" : "q", null, said(words));
}

// Only what the source has between quotation marks is shown so; anything else is a passage of the document.
function isMarked(item) {
  return item.type === "quote" ? item.kind === "direct" : item.marked;
}

function inMarks(item) {
  return isMarked(item) ? quoted(wordsOf(item)) : h("span", { title: "A passage of the document, not between quotation marks there" }, said(wordsOf(item)));
}

function exact(item, attributes) {
  const home = documents.get(item.document);
  return h(
    "a",
    { class: isMarked(item) ? "exact" : "exact unmarked", href: itemLink(item.id), "data-item": item.id, lang: home.language, ...attributes },
    inMarks(item),
  );
}

// The paragraph that holds an item, its words marked.
function context(item) {
  if (!item.at) return h("p", { class: "note" }, "These words stand in a part of the file that readers do not see.");
  const home = documents.get(item.document);
  const [first, last] = [item.at[0][0], item.at[item.at.length - 1][1]];
  let start = home.text.lastIndexOf("\n", first - 1) + 1;
  let end = home.text.indexOf("\n", last);
  if (end < 0) end = home.text.length;
  const cutStart = first - start > 320;
  const cutEnd = end - last > 320;
  if (cutStart) start = home.text.indexOf(" ", first - 300) + 1 || first;
  if (cutEnd) end = home.text.lastIndexOf(" ", last + 300);
  const parts = [cutStart ? "… " : ""];
  let place = Math.min(start, first);
  for (const [low, high] of item.at) {
    parts.push(home.text.slice(place, low), h("mark", null, home.text.slice(low, high)));
    place = high;
  }
  parts.push(home.text.slice(place, Math.max(end, last)), cutEnd ? " …" : "");
  return h("blockquote", { class: "context", dir: "auto", lang: home.language }, parts);
}

function facts(rows) {
  const known = rows.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return h(
    "dl",
    { class: "facts" },
    known.map(([name, value]) => [h("dt", null, name), h("dd", null, value instanceof Node ? value : said(value))]),
  );
}

function empty(text) {
  return h("p", { class: "empty" }, text);
}
