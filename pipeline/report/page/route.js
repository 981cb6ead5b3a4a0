// Where the reader is: #/story/view/…?filters for a view, #id for one item.
const main = document.getElementById("main");
const HEAD_HEIGHT = 100; // px that the bar above covers
history.scrollRestoration = "manual";
const VIEWS = [
  ["disputes", "Disputes", (story) => standingIn(story).length],
  ["contradictions", "Contradictions", (story) => inStory(run.contradictions, story).length],
  ["accounts", "Accounts", (story) => inStory(run.documents, story).length],
  ["speakers", "Who says what", null],
  ["timeline", "Timeline", null],
  ["quotes", "Quotes", (story) => toldOnce(inStory(run.quotes, story)).length],
  ["claims", "Claims", (story) => toldOnce(inStory(run.claims, story)).length],
  ["aside", "Set aside", (story) => setAside(run.failures, story).length + setAside(run.rejected, story).length],
];
// A first visit goes to a story that has something in dispute.
const route = { story: run.stories.find((story) => standingIn(story).length) || run.stories[0] || null, view: null, parts: [], query: new URLSearchParams(), item: null };

function go(hash) {
  if (location.hash === hash) follow();
  else location.hash = hash;
}

function viewAddress() {
  const query = route.query.toString();
  return address(route.story || "", route.view, ...route.parts) + (query ? `?${query}` : "");
}

