"use strict";
// Filters and grades of a report. What is typed is only ever set as text or kept as JSON.
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const cards = [...document.querySelectorAll(".question")];
  const filters = find("#filters");
  if (!filters) return;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map(cards.map((card) => [card, plain(find("summary", card).textContent + find(".what", card).textContent)]));

  const fits = (card) =>
    [...filters.querySelectorAll("select")].every((select) => !select.value || card.dataset[select.dataset.filter] === select.value) &&
    plain(find("#words").value).split(/\s+/).every((word) => words.get(card).includes(word));

  const filter = () => {
    for (const card of cards) card.hidden = !fits(card);
    const shown = cards.filter((card) => !card.hidden).length;
    find("#shown").textContent = `${shown} of ${cards.length} questions`;
    find("#none").hidden = shown > 0;
  };

  find("#unfold").addEventListener("click", () => {
    for (const card of cards) if (!card.hidden) card.open = true;
  });
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.hidden = false;
  filter();

  // Grades: one entry a question, kept for each reader of this run.
  const reader = find("#reader");
  const run = document.body.dataset.run;
  const place = () => `leerkring-grades ${run} ${reader.value.trim()}`;
  let grades = {};
  let keeps = true;

  const keep = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      keeps = false;
    }
  };
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      keeps = false;
      return null;
    }
  };

  const tell = () => {
    const count = Object.keys(grades).length;
    const warning = keeps ? "" : " This browser keeps nothing: save the file before you close the page.";
    find("#graded").textContent = `${count} of ${cards.length} graded.${warning}`;
  };

  const show = (card) => {
    const form = find(".grade", card);
    const given = grades[card.dataset.id] ?? { grade: "", why: "" };
    for (const radio of form.querySelectorAll("[type=radio]")) radio.checked = radio.value === given.grade;
    find("[name=why]", form).value = given.why;
    for (const input of form.querySelectorAll("input")) input.disabled = !reader.value.trim();
    find(".hint", form).hidden = Boolean(reader.value.trim());
  };

  const open = () => {
    grades = {};
    try {
      grades = Object.assign(Object.create(null), JSON.parse(kept(place()) ?? "{}"));
    } catch {
      grades = Object.create(null); // not ours, or half written
    }
    keep("leerkring-reader", reader.value.trim());
    cards.forEach(show);
    tell();
  };

  const grade = (card) => {
    const form = find(".grade", card);
    const value = find("[type=radio]:checked", form).value;
    if (value) grades[card.dataset.id] = { grade: value, why: find("[name=why]", form).value.trim() };
    else delete grades[card.dataset.id];
    keep(place(), JSON.stringify(grades));
    tell();
  };

  const save = () => {
    const name = reader.value.trim();
    if (!name) {
      find("#graded").textContent = "Fill in your initials or a code first.";
      reader.focus();
      return;
    }
    const entries = Object.entries(grades).map(([question, given]) => ({ question, ...given }));
    const file = { version: 1, run, system: document.body.dataset.system, reader: name, grades: entries };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    link.download = `grades-${run}-${name.replace(/[^\p{L}\p{N}-]+/gu, "_")}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  for (const card of cards) {
    const form = find(".grade", card);
    form.hidden = false;
    form.addEventListener("input", () => grade(card));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  find("#save").addEventListener("click", save);
  reader.value = kept("leerkring-reader") ?? "";
  reader.addEventListener("change", open);
  find("#blind").addEventListener("change", (event) => document.body.classList.toggle("blind", event.target.checked));
  find("#grading").hidden = false;
  open();
})();
