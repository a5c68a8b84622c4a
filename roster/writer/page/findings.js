"use strict";
(function () {
  const form = document.getElementById("filters");
  if (!form) { return; }
  const rows = Array.from(document.querySelectorAll("table.findings tbody tr"));
  const groups = Array.from(document.querySelectorAll("section.group")).filter((one) => one.querySelector("table.findings"));
  const shown = document.getElementById("shown");
  const choices = Array.from(form.querySelectorAll("select"));

  function written(count) {
    return count.toLocaleString(document.documentElement.lang, { useGrouping: "always" });
  }

  function matches(row, choice) {
    if (!choice.value) { return true; }
    return choice.name === "day"
      ? row.dataset.day.split(" ").includes(choice.value)
      : row.dataset[choice.name] === choice.value;
  }

  function show() {
    let count = 0;
    for (const row of rows) {
      row.hidden = !choices.every((choice) => matches(row, choice));
      count += row.hidden ? 0 : 1;
    }
    for (const group of groups) {
      const left = group.querySelectorAll("tbody tr:not([hidden])").length;
      group.hidden = left === 0;
      group.querySelector(".number").textContent = "(" + written(left) + ")";
    }
    shown.textContent = written(count);
  }

  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show, 0));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("table.grid a");
    const row = link && document.getElementById(link.hash.slice(1));
    if (row && row.hidden) { form.reset(); show(); }
  });
  show();
}());
