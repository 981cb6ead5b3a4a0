// Building the page. Everything goes in as text nodes and checked attributes; nothing is ever parsed as markup.
const SAFE_LINK = /^(?:#|https?:\/\/)/i;

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === "href" && !SAFE_LINK.test(value)) continue;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Text from outside: its direction is its own and does not reach what stands around it.
function said(text, attributes) {
  return h("bdi", attributes, text);
}

function clear(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return element;
}

// A long list, drawn a piece at a time as the reader comes near its end.
const CHUNK = 60;

function growing(list, draw, attributes) {
  const holder = h("div", { class: "growing", ...attributes });
  const mark = h("div", { class: "more", "aria-hidden": "true" });
  let drawn = 0;
  holder.grow = (until = drawn + CHUNK) => {
    const part = document.createDocumentFragment();
    for (const end = Math.min(list.length, until); drawn < end; drawn++) part.append(draw(list[drawn], drawn));
    mark.before(part);
    if (drawn >= list.length) {
      watcher.disconnect();
      mark.remove();
    }
    return drawn < list.length;
  };
  const watcher = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting) && holder.grow()) {
        watcher.unobserve(mark);
        watcher.observe(mark); // asks again at once if the end is still near
      }
    },
    { rootMargin: "1200px" },
  );
  holder.append(mark);
  holder.grow();
  if (mark.isConnected || drawn < list.length) watcher.observe(mark);
  return holder;
}

function growAll(root = document) {
  for (const holder of root.querySelectorAll(".growing")) holder.grow(Infinity);
}

function announce(text) {
  document.getElementById("live").textContent = text;
}
