/** One question and what came of it, drawn from its state as often as that changes. */

import { make, makeButton, makeLink } from "./elements.js";
import { makeEvidence } from "./evidence.js";
import { sayFilters } from "./filters.js";
import { say, sayProblem } from "./phrases.js";
import { makeSource } from "./source.js";
import { framing, makeTable } from "./table.js";
import { makeTools } from "./tools.js";

let turns = 0;

/** State: `sentences` and `citations` grow while it streams; then `reply`, `problem` or `stopped` (how). */
export function newTurn(question, filters, actions) {
  turns += 1;
  const answer = make("div", { className: "answer" });
  const element = make(
    "article",
    { className: "turn", tabindex: "-1" },
    make("h2", { className: "question", dir: "auto" }, question),
    answer,
  );
  return { id: `turn-${turns}`, question, filters, element, answer, actions, step: "searching", sentences: [],
    citations: [], reply: null, problem: null, stopped: null };
}

/** Draws the turn; open cards stay open, and the focus stays where it is. */
export function draw(turn) {
  const kept = remember(turn.answer);
  turn.answer.replaceChildren(...parts(turn));
  restore(turn.answer, kept);
}

function parts(turn) {
  const { reply } = turn;
  const drawn = [];
  if (reply?.table) drawn.push(...table(turn));
  else if (turn.sentences.length) drawn.push(...text(turn));
  else if (reply) drawn.push(make("p", { className: "text", lang: reply.language, dir: "auto" }, reply.answer));
  drawn.push(...ending(turn));
  if (reply?.evidence) drawn.push(makeEvidence(reply.evidence));
  if (reply?.nearest.length) drawn.push(...nearest(reply.nearest));
  if (reply?.options.length) drawn.push(options(turn));
  if (reply && reply.status !== "clarify") drawn.push(makeTools(turn));
  if (turn.citations.length) drawn.push(sources(turn));
  if (reply?.suggestions.length) drawn.push(suggestions(turn));
  turn.limits = sayFilters(turn.filters);
  if (turn.limits) drawn.unshift(make("p", { className: "searched" }, `${say("widget_filters")}: ${turn.limits}`));
  if (reply?.searched_for) drawn.unshift(searched(reply));
  return drawn;
}

function ending(turn) {
  if (turn.problem) {
    return [make("p", { className: "problem" }, sayProblem(turn.problem)), retry(turn)];
  }
  if (turn.stopped) return [make("p", { className: "stopped" }, say(`status_${turn.stopped}`)), retry(turn)];
  if (!turn.reply) return [make("p", { className: "progress" }, say(`status_${turn.step}`))];
  return [];
}

function retry(turn) {
  return makeButton(say("page_retry"), { className: "retry" }, () => turn.actions.retry(turn));
}

/** The sentences as the answer lays them out, then what is said around them. */
function text(turn) {
  const lang = turn.reply?.language;
  const told = turn.sentences.filter(({ citations }) => citations.length).map((each) => sentence(turn, each));
  const [, steps, items] = turn.reply?.answer.match(/^(?:(1\. )|(- ))/) ?? [];
  if (!steps && !items) return [make("p", { className: "text", lang }, ...told.flatMap((each) => [each, " "])), ...notes(turn)];
  return [make(steps ? "ol" : "ul", { className: "text", lang }, ...told.map((each) => make("li", {}, each))), ...notes(turn)];
}

function sentence(turn, { text: words, citations, verbatim }) {
  const cites = citations.map((number) => cite(turn, number));
  const isQuoted = verbatim || turn.reply?.writer === "extractive"; // then it speaks as its document does
  const lang = isQuoted ? turn.citations.find(({ number }) => number === citations[0])?.language : null;
  return make("span", { className: "sentence", lang, dir: "auto" }, words, "\u202f", ...cites);
}

function notes(turn) {
  return framing(turn).map((each) => make("p", { className: "note", lang: turn.reply?.language }, each.text));
}

function table(turn) {
  const { table, language } = turn.reply;
  const drawn = makeTable({ table, language, key: `${turn.id}-table`, citations: turn.citations,
    cite: (number) => cite(turn, number) });
  return [drawn, ...notes(turn)];
}

function cite(turn, number) {
  const key = `${turn.id}-source-${number}`;
  const title = turn.citations.find((citation) => citation.number === number)?.title;
  const label = [say("source_number", { number }), title].filter(Boolean).join(": ");
  const button = makeButton(
    String(number),
    { className: "cite", "aria-label": label, title: label, "data-keep": `cite-${key}` },
    () => open(turn, key, button),
  );
  return button;
}

/** Opens a source and goes there; Escape goes back to the sentence. */
function open(turn, key, from) {
  const card = turn.answer.querySelector(`#${key}`);
  if (!card) return;
  card.open = true;
  const summary = card.querySelector("summary");
  summary.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  card.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // it closes no panel
    from.focus();
  };
}

function sources(turn) {
  const cards = turn.citations.map((citation) =>
    make("li", {}, makeSource(citation, `${turn.id}-source-${citation.number}`, isTranslated(turn, citation))),
  );
  const heading = make("h3", { className: "small" }, say("sources"));
  return make("section", { className: "sources" }, heading, make("ol", {}, ...cards));
}

/** Whether a chat model says in the asker's language what the quote says in another. */
function isTranslated({ reply }, { number, language, quote }) {
  if (!reply || reply.writer === "extractive" || language.split("-")[0] === reply.language) return false;
  const bare = (words) => words.replace(/\[[^[\]]*\]/g, "").replace(/\s+/g, " ").trim();
  return reply.sentences.some(
    (each) => !each.verbatim && each.citations.includes(number) && bare(each.text) !== bare(quote),
  );
}

/** How a follow-up was understood. */
function searched(reply) {
  const label = make("span", {}, `${say("searched_for")}: `);
  const words = make("q", { dir: "auto" }, reply.searched_for);
  return make("p", { className: "searched" }, label, words);
}

function nearest(documents) {
  const items = documents.map(({ title, source }) => {
    const link = makeLink(source, title);
    return make("li", {}, ...(link.tagName === "A" ? [link] : [title, " · ", link]));
  });
  return [
    make("h3", { className: "small nearest-title" }, say("nearest")),
    make("ul", { className: "nearest" }, ...items),
  ];
}

function options(turn) {
  const buttons = turn.reply.options.map(({ label, filters }) =>
    makeButton(label, {}, () => turn.actions.ask(label, { ...turn.filters, ...filters })),
  );
  return make("div", { className: "options" }, ...buttons);
}

function suggestions(turn) {
  const buttons = turn.reply.suggestions.map((question) => makeButton(question, {}, () => turn.actions.ask(question)));
  return make("section", { className: "suggestions" }, make("h3", { className: "small" }, say("widget_suggestions")),
    make("div", { className: "options" }, ...buttons));
}

function remember(root) {
  const opened = [...root.querySelectorAll("details[open]")].map((card) => card.id);
  const focused = root.querySelector(":focus")?.dataset.keep;
  return { opened, focused };
}

function restore(root, { opened, focused }) {
  for (const card of root.querySelectorAll("details")) card.open = opened.includes(card.id);
  if (focused) root.querySelector(`[data-keep="${focused}"]`)?.focus({ preventScroll: true });
}