function rememberQuery(view, pairs) {
  if (route.view !== view) return;
  route.query = new URLSearchParams(pairs);
  history.replaceState({ ...history.state, shown: viewAddress() }, "", viewAddress());
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Each place in the history keeps the view that was open and the card at its top, so that the way back leads there.
const tops = new Map();
let entry = null;
let visits = 0;

function cardAtTop() {
  if (desk) return null;
  const card = [...main.querySelectorAll("article[data-item]")].find((element) => element.getBoundingClientRect().bottom > HEAD_HEIGHT);
  return card ? { item: card.dataset.item, top: card.getBoundingClientRect().top } : null;
}

function follow(moved) {
  if (entry) tops.set(entry, cardAtTop()); // of the place that is left, while it is still drawn
  const { entry: known, shown } = history.state || {}; // none where a link was followed
  entry = known || `${Date.now()}-${++visits}`;
  if (shown && !location.hash.startsWith("#/")) openView(shown.slice(2));
  open();
  history.replaceState({ entry, shown: viewAddress() }, "");
  const place = moved && known ? tops.get(entry) : null;
  if (place && !desk) returnTo(place);
}

const SETTLING = 10; // frames in which cards that come into sight find their height

function returnTo({ item, top }) {
  const find = () => main.querySelector(`article[data-item="${CSS.escape(item)}"]`);
  for (const holder of main.querySelectorAll(".growing")) {
    while (!find() && holder.grow());
  }
  const here = entry;
  const place = (left) => {
    if (entry !== here || !find()) return;
    window.scrollBy(0, find().getBoundingClientRect().top - top);
    if (left) requestAnimationFrame(() => place(left - 1));
  };
  place(SETTLING);
}

function openView(path) {
  const [plain, query] = path.split("?", 2);
  const [story, view, ...parts] = plain.split("/").map(decoded);
  const asked = new URLSearchParams(query || "");
  const item = items.get(asked.get("item"));
  asked.delete("item");
  show(run.stories.includes(story) ? story : route.story, view, parts, asked);
  return { story, item };
}

function open() {
  for (const old of main.querySelectorAll(".lost")) old.remove();
  const hash = location.hash.slice(1);
  if (hash.startsWith("/")) {
    const { story, item } = openView(hash.slice(1));
    if (item) showItem(item);
    else hidePanel();
    if (story && !run.stories.includes(story)) lost(`This run has no story “${story}”.`);
    return;
  }
  const id = decoded(hash);
  const item = items.get(id);
  if (item) showItem(item);
  else if (documents.has(id)) show(documents.get(id).story, "accounts", [id], new URLSearchParams());
  else {
    if (!route.view) show(route.story, "disputes", [], new URLSearchParams());
    if (id && !document.getElementById(id)) lost(`Nothing in this run has the address #${id}. It may be from another run.`);
  }
}

// A link that leads nowhere here: said above what is shown instead.
function lost(text) {
  main.prepend(h("p", { class: "lost", role: "status" }, said(text)));
}

function hidePanel() {
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  route.item = null;
}

// A quote or claim opens beside the view that is open; a first visit goes to the text. A pair always goes to both texts.
function showItem(item) {
  const story = storyOf(item);
  const blank = new URLSearchParams();
  if (item.type === "dispute") {
    show(story, "disputes", [], blank);
    hidePanel();
    bringCard(item.id);
    return;
  }
  const homes = item.type === "contradiction" ? [item.a, item.b].map((id) => items.get(id)).filter(Boolean).map((claim) => claim.document) : [item.document];
  const shown = desk && route.view === "accounts" ? desk.panes.map((pane) => pane.id) : [];
  const needsText = !route.view || route.story !== story || route.view === "accounts" || item.type === "contradiction";
  if (needsText && !homes.every((id) => shown.includes(id))) {
    const unique = [...new Set(homes)];
    const keep = unique.length === 1 && shown.length === 2 ? [unique[0], shown[0]] : unique;
    show(story, "accounts", keep, blank);
  }
  route.item = item.id;
  openPanel(item);
  if (desk) desk.select(item.type === "contradiction" ? [item.a, item.b] : [item.id]);
  focusOn(document.querySelector(`[data-item="${CSS.escape(item.id)}"]`), false);
}

function bringCard(id) {
  for (const holder of main.querySelectorAll(".growing")) {
    while (!document.getElementById(id) && holder.grow());
  }
  const card = document.getElementById(id);
  if (!card) return;
  const folded = card.closest("details:not([open])");
  if (folded) folded.open = true;
  card.scrollIntoView({ block: "start" });
  focusOn(card, true);
}

function show(story, view, parts, query) {
  const known = view === "search" || VIEWS.some(([name]) => name === view) ? view : "disputes";
  const same = route.story === story && route.view === known && String(route.parts) === String(parts) && route.query.toString() === query.toString();
  Object.assign(route, { story, view: known, parts, query });
  if (same && main.childElementCount) return;
  desk = null;
  drawHead();
  const draw = {
    disputes: () => disputesView(story),
    contradictions: () => pairsView(story, query),
    accounts: () => accountsView(story, ...parts),
    speakers: () => matrixView(story),
    timeline: () => timelineView(story),
    quotes: () => quotesView(story, query),
    claims: () => claimsView(story, query),
    aside: () => asideView(story, query),
    search: () => searchView(story, query),
  }[known];
  clear(main, run.documents.length || run.failures.length ? draw() : h("div", { class: "page" }, empty("This run holds no document.")));
  document.body.dataset.view = known;
  window.scrollTo(0, 0);
  if (desk) desk.refresh();
}

function drawHead() {
  const { story, view } = route;
  const several = run.stories.length > 1;
  const old = document.querySelector("#head [type=search]");
  if (old && old === document.activeElement && view === "search") {
    for (const tab of document.querySelectorAll("#head nav a")) tab.removeAttribute("aria-current");
    return; // typing goes on in the box
  }
  let timer = 0;
  const box = h("input", {
    type: "search",
    placeholder: "Search",
    "aria-label": "Search this story",
    "aria-keyshortcuts": "/",
    value: view === "search" ? route.query.get("q") : null,
    on: { input: (event) => { clearTimeout(timer); timer = setTimeout(() => go(`${address(route.story || "", "search")}?q=${encodeURIComponent(event.target.value.trim())}`), 150); } },
  });
  clear(
    document.getElementById("head"),
    h(
      "div",
      { class: "top" },
      h("a", { class: "wordmark", href: address(story || "", "disputes") }, "saidwhat"),
      several
        ? h(
            "select",
            { class: "stories", "aria-label": "Story", on: { change: (event) => go(address(event.target.value, "disputes")) } },
            run.stories.map((name) => h("option", { value: name, selected: name === story }, name)),
          )
        : h("span", { class: "story-name" }, said(story || "")),
      h("span", { class: "spring" }),
      box,
      h("button", { type: "button", class: "quiet", title: "Keys (?)", "aria-label": "Keys", on: { click: toggleKeys } }, "?"),
      h("button", { type: "button", class: "quiet theme", title: "Light or dark", "aria-label": "Light or dark", on: { click: switchTheme } }, "◐"),
    ),
    h(
      "nav",
      { "aria-label": "Views" },
      VIEWS.map(([name, title, count]) =>
        h("a", { href: address(story || "", name), "aria-current": name === view ? "page" : null }, title, count ? [" ", h("small", null, count(story).toLocaleString("en"))] : null),
      ),
    ),
  );
  const nav = document.querySelector("#head nav");
  const tab = nav.querySelector("[aria-current]");
  if (tab) nav.scrollLeft = tab.offsetLeft - nav.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
}
