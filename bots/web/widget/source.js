/** One source of an answer: a card that opens on the quote, in the place where it stands. */

import { isWebAddress, make, makeLink } from "./elements.js";
import { say } from "./phrases.js";
import { fetchDocument, SERVER } from "./stream.js";

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
        make("span", { className: "facts" }, factsOf(citation, translated)),
      ),
    ),
    make("div", { className: "inside" }, quote, wayToSource(citation)),
  );
  card.addEventListener("toggle", () => card.open && showAround(citation, quote, card), { once: true });
  return card;
}

/** Whose words these are, of when, where they stand, in which language. */
export function factsOf(citation, translated) {
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

/** The address of the source, at the page or the minute of the quote where its format has such a place. */
export function addressOf({ source, page, timecode }) {
  if (!isWebAddress(source)) return source;
  const url = new URL(source);
  const [bare] = source.split("#");
  const seconds = timecode?.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  if (page && /\.pdf$/i.test(url.pathname)) return `${bare}#page=${page}`;
  if (!seconds) return source;
  if (/(^|\.)vimeo\.com$/.test(url.hostname)) return `${bare}#t=${seconds}s`;
  if (/\.(mp[34]|webm|og[gv])$/i.test(url.pathname)) return `${bare}#t=${seconds}`;
  if (!/(^|\.)(youtube\.com|youtu\.be)$/.test(url.hostname)) return source;
  url.searchParams.set("t", `${seconds}s`);
  return url.href;
}

function wayToSource(citation) {
  const note =
    citation.quote_origin === "restatement"
      ? make("span", { className: "note" }, `(${say("restatement")})`)
      : null;
  return make("p", { className: "way" }, makeLink(addressOf(citation), say("source_open")), note);
}

/** Adds the words around the quote and the way to them, if the document still has the quote at its place. */
async function showAround(citation, quote, card) {
  const { document_id: id, start, end } = citation;
  const text = await textOf(id);
  if (text === null) return;
  const points = Array.from(text); // offsets count code points, not UTF-16 units
  if (points.slice(start, end).join("") !== citation.quote) {
    quote.after(make("p", { className: "note" }, say("source_changed")));
    return;
  }
  const { lang } = card.closest(".frame");
  const whole = new URL(`documents/${encodeURIComponent(id)}?start=${start}&end=${end}&lang=${lang}#cited`, SERVER);
  card.querySelector(".way").prepend(makeLink(whole.href, say("widget_document")));
  quote.prepend(before(points.slice(Math.max(0, start - AROUND), start).join(""), start > AROUND));
  quote.append(after(points.slice(end, end + AROUND).join(""), end + AROUND < points.length));
  if (card.querySelector(":focus")) card.scrollIntoView({ block: "nearest" });
}

/** What stands before in the same paragraph, from a whole word on. */
function before(text, cut) {
  const line = text.lastIndexOf("\n");
  if (line >= 0) return text.slice(line + 1).replace(/^\s*(?:[-*+]|\d+\.)\s+/, ""); // the mark of an item
  return cut ? `… ${text.slice(text.indexOf(" ") + 1)}` : text;
}

function after(text, cut) {
  const line = text.indexOf("\n");
  if (line >= 0) return text.slice(0, line);
  return cut ? `${text.slice(0, text.lastIndexOf(" "))} …` : text;
}

async function textOf(id) {
  if (!documents.has(id)) {
    documents.set(id, fetchDocument(id).then((found) => found?.text ?? null));
    documents.get(id).then((text) => text ?? documents.delete(id)); // the next time it may be there
  }
  return documents.get(id);
}
