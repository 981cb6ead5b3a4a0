// Timeline: when each thing was said, or else when it was reported.
function timelineView(story) {
  const quotes = inStory(run.quotes, story);
  const days = new Map();
  const day = (date) => {
    if (!days.has(date)) days.set(date, { published: [], quotes: [] });
    return days.get(date);
  };
  for (const home of inStory(run.documents, story)) if (home.published) day(home.published).published.push(home);
  let undated = 0;
  for (const quote of quotes) {
    const date = quote.said_on || documents.get(quote.document).published;
    if (date) day(date).quotes.push(quote);
    else undated++;
  }
  const entries = [...days].sort((a, b) => (a[0] < b[0] ? -1 : 1)).flatMap(([date, { published, quotes: told }]) => [
    { date, published },
    ...told.sort((a, b) => Number(!a.said_on) - Number(!b.said_on)).map((quote) => ({ quote })),
  ]);
  return h(
    "div",
    { class: "page" },
    h("h1", null, "Timeline"),
    h("p", { class: "lead" }, "By the day it was said, where the text tells it; otherwise by the day it was published."),
    entries.length ? growing(entries, timelineEntry, { class: "growing timeline" }) : empty("No account gives a date."),
    undated ? h("p", { class: "note" }, `${counted(undated, "quote")} without any date.`) : null,
  );
}

function timelineEntry(entry) {
  if (entry.quote) {
    const quote = entry.quote;
    return h(
      "article",
      { class: `moment ${quote.said_on ? "dated" : "reported"}`, "data-item": quote.id, tabindex: "-1" },
      h("p", { class: "who" }, said(speakerKey(quote) || "Speaker not named"), reporting(quote), quote.said_on ? [" ", h("small", null, "said that day")] : null),
      exact(quote),
      h("div", { class: "chains" }, chain(quote), quote.again ? copied(quote.document) : null, denied(quote), quote.hedged ? h("span", { class: "tags" }, tag("hedged")) : null),
    );
  }
  return h(
    "header",
    { class: "day" },
    h("h2", null, h("time", { datetime: entry.date }, plainDate(entry.date))),
    entry.published.length
      ? h("p", { class: "told" }, "Published: ", entry.published.map((home, index) => [index ? ", " : "", documentLink(home.id)]))
      : null,
  );
}
