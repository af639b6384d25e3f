// What JavaScript adds. Every page reads, sends and downloads without it.
document.documentElement.classList.add("js");

const map = document.querySelector("[data-map]");
if (map) import("./map.js").then((module) => module.show(map)).catch(() => map.remove());

for (const form of document.querySelectorAll("form[data-drop]")) {
  import("./drop.js").then((module) => module.enhance(form));
}

const grid = document.querySelector("[data-grid]");
if (grid) import("./grid.js").then((module) => module.enhance(grid));

const menu = document.querySelector(".site-menu");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
