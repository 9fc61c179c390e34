/** The words of the page, from the server's one catalogue, and the language they are in. */

export const LANGUAGES = ["nl", "fr", "en", "de"];
const REMEMBERED = "leerkring.language";

let phrases = {};

/** The words for `key`, with its values filled in. */
export function say(key, values = {}) {
  const words = phrases[key] ?? "";
  return words.replace(/\{(\w+)\}/g, (found, name) => values[name] ?? found);
}

/** The words for a problem; one that has none of its own went wrong on our side. */
export function sayProblem(problem) {
  return say(`error_${problem.type}`, problem.values) || say("error_internal");
}

/** The language chosen before, else the first of the browser's that we speak, else Dutch. */
export function preferredLanguage() {
  const wanted = [remembered(), ...(navigator.languages ?? [])].filter(Boolean);
  const bases = wanted.map((tag) => tag.split("-")[0].toLowerCase());
  return bases.find((base) => LANGUAGES.includes(base)) ?? "nl";
}

export function rememberLanguage(language) {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
}

/** Fetches the words of a language and writes them into the page. */
export async function speak(language) {
  const response = await fetch(`/api/phrases/${language}`);
  if (!response.ok) return;
  phrases = (await response.json()).phrases;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-phrase]")) {
    element.textContent = say(element.dataset.phrase);
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = say(element.dataset.placeholder);
  }
}

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
