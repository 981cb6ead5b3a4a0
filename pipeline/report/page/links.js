// The gutter between two texts: a line for each pair of passages that speak against each other.
const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function makeGutter(panes, story) {
  const element = h("div", { class: "gutter", "aria-hidden": "true" });
  const canvas = svg("svg", { class: "lines" });
  element.append(canvas);
  const [left, right] = panes;
  const pairs = inStory(run.contradictions, story).flatMap((pair) => {
    const [a, b] = [items.get(pair.a), items.get(pair.b)];
    if (!a || !b) return [];
    if (a.document === left.id && b.document === right.id) return [{ pair, from: a, to: b }];
    if (b.document === left.id && a.document === right.id) return [{ pair, from: b, to: a }];
    return [];
  });
  const lines = pairs.map(({ pair, from, to }) => {
    const path = svg("path", { class: `line label-${pair.label} status-${pair.status}` });
    const reach = svg("path", { class: "reach" });
    const group = svg("g", { class: "link" });
    const name = svg("title", {});
    name.textContent = pair.explanation;
    group.append(name, reach, path);
    group.addEventListener("click", () => go(itemLink(pair.id)));
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false]]) {
      group.addEventListener(event, () => {
        point(from.id, on);
        point(to.id, on);
      });
    }
    canvas.append(group);
    return { pair, from, to, path, reach, group };
  });

  function middle(pane, item, box) {
    const segments = pane.segments.get(item.id);
    if (!segments) return null;
    const rect = segments[0].getClientRects()[0];
    const frame = pane.element.getBoundingClientRect();
    if (!rect) return null;
    const low = frame.top + 10;
    const high = Math.min(frame.bottom, window.innerHeight) - 10;
    const y = (rect.top + rect.bottom) / 2;
    return { y: Math.min(Math.max(y, low), high) - box.top, seen: y >= low && y <= high };
  }

  let waiting = false;
  function draw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const box = element.getBoundingClientRect();
      if (!box.width) return;
      const places = lines.map(({ from, to }) => [middle(left, from, box), middle(right, to, box)]);
      lines.forEach(({ pair, path, reach, group }, index) => {
        const [start, end] = places[index];
        group.classList.toggle("gone", !start || !end || (!start.seen && !end.seen && route.item !== pair.id));
        if (!start || !end) return;
        const w = box.width;
        const d = `M0 ${start.y}C${w * 0.5} ${start.y} ${w * 0.5} ${end.y} ${w} ${end.y}`;
        path.setAttribute("d", d);
        reach.setAttribute("d", d);
        group.classList.toggle("away", !start.seen || !end.seen);
        group.classList.toggle("on", route.item === pair.id);
      });
    });
  }

  for (const pane of panes) pane.element.addEventListener("scroll", draw, { passive: true });
  window.addEventListener("resize", draw, { passive: true });
  window.addEventListener("scroll", draw, { passive: true });
  new ResizeObserver(draw).observe(element);
  return { element, draw };
}
