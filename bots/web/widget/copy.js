/** An answer for elsewhere: its text, its sources with their quotes, what it rests on and of when it is. */

import { make, makeLink } from "./elements.js";
import { makeEvidence } from "./evidence.js";
import { say } from "./phrases.js";
import { addressOf, factsOf } from "./source.js";
import { Problem } from "./stream.js";
import { framing, makeTable } from "./table.js";

/** Puts the answer on the clipboard, as plain text and with its layout; throws a Problem. */
export async function copy(turn) {
  const parts = [...blocks(turn)];
  const types = {
    "text/plain": parts.map(plain).join("\n\n"),
    "text/html": parts.map((part) => new XMLSerializer().serializeToString(part)).join(""),
  };
  try {
    const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  } catch {
    if (!copyByEvent(types)) throw new Problem("no_clipboard"); // neither way is there, or allowed
  }
}

function* blocks({ question, reply, citations, at, element }) {
  const { lang } = element.closest(".frame"); // of the words around the answer
  yield make("h3", {}, question);
  if (reply.searched_for) yield make("p", {}, `${say("searched_for")}: ${reply.searched_for}`);
  if (reply.table) yield makeTable({ ...reply, key: null, cite: (number) => `[${number}]` }).firstChild;
  for (const line of lines(reply)) yield make("p", { lang: reply.language }, line);
  yield make("h4", {}, say("sources"));
  for (const citation of citations) {
    yield make("p", {}, `[${citation.number}] ${citation.title} · ${factsOf(citation)}: `,
      makeLink(addressOf(citation), addressOf(citation)),
      citation.quote_origin === "restatement" && ` (${say("restatement")})`);
    yield make("blockquote", { lang: citation.language }, `“${citation.quote}”`);
  }
  yield makeEvidence(reply.evidence);
  const date = new Date(at).toLocaleDateString(lang, { dateStyle: "long" });
  yield make("p", {}, say("widget_dated", { date, version: reply.corpus_version }));
}

/** The text with its numbers; beneath a table only what is said around it. */
function lines(reply) {
  if (!reply.table) return reply.answer.split("\n").filter(Boolean);
  return framing(reply).map(({ text }) => text);
}

function plain(part) {
  if (part.tagName !== "TABLE") return part.textContent;
  return [...part.rows].map((row) => [...row.cells].map((cell) => cell.textContent).join("\t")).join("\n");
}

/** The way without the clipboard's own interface: on pages without TLS, and where it is not allowed. */
function copyByEvent(types) {
  let isDone = false;
  const put = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(types)) event.clipboardData.setData(type, text);
    isDone = true;
  };
  addEventListener("copy", put, { capture: true });
  document.execCommand("copy");
  removeEventListener("copy", put, { capture: true });
  return isDone;
}
