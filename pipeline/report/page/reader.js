// Accounts: two texts side by side, every passage drawn where it stands.
const LAYERS = [
  ["disputed", "Disputed passages", true],
  ["quotes", "Quotations", true],
  ["claims", "All claims", false],
];
const layersOn = new Set(LAYERS.filter(([, , on]) => on).map(([name]) => name));
const RELATED = 240;
let desk = null; // the open view: {panes, links, select}

function accountsView(story, left, right) {
  const here = inStory(run.documents, story).map((item) => item.id);
  if (!here.length) return h("div", { class: "page" }, empty("There is no document in this story."));
  const pair = here.includes(left) ? [left, here.includes(right) ? right : partnerOf(left, here)] : bestPair(story, here);
  const panes = pair.filter((id, index) => id && (index === 0 || id !== pair[0])).map((id) => makePane(id));
  const holder = h("div", { class: "desk" });
  const select = (id, index) =>
    h(
      "select",
      {
        "aria-label": index ? "Right account" : "Left account",
        on: {
          change: (event) => {
            const chosen = [...pair];
            chosen[index] = event.target.value;
            go(address(story, "accounts", ...chosen.filter(Boolean)));
          },
        },
      },
      here.map((other) =>
        h("option", { value: other, selected: other === id, disabled: other === pair[1 - index] }, `${outletOf(other)}: ${labelOf(other)}`),
      ),
    );
  const layers = LAYERS.map(([name, title]) =>
    h(
      "label",
      { class: "layer" },
      h("input", {
        type: "checkbox",
        checked: layersOn.has(name),
        on: {
          change: (event) => {
            if (event.target.checked) layersOn.add(name);
            else layersOn.delete(name);
            for (const pane of panes) pane.draw();
            desk.refresh();
          },
        },
      }),
      h("span", { class: `swatch ${name}` }),
      title,
    ),
  );
  const gutter = panes.length > 1 ? makeGutter(panes, story) : null;
  holder.append(panes[0].element, ...(gutter ? [gutter.element, panes[1].element] : []));
  holder.classList.toggle("single", panes.length < 2);
  const switcher =
    panes.length > 1
      ? h(
          "div",
          { class: "switcher", role: "group", "aria-label": "Which account" },
          panes.map((pane, index) =>
            h("button", { type: "button", "aria-pressed": String(index === 0), on: { click: () => showPane(index) } }, said(outletOf(pane.id)), h("small", null, said(labelOf(pane.id)))),
          ),
        )
      : null;
  const showPane = (index) => {
    root.dataset.shown = String(index);
    if (switcher) [...switcher.children].forEach((button, at) => button.setAttribute("aria-pressed", String(at === index)));
  };
  const root = h(
    "div",
    { class: "reader" },
    h("div", { class: "bar" }, h("div", { class: "picks" }, panes.map((pane, index) => select(pane.id, index))), h("div", { class: "layers" }, layers)),
    switcher,
    holder,
  );
  showPane(0);
  desk = {
    panes,
    showPane,
    refresh: () => gutter && gutter.draw(),
    select: (ids, options) => selectIn(panes, showPane, gutter, ids, options),
  };
  return root;
}

// The account that contradicts this one most, else the next.
function partnerOf(id, here) {
  const score = new Map();
  for (const pair of run.contradictions) {
    const [a, b] = [items.get(pair.a), items.get(pair.b)];
    if (!a || !b || a.document === b.document || pair.status === "apparent") continue;
    if (a.document === id) score.set(b.document, (score.get(b.document) || 0) + 1);
    if (b.document === id) score.set(a.document, (score.get(a.document) || 0) + 1);
  }
  const others = here.filter((other) => other !== id);
  return others.sort((a, b) => (score.get(b) || 0) - (score.get(a) || 0))[0] || null;
}

function bestPair(story, here) {
  const score = new Map();
  for (const pair of inStory(run.contradictions, story)) {
    const [a, b] = [items.get(pair.a), items.get(pair.b)];
    if (!a || !b || a.document === b.document || pair.status === "apparent") continue;
    const key = JSON.stringify([a.document, b.document]);
    score.set(key, (score.get(key) || 0) + 1);
  }
  const best = [...score.entries()].sort((a, b) => b[1] - a[1])[0];
  return best ? JSON.parse(best[0]) : [here[0], here[1] || null];
}

