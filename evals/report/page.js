"use strict";
const system = document.getElementById("system");
const kind = document.getElementById("class");
const count = document.getElementById("count");
const has = (element) => !kind.value || element.dataset.kinds.split(" ").includes(kind.value);
function filter() {
  let shown = 0;
  for (const section of document.querySelectorAll(".system")) {
    section.hidden = section.dataset.system !== system.value;
    if (section.hidden) continue;
    for (const page of section.querySelectorAll(".document")) {
      let here = 0;
      for (const row of page.querySelectorAll(".item")) {
        row.hidden = !has(row);
        if (!row.hidden) here += 1;
      }
      for (const mark of page.querySelectorAll("[data-kinds]:not(.item)")) mark.classList.toggle("dim", !has(mark));
      page.hidden = here === 0 && kind.value !== "";
      page.querySelector("summary small").textContent = here + " items";
      shown += here;
    }
  }
  count.textContent = shown + " items";
}
system.addEventListener("change", filter);
kind.addEventListener("change", filter);
filter();
