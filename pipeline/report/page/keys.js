// Keys, theme, print; then the first view.
const KEYS = [
  ["j, k", "next, previous"],
  ["Enter", "open what is marked"],
  ["/", "search"],
  ["1 to 8", "views"],
  ["[ and ]", "left, right account"],
  ["Esc", "close, or leave the box"],
  ["?", "these keys"],
];
let marked = null;

function focusOn(element, take = true) {
  if (marked) marked.classList.remove("marked");
  marked = element;
  if (!element) return;
  element.classList.add("marked");
  if (take) element.focus({ preventScroll: true });
}

function step(direction) {
  const all = [...main.querySelectorAll(desk ? "a.seg:not([tabindex])" : "article[data-item], article.row")].filter(
    (element) => element.offsetParent !== null && !(desk && desk.panes.length > 1 && element.closest(".pane") !== activePane()),
  );
  if (!all.length) return;
  const at = marked ? all.indexOf(marked.closest("article[data-item], article.row, a.seg") || marked) : -1;
  const next = at < 0 ? (direction > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + direction, 0), all.length - 1);
  if (next > all.length - 5) for (const holder of main.querySelectorAll(".growing")) holder.grow();
  focusOn(all[next]);
  if (desk) centre(all[next].closest(".pane"), all[next]);
  else all[next].scrollIntoView({ block: all[next].offsetHeight > window.innerHeight * 0.7 ? "start" : "center" });
}

let paneAt = 0;
function activePane() {
  const focused = document.activeElement && document.activeElement.closest(".pane");
  if (focused) return focused;
  return desk.panes[Math.min(paneAt, desk.panes.length - 1)].element;
}

function switchPane(index) {
  if (!desk || !desk.panes[index]) return;
  paneAt = index;
  desk.showPane(index);
  const first = desk.panes[index].element.querySelector("a.seg:not([tabindex])");
  if (first) focusOn(first);
}

document.addEventListener("keydown", (event) => {
  const inBox = event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    if (closeKeys()) return;
    if (inBox) inBox.blur();
    else if (!closePanel() && marked) focusOn(null);
    return;
  }
  if (inBox || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === "/") document.querySelector("#head [type=search]").focus();
  else if (event.key === "?") toggleKeys();
  else if (event.key === "[" || event.key === "]") switchPane(event.key === "[" ? 0 : 1);
  else if (event.key === "Enter" && marked && event.target === marked && marked.matches("article")) {
    go(itemLink(marked.dataset.item));
  } else if (/^[1-8]$/.test(event.key)) go(address(route.story || "", VIEWS[Number(event.key) - 1][0]));
  else return;
  event.preventDefault();
});

function toggleKeys() {
  if (closeKeys()) return;
  const box = h(
    "dialog",
    { id: "keys", "aria-label": "Keys" },
    h("h2", null, "Keys"),
    facts(KEYS.map(([key, does]) => [h("kbd", null, key), does])),
    h("h2", null, "This run"),
    facts([
      ["Model", run.run.model],
      ["Strategy", run.run.strategy],
      ["Prompts", (run.run.prompts || []).join(", ")],
      ["Signature", run.run.signature],
      ["Versions", Object.entries(run.run.versions || {}).map(([name, version]) => `${name} ${version}`).join(", ")],
    ]),
    h("form", { method: "dialog", on: { submit: (event) => { event.preventDefault(); closeKeys(); } } }, h("button", { type: "submit" }, "Close")),
  );
  document.body.append(box);
  box.showModal();
}

function closeKeys() {
  const box = document.getElementById("keys");
  if (!box) return false;
  box.remove();
  return true;
}

// Light, dark, or as the system has it; kept if the browser lets a file keep anything.
function switchTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const dark = (document.documentElement.dataset.theme || system) === "dark";
  setTheme(dark ? "light" : "dark");
  try {
    localStorage.setItem("saidwhat-theme", dark ? "light" : "dark");
  } catch {
    // a page opened from a file may not store; the switch still works while it is open
  }
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
}

try {
  const kept = localStorage.getItem("saidwhat-theme");
  if (kept === "light" || kept === "dark") setTheme(kept);
} catch {
  // as above
}

// On paper a view is whole: what is folded is opened, and folded again behind it.
let unfolded = [];
window.addEventListener("beforeprint", () => {
  growAll();
  unfolded = [...main.querySelectorAll("details:not([open])")];
  for (const folded of unfolded) {
    if (folded.fill) folded.fill();
    folded.open = true;
  }
  for (const button of main.querySelectorAll(".more-names")) button.click();
});
window.addEventListener("afterprint", () => {
  for (const folded of unfolded) folded.open = false;
});
window.addEventListener("hashchange", follow);
follow();
if (!main.childElementCount) show(route.story, "disputes", [], new URLSearchParams());
