"use strict";
const pick = (name) => document.getElementById(name);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const [system, layer, kind, count] = ["system", "layer", "class", "count"].map(pick);
const RIGHT = new Set(["correct", "ignored"]);

/** The classes that items of this system and layer have, each with its number. */
function offer(section) {
  const numbers = new Map();
  for (const item of all(`.item[data-layer=${layer.value}]`, section))
    numbers.set(item.dataset.kind, (numbers.get(item.dataset.kind) || 0) + 1);
  const wanted = numbers.has(kind.value) ? kind.value : "";
  kind.replaceChildren(new Option("all", ""));
  for (const [name, number] of [...numbers].sort((a, b) => b[1] - a[1])) kind.add(new Option(`${name} (${number})`, name));
  kind.value = wanted;
}

/** Marks of the items that are shown: under gold a line, under the run's words a ground, in red where they part. */
function mark(page) {
  const kinds = new Map(all(".item:not([hidden])", page).map((item) => [item.dataset.row, item.dataset.kind]));
  for (const piece of all(".mark", page)) {
    const gold = piece.dataset.gold.split(" ").filter((row) => kinds.has(row));
    const run = piece.dataset.run.split(" ").filter((row) => kinds.has(row));
    piece.classList.toggle("g", gold.length > 0);
    piece.classList.toggle("r", run.length > 0);
    piece.classList.toggle("bad", [...gold, ...run].some((row) => !RIGHT.has(kinds.get(row))));
  }
  const [text, first] = [page.querySelector(".text"), page.querySelector(".mark.g, .mark.r")];
  page.querySelector(".items").scrollTop = 0;
  text.scrollTop = kind.value && first ? first.offsetTop - 60 : 0;
}

const items = (number) => `${number} item${number === 1 ? "" : "s"}`;

function filter() {
  let shown = 0;
  for (const section of all(".system")) {
    section.hidden = section.dataset.system !== system.value;
    if (section.hidden) continue;
    offer(section);
    for (const row of all(".confusion tr[data-layer]", section)) row.hidden = row.dataset.layer !== layer.value;
    section.querySelector(".confusion").hidden = !["quotes", "claims"].includes(layer.value);
    for (const story of all(".story", section)) {
      let here = 0;
      for (const item of all(".item", story)) {
        item.hidden = item.dataset.layer !== layer.value || (kind.value !== "" && item.dataset.kind !== kind.value);
        here += !item.hidden;
      }
      for (const page of all(".document", story)) {
        const left = all(".item:not([hidden])", page);
        const wrong = left.filter((item) => !RIGHT.has(item.dataset.kind)).length;
        page.hidden = left.length === 0;
        page.querySelector("summary small").textContent = `${items(left.length)}, ${wrong} in error`;
        if (page.open) mark(page);
      }
      story.hidden = here === 0;
      shown += here;
    }
  }
  count.textContent = items(shown);
}

/** Show one item in the text, or what is known of a marked passage in the list. */
function show(page, from, to) {
  for (const other of all(".on", page)) other.classList.remove("on");
  for (const element of [...from, ...to]) element.classList.add("on");
  if (to.length) to[0].scrollIntoView({ block: "nearest" });
}

function clicked(event) {
  const page = event.target.closest(".document");
  const [item, piece] = [event.target.closest("button.kind"), event.target.closest(".mark")];
  if (item) {
    const row = item.closest(".item");
    const has = (other) => `${other.dataset.gold} ${other.dataset.run}`.split(" ").includes(row.dataset.row);
    show(page, [row], all(".mark", page).filter(has));
  } else if (piece) {
    const rows = `${piece.dataset.gold} ${piece.dataset.run}`.split(" ");
    show(page, [piece], all(".item:not([hidden])", page).filter((row) => rows.includes(row.dataset.row)));
  }
}

if (system) {
  for (const control of [system, layer, kind]) control.addEventListener("change", filter);
  for (const page of all(".document")) page.addEventListener("toggle", () => page.open && mark(page));
  document.addEventListener("click", clicked);
  filter();
}
