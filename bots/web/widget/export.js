/** An answer or the whole conversation as a dated file to be filed with a tender. */

import { make, makeButton, makeMenu } from "./elements.js";
import { say } from "./phrases.js";
import { post } from "./stream.js";

const FORMATS = { docx: "Word", pdf: "PDF", md: "Markdown" };
const MOST = 50; // answers in a file

/** A menu: this answer, or all of them, in each format. */
export function makeExport(turn, attempt) {
  const { answer_id: id } = turn.reply;
  const key = `${turn.id}-export`;
  const row = (what, ids) => make("p", { role: "group", "aria-label": say(what) }, `${say(what)}: `,
    ...Object.entries(FORMATS).map(([format, name]) => makeButton(name, { "data-keep": `${key}-${what}-${format}` },
      () => attempt(() => save({ answer_ids: ids(), format, language: turn.reply.language }), say("widget_exported")))));
  return makeMenu({ className: "export", id: key },
    make("summary", { "data-keep": key }, say("widget_export")),
    row("widget_export_answer", () => [id]), row("widget_export_all", () => turn.actions.answers().slice(-MOST)));
}

/** Has the browser save the file under the name that the server gives it. */
async function save(wanted) {
  const response = await post("api/dossier", wanted);
  const [, name] = response.headers.get("content-disposition")?.match(/\*=UTF-8''(.+)/) ?? [];
  const href = URL.createObjectURL(await response.blob());
  make("a", { href, download: decodeURIComponent(name ?? `leerkring.${wanted.format}`) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