function makePane(id) {
  const home = documents.get(id);
  const body = h("div", { class: "text", dir: "auto", lang: home.language });
  const facts = [home.published ? plainDate(home.published) : null, home.author, home.language].filter(Boolean);
  const title = h("h2", null, said(labelOf(id)));
  const element = h(
    "article",
    { class: "pane", "data-document": id, "aria-label": labelOf(id) },
    h(
      "header",
      null,
      h("p", { class: "kicker" }, said(outletOf(id))),
      title,
      h("p", { class: "told" }, said(facts.join(" · ")), /^https?:/i.test(home.source) ? [" · ", h("a", { href: home.source, rel: "noopener noreferrer" }, "source")] : null, documents.has(home.copy_of) ? [" · ", copied(id)] : null),
    ),
    body,
  );
  const pane = { id, element, segments: new Map(), parts: new Map() };
  pane.draw = () => drawText(pane, home, body);
  pane.draw();
  title.hidden = !home.title || Boolean(body.querySelector(".headline")); // the text says it itself
  return pane;
}

// Which passages are drawn, given the layers.
function passagesOf(id) {
  const { quotes, claims } = byDocument.get(id);
  const found = [];
  if (layersOn.has("quotes")) for (const quote of quotes) if (quote.at) found.push({ item: quote, classes: ["quote", quote.kind] });
  for (const claim of claims) {
    if (!claim.at) continue;
    const sides = (sidesOf.get(claim.id) || []).filter(({ dispute }) => dispute.status !== "apparent");
    const pairs = pairsOf.get(claim.id) || [];
    if (layersOn.has("disputed") && sides.length) found.push({ item: claim, classes: ["disputed", `side-${sides[0].side % 6}`] });
    else if (layersOn.has("disputed") && pairs.length) found.push({ item: claim, classes: ["disputed", `side-${pairSide(pairs[0], claim.id) % 6}`] });
    else if (layersOn.has("claims")) found.push({ item: claim, classes: ["claim"] });
  }
  return found;
}

// Text cut at every boundary of every passage: each piece knows all the passages that run through it.
function drawText(pane, home, body) {
  pane.segments.clear();
  pane.parts.clear();
  const passages = passagesOf(home.id);
  const ranges = passages.flatMap((passage) => passage.item.at.map(([start, end], piece) => ({ start, end, piece, passage })));
  const sources = passages.flatMap(({ item }) => sourceRanges(item));
  const dims = (home.dimmed || []).map(([start, end]) => ({ start, end }));
  const headings = new Set((home.headings || []).map(([start]) => start));
  for (const list of [ranges, sources, dims]) list.sort((a, b) => a.start - b.start || b.end - a.end);
  const drawn = document.createDocumentFragment();
  let before = 0;
  for (const match of home.text.matchAll(/[^\n]+/g)) {
    if (!match[0].trim()) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    const isTitle = home.title && start < 4000 && !drawn.querySelector(".headline") && match[0].trim() === home.title.trim();
    const tight = drawn.childElementCount > 0 && start - before === 1;
    const block = h(headings.has(start) || isTitle ? "h3" : "p", { class: isTitle ? "headline" : tight ? "tight" : null });
    const over = (list) => list.filter((range) => range.start < end && range.end > start);
    drawSegments(pane, home, block, start, end, over(ranges), over(sources), over(dims));
    if (block.querySelector(".dim") && !block.querySelector(":scope > :not(.dim)")) block.classList.add("dimmed");
    drawn.append(block);
    before = end;
  }
  clear(body, drawn);
}

function sourceRanges(item) {
  const found = [];
  const add = (place, role) => place && found.push({ start: place[0], end: place[1], role, id: item.id });
  if (item.speaker) add(item.speaker.mention, "mention");
  add(item.cue, "cue");
  for (const link of item.via || []) {
    add(link.mention, "via");
    add(link.cue, "cue");
  }
  return found;
}

