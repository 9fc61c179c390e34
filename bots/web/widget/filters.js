/** What questions are limited to: chips by category, phase, country and language. */

import { make, makeButton, makeMenu } from "./elements.js";
import { say } from "./phrases.js";
import { getJson } from "./stream.js";

const labels = new Map(); // of the language spoken, by `facet=value`

/** The filters that an attribute says: `category=ict&country=NL`. */
export function parseFilters(text) {
  const found = {};
  for (const [facet, value] of new URLSearchParams(text ?? "")) (found[facet] ??= []).push(value);
  return found;
}

/** The filters of a question, in words; empty where there are none. */
export function sayFilters(filters) {
  return pairs(filters).map(labelOf).join("\u00a0· ");
}

/** The chips to choose from and those chosen; `onChange` is told what is chosen from then on. */
export class Filters {
  #selected = {};
  #language = null;
  #onChange;
  #menu = makeMenu({ id: "filters", hidden: "" });
  #chosen = make("ul", { className: "chosen" });
  element = make("div", { className: "inner filters" }, this.#menu, this.#chosen);

  constructor(onChange) {
    this.#onChange = onChange;
    this.#menu.addEventListener("change", ({ target }) => this.#toggle([target.name, target.value]));
  }

  /** As the API takes them: { category: ["ict"] }. */
  get selected() {
    return this.#selected;
  }

  set selected(filters) {
    this.#selected = filters;
    this.#show();
  }

  close() {
    this.#menu.open = false;
  }

  /** Fetches what there is to choose from; where that can't be had, nothing is offered. */
  async load(language) {
    if (this.#language === language) return;
    const { facets } = await getJson(`api/facets?language=${language}`, { asks: true });
    this.#language = language;
    for (const { key, values } of facets) {
      for (const value of values) labels.set(`${key}=${value.key}`, value.label);
    }
    this.#menu.replaceChildren(make("summary", {}, say("widget_filters")),
      make("div", { className: "choices" }, ...facets.map(makeGroup)));
    this.#menu.hidden = false;
    this.#show();
  }

  #toggle([facet, value]) {
    const before = this.#selected[facet] ?? [];
    const after = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
    const { [facet]: none, ...others } = this.#selected;
    this.selected = after.length ? { ...this.#selected, [facet]: after } : others;
    this.#onChange(this.#selected);
  }

  #show() {
    const chosen = pairs(this.#selected);
    const isChosen = ({ name, value }) => Boolean(this.#selected[name]?.includes(value));
    for (const box of this.#menu.querySelectorAll("input")) box.checked = isChosen(box);
    this.#chosen.setAttribute("aria-label", say("widget_filters"));
    this.#chosen.replaceChildren(...chosen.map((pair, at) => make("li", {}, this.#makeChip(pair, at))));
  }

  #makeChip(pair, at) {
    const label = labelOf(pair);
    return makeButton(label, { "aria-label": say("widget_filter_remove", { filter: label }) }, () => {
      this.#toggle(pair);
      const left = this.#chosen.querySelectorAll("button");
      (left[at] ?? left[at - 1] ?? this.#menu.firstChild)?.focus();
    });
  }
}

function makeGroup({ key, label, values }) {
  const chips = values.map((value) => make("label", {},
    make("input", { type: "checkbox", name: key, value: value.key }), `${value.label} `,
    make("small", {}, String(value.documents))));
  return make("fieldset", {}, make("legend", {}, label), ...chips);
}

function pairs(filters) {
  return Object.entries(filters).flatMap(([facet, values]) => values.map((value) => [facet, value]));
}

function labelOf([facet, value]) {
  return labels.get(`${facet}=${value}`) ?? value;
}
