/** An answer or the whole conversation as a dated file to be filed with a tender. */

import { make, makeButton } from "./elements.js";
import { say } from "./phrases.js";
import { post } from "./stream.js";

const FORMATS = { docx: "Word", pdf: "PDF", md: "Markdown" };

/** A menu: this answer, or all of them, in each format. */
export function makeExport(turn, attempt) {
  const { answer_id: id } = turn.reply;
  const key = `${turn.id}-export`;
  const menu = make("details", { className: "export", id: key },
    make("summary", { "data-keep": key }, say("widget_export")));
  const row = (what, ids) => make("p", { role: "group", "aria-label": say(what) }, `${say(what)}: `,
    ...Object.entries(FORMATS).map(([format, name]) => makeButton(name, { "data-keep": `${key}-${what}-${format}` },
      () => attempt(() => save({ answer_ids: ids(), format, language: turn.reply.language }), say("widget_exported")))));
  menu.append(row("widget_export_answer", () => [id]), row("widget_export_all", turn.actions.answers));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault(); // it closes no panel
    menu.open = false;
    menu.firstChild.focus();
  });
  return menu;
}

async function save(wanted) {
  const file = await (await post("api/dossier", wanted)).blob();
  const href = URL.createObjectURL(file);
  const day = new Date().toLocaleDateString("sv"); // 2026-11-22
  make("a", { href, download: `leerkring-${day}.${wanted.format}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