function drawSegments(pane, home, block, start, end, ranges, sources, dims) {
  const cuts = new Set([start, end]);
  for (const range of [...ranges, ...sources, ...dims]) {
    if (range.start > start) cuts.add(range.start);
    if (range.end < end) cuts.add(range.end);
  }
  const places = [...cuts].filter((place) => place >= start && place <= end).sort((a, b) => a - b);
  for (let index = 0; index + 1 < places.length; index++) {
    const [low, high] = [places[index], places[index + 1]];
    const covers = (range) => range.start <= low && range.end >= high;
    const through = ranges.filter(covers);
    const roles = sources.filter(covers);
    const dim = dims.some(covers);
    const text = home.text.slice(low, high);
    if (!through.length && !roles.length && !dim) {
      block.append(text);
      continue;
    }
    const element = through.length ? passageElement(through, low, high, text) : h("span", null, text);
    if (dim) element.classList.add("dim");
    for (const { passage } of through) push(pane.segments, passage.item.id, element);
    for (const { id, role } of roles) push(pane.parts, id, { element, role });
    block.append(element);
  }
}

function passageElement(through, low, high, text) {
  const length = ({ passage }) => passage.item.at.reduce((sum, [start, end]) => sum + end - start, 0);
  const ordered = [...through].sort((a, b) => length(a) - length(b));
  const ids = [...new Set(ordered.map(({ passage }) => passage.item.id))];
  const classes = new Set(["seg", ...through.flatMap(({ passage }) => passage.classes)]);
  if (through.filter(({ passage }) => passage.classes[0] === "disputed").length > 1) classes.add("several");
  const begins = through.some(({ start }) => start === low);
  const element = h(
    "a",
    {
      class: [...classes].join(" "),
      href: itemLink(ids[0]),
      tabindex: begins && through.some(({ piece, start }) => start === low && piece === 0) ? null : "-1",
      on: {
        click: (event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          const at = ids.indexOf(route.item);
          go(itemLink(ids[(at + 1) % ids.length])); // a second click takes the next passage through the same words
        },
        mouseenter: () => point(ids[0], true),
        mouseleave: () => point(ids[0], false),
      },
    },
    text,
  );
  // A passage in several pieces: each piece shows that it goes on, and where it came from.
  for (const { passage, piece, start, end } of through) {
    if (piece > 0 && start === low) element.classList.add("from-before");
    if (piece < passage.item.at.length - 1 && end === high) element.classList.add("goes-on");
  }
  return element;
}

function point(id, on) {
  for (const pane of desk ? desk.panes : []) for (const element of pane.segments.get(id) || []) element.classList.toggle("hover", on);
}

// Marks items and brings the first piece of each into view in its own pane.
function selectIn(panes, showPane, gutter, ids, { scroll = true } = {}) {
  for (const element of document.querySelectorAll(".on, .on-mention, .on-cue, .on-via")) {
    element.classList.remove("on", "on-mention", "on-cue", "on-via");
  }
  let shown = null;
  panes.forEach((pane, index) => {
    let first = null;
    for (const id of ids) {
      if (!pane.segments.has(id) && items.get(id) && items.get(id).document === pane.id && items.get(id).at) {
        layersOn.add(items.get(id).type === "quote" ? "quotes" : sidesOf.has(id) || pairsOf.has(id) ? "disputed" : "claims");
        pane.draw();
      }
      for (const element of pane.segments.get(id) || []) {
        element.classList.add("on");
        first = first || element;
      }
      for (const { element, role } of pane.parts.get(id) || []) element.classList.add(`on-${role}`);
    }
    if (first && shown === null) {
      shown = index;
      showPane(index);
    }
    if (first && scroll) centre(pane.element, first);
  });
  if (gutter) gutter.draw();
}

function centre(pane, element) {
  const scroller = pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== "visible" ? pane : null;
  if (!scroller) {
    element.scrollIntoView({ block: "center" });
    return;
  }
  const inside = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  const under = panel.hidden ? scroller.clientHeight : Math.max(0, panel.getBoundingClientRect().top - scroller.getBoundingClientRect().top);
  const free = getComputedStyle(panel).left === "0px" ? Math.min(under, scroller.clientHeight) : scroller.clientHeight; // a sheet covers the lower part
  scroller.scrollTop += inside - free * 0.38;
}
