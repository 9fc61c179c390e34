/** The words of the widget, from the server's one catalogue, and the language they are in. */

import { getJson } from "./stream.js";

export const LANGUAGES = ["nl", "fr", "en", "de"];
const REMEMBERED = "leerkring.language";

const catalogues = new Map();
let phrases = {};

/** The words for `key`, with its values filled in. */
export function say(key, values = {}) {
  const words = phrases[key] ?? "";
  return words.replace(/\{(\w+)\}/g, (found, name) => values[name] ?? found);
}

/** `1 document`, `2 documents`; empty for none. */
export function sayCount(what, count) {
  if (count === 0) return "";
  return count === 1 ? say(`${what}_one`) : say(`${what}_many`, { count });
}

/** The words for a problem; one that has none of its own went wrong on our side. */
export function sayProblem(problem) {
  return say(`error_${problem.type}`, problem.values) || say("error_internal");
}

/** Fetches the words of a language; from now on they are spoken by every element of the page. */
export async function speak(language) {
  if (!catalogues.has(language)) {
    catalogues.set(language, (await getJson(`api/phrases/${language}`)).phrases);
  }
  phrases = catalogues.get(language);
}

/** Writes the words into the parts below `root` that name theirs. */
export function localise(root) {
  for (const part of root.querySelectorAll("[data-phrase]")) part.textContent = say(part.dataset.phrase);
  for (const [name, attribute] of [["placeholder", "placeholder"], ["title", "title"], ["label", "aria-label"]]) {
    for (const part of root.querySelectorAll(`[data-${name}]`)) part.setAttribute(attribute, say(part.dataset[name]));
  }
}

/** The language an element is to speak: its own, chosen before, of the page, of the browser, Dutch. */
export function languageFor(element) {
  const around = element.parentElement?.closest("[lang]");
  const page = element.mode === "page" ? null : around?.lang; // our own page speaks as its reader does
  const wanted = [element.getAttribute("lang"), remembered(), page, ...(navigator.languages ?? [])];
  const bases = wanted.filter(Boolean).map((tag) => tag.split("-")[0].toLowerCase());
  return bases.find((base) => LANGUAGES.includes(base)) ?? "nl";
}

export function rememberLanguage(language) {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
}

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
