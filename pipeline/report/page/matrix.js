// Who says what: claimants against disputes, and outlets against disputes; at an empty place nothing was found.
const ROWS_SHOWN = 40;
const COLUMNS_SHOWN = 30;

function matrixView(story) {
  const disputes = disputesOf(story).filter((dispute) => dispute.status !== "apparent");
  if (!disputes.length) return h("div", { class: "page" }, h("h1", null, "Who says what"), empty("There is no dispute to take sides in."));
  const speakers = new Map(); // name -> Map(dispute id -> Map(side -> claims))
  for (const dispute of disputes) {
    dispute.sides.forEach((side, index) => {
      const support = side.support || []; // who only speaks for a side does not take it
      for (const id of (side.claims || []).filter((name) => !support.includes(name))) {
        const claim = items.get(id);
        const name = claim && speakerKey(claim);
        if (name) place(speakers, name, dispute, index, claim);
      }
    });
  }
  const outlets = new Map(inStory(run.documents, story).map((home) => [home.id, new Map()]));
  for (const dispute of disputes) {
    dispute.sides.forEach((side, index) => {
      for (const id of side.documents || []) {
        const own = (side.claims || []).map((claim) => items.get(claim)).filter((claim) => claim && claim.document === id);
        if (own.length) own.forEach((claim) => place(outlets, id, dispute, index, claim));
        else place(outlets, id, dispute, index, null);
      }
    });
  }
  const named = [...speakers].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  return h(
    "div",
    { class: "page wide" },
    h("h1", null, "Who says what"),
    h("p", { class: "lead" }, "Each column is a dispute; letters are its sides, those in a frame only seem to part from the others. A dot means that nothing was found there, a circle that it speaks of the matter on no side that was found, a dash that the account was not compared or not wholly read."),
    grid("Speakers", named, disputes, (name) => speakerLink(name, story)),
    grid("Accounts", [...outlets], disputes, (id) => h("span", null, documentLink(id), h("small", null, said(labelOf(id))), copied(id))),
    h(
      "ol",
      { class: "legend" },
      disputes.slice(0, COLUMNS_SHOWN).map((dispute) =>
        h(
          "li",
          null,
          h("a", { href: itemLink(dispute.id) }, said(dispute.question)),
          h("ul", null, dispute.sides.map((side, index) => h("li", null, badge(index, side.reconciled), said(side.position), side.reconciled ? h("small", null, " only seems to part") : null))),
        ),
      ),
    ),
  );
}

function place(rows, name, dispute, side, claim) {
  if (!rows.has(name)) rows.set(name, new Map());
  const row = rows.get(name);
  if (!row.has(dispute.id)) row.set(dispute.id, new Map());
  push(row.get(dispute.id), side, claim);
}

function grid(title, rows, disputes, head) {
  const shown = disputes.slice(0, COLUMNS_SHOWN);
  const unsided = new Map(shown.map((dispute) => [dispute, unsidedIn(dispute)]));
  const line = ([name, told]) =>
    h(
      "tr",
      null,
      h("th", { scope: "row" }, head(name)),
      shown.map((dispute) => h("td", null, cell(told.get(dispute.id), dispute, unsided.get(dispute).get(name)))),
    );
  const body = h("tbody", null, rows.slice(0, ROWS_SHOWN).map(line));
  const rest = rows.slice(ROWS_SHOWN);
  const more = rest.length
    ? h("button", { type: "button", class: "quiet", on: { click: () => { body.append(...rest.map(line)); more.remove(); } } }, `Show ${rest.length} more`)
    : null;
  const hidden = disputes.length - shown.length;
  return h(
    "section",
    { class: "matrix" },
    h("h2", null, title),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": title },
      h(
        "table",
        null,
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            h("td", null),
            shown.map((dispute, index) =>
              h("th", { scope: "col" }, h("a", { href: itemLink(dispute.id), title: dispute.question }, h("b", null, String(index + 1)), h("span", null, said(dispute.question)))),
            ),
          ),
        ),
        body,
      ),
    ),
    more,
    hidden > 0 ? h("p", { class: "note" }, `${counted(hidden, "smaller dispute")} not shown here.`) : null,
  );
}

// What is known of accounts on no side, where it is not that nothing was found: a sign and its words.
function unsidedIn(dispute) {
  return new Map([
    ...(dispute.touching || []).map((id) => [id, ["○", "speaks of it, no side found"]]),
    ...unheardIn(dispute).map((id) => [id, ["–", "not compared or not wholly read"]]),
  ]);
}

function cell(sides, dispute, unsided) {
  if (!sides) {
    const [sign, words] = unsided || ["·", "nothing found"];
    return h("span", { class: "silent", title: words, "aria-label": words }, sign);
  }
  return [...sides].sort((a, b) => a[0] - b[0]).map(([side, claims]) => {
    const first = claims.find(Boolean);
    const count = toldOnce(claims.filter(Boolean)).length;
    const { position, reconciled } = dispute.sides[side];
    const name = `side ${sideLetter(side)}: ${position}${reconciled ? ", which only seems to part" : ""}${count > 1 ? ` (${count} passages)` : ""}`;
    return h(
      "a",
      { class: `badge side-${side % 6} ${reconciled ? "framed" : ""}`, href: itemLink(first ? first.id : dispute.id), title: name, "aria-label": name },
      sideLetter(side),
      count > 1 ? h("sup", null, String(count)) : null,
    );
  });
}
