/** One source of an answer: a card that opens on the quote, in the place where it stands. */

import { make, makeLink } from "./elements.js";
import { say } from "./phrases.js";
import { fetchDocument } from "./stream.js";

const AROUND = 180; // characters shown on each side of a quote
const DOT = "\u00a0· "; // the dot stays with the word before it
const documents = new Map();

/** A closed card; `key` tells it from the cards of other answers, `translated` that its sentence is no quote. */
export function makeSource(citation, key, translated = false) {
  const quote = make("blockquote", { lang: citation.language }, make("mark", {}, citation.quote));
  const card = make(
    "details",
    { className: "source", id: key },
    make(
      "summary",
      { "data-keep": key },
      make("span", { className: "number" }, String(citation.number)),
      make(
        "span",
        {},
        make("span", { className: "title", lang: citation.language }, citation.title),
        make("span", { className: "facts" }, facts(citation, translated)),
      ),
    ),
    make("div", { className: "inside" }, quote, wayToSource(citation)),
  );
  card.addEventListener("toggle", () => card.open && showAround(citation, quote, card), { once: true });
  return card;
}

function facts(citation, translated) {
  const language = say(`language_${citation.language.split("-")[0]}`) || citation.language;
  return [citation.organisation, citation.year, place(citation), language, translated && say("translated")]
    .filter(Boolean)
    .join(DOT);
}

function place({ page, page_end: last, timecode, section }) {
  if (page !== null && last !== null && last !== page) return say("pages", { first: page, last });
  if (page !== null) return say("page", { page });
  if (timecode) return say("minute", { timecode });
  return section ? say("section", { section }) : "";
}

function wayToSource(citation) {
  const note =
    citation.quote_origin === "restatement"
      ? make("span", { className: "note" }, `(${say("restatement")})`)
      : null;
  return make("p", { className: "way" }, makeLink(citation.source, say("source_open")), note);
}

/** Adds the words around the quote, if the document still has the quote at its place. */
async function showAround(citation, quote, card) {
  const text = await textOf(citation.document_id);
  if (text === null) return;
  const points = Array.from(text); // offsets count code points, not UTF-16 units
  const { start, end } = citation;
  if (points.slice(start, end).join("") !== citation.quote) return;
  quote.prepend(before(points.slice(Math.max(0, start - AROUND), start).join(""), start > AROUND));
  quote.append(after(points.slice(end, end + AROUND).join(""), end + AROUND < points.length));
  if (card.querySelector(":focus")) card.scrollIntoView({ block: "nearest" });
}

/** What stands before in the same paragraph, from a whole word on. */
function before(text, cut) {
  const line = text.lastIndexOf("\n");
  if (line >= 0) return text.slice(line + 1);
  return cut ? `… ${text.slice(text.indexOf(" ") + 1)}` : text;
}

function after(text, cut) {
  const line = text.indexOf("\n");
  if (line >= 0) return text.slice(0, line);
  return cut ? `${text.slice(0, text.lastIndexOf(" "))} …` : text;
}

async function textOf(id) {
  if (!documents.has(id)) {
    const fetched = fetchDocument(id).then((found) => found?.text ?? null, () => null);
    documents.set(id, fetched);
  }
  return documents.get(id);
}
