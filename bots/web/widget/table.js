/** The table of an answer: organisations beside each other, every cell with its citations. */

import { make } from "./elements.js";
import { say } from "./phrases.js";

/** A box that scrolls by itself where the table is too wide; `cite` makes the button of a number. */
export function makeTable({ table, language, key, citations, cite }) {
  const caption = make("caption", { id: key }, say("compared"));
  const columns = table.columns.map((column) => make("th", { scope: "col" }, column));
  const rows = table.rows.map(([head, ...cells]) =>
    make(
      "tr",
      {},
      make("th", { scope: "row", dir: "auto" }, head.text, ...marks(head, cite)),
      ...cells.map((cell) => make("td", { lang: languageOf(cell, citations), dir: "auto" },
        make("span", { className: cell.citations.length ? null : "untold" }, cell.text),
        ...marks(cell, cite))),
    ),
  );
  const drawn = make("table", { lang: language }, caption,
    make("thead", {}, make("tr", {}, ...columns)), make("tbody", {}, ...rows));
  return make("div", { className: "table", role: "region", tabindex: "0", "aria-labelledby": key,
    "data-keep": key }, drawn);
}

/** The sentences of ours around what is quoted: beneath a table the only ones. */
export function framing({ sentences }) {
  return sentences.filter(({ citations }) => !citations.length);
}

function marks(cell, cite) {
  return cell.citations.length ? ["\u202f", ...cell.citations.map(cite)] : [];
}

/** A cell of quotes is in the language of its document; a word of ours in the asker's. */
function languageOf(cell, citations) {
  const cited = citations.filter(({ number }) => cell.citations.includes(number));
  return cited.find(({ quote }) => cell.text.startsWith(quote))?.language;
}
