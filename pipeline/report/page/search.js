// Search: one box over disputes, quotes, claims and the texts themselves.
const MOST = 50;

function searchView(story, query) {
  const asked = query.get("q") || "";
  const words = fold(asked).split(" ").filter(Boolean);
  if (!words.length) return h("div", { class: "page" }, h("h1", null, "Search"), empty("Type what you look for."));
  const fits = (text) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  };
  const section = (title, list, draw) =>
    list.length
      ? h("section", null, h("h2", null, title, " ", h("small", null, String(list.length))), growing(list.slice(0, MOST * 4), draw))
      : null;
  const disputes = disputesOf(story).filter((dispute) => fits([dispute.question, ...dispute.sides.map((side) => side.position)].join(" ")));
  const quotes = inStory(run.quotes, story).filter((quote) => fits(`${wordsOf(quote)} ${speakerKey(quote) || ""}`));
  const claims = inStory(run.claims, story).filter((claim) => fits(`${claim.statement} ${wordsOf(claim)} ${speakerKey(claim) || ""}`));
  const passages = [];
  for (const home of inStory(run.documents, story)) {
    for (const match of home.text.matchAll(/[^\n]+/g)) if (fits(match[0])) passages.push({ id: home.id, text: match[0] });
  }
  const found = disputes.length + quotes.length + claims.length + passages.length;
  announce(`${found} found`);
  return h(
    "div",
    { class: "page" },
    h("h1", null, "Search: ", said(asked)),
    found ? null : empty("Nothing found in this story."),
    section("Disputes", disputes, (dispute) =>
      h("article", { class: "row", "data-item": dispute.id, tabindex: "-1" }, h("a", { href: itemLink(dispute.id), class: "statement" }, said(dispute.question)), h("div", { class: "chains" }, verdict(dispute))),
    ),
    section("Quotes", quotes, quoteRow),
    section("Claims", claims, claimRow),
    section("In the texts", passages, (passage) =>
      h("article", { class: "row", tabindex: "-1" }, h("p", { class: "passage", dir: "auto" }, passage.text), h("div", { class: "chains" }, documentLink(passage.id))),
    ),
  );
}
