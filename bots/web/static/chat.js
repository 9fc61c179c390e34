/** The chat page: takes a question, follows its answer, keeps the page in the chosen language. */

import { preferredLanguage, rememberLanguage, say, sayProblem, speak } from "./phrases.js";
import { ask, Problem } from "./stream.js";
import { draw, newTurn, spoken } from "./turn.js";

const page = Object.fromEntries(
  ["ask", "question", "send", "stop", "status", "complaint", "conversation", "welcome", "language"].map(
    (id) => [id, document.getElementById(id)],
  ),
);
const turns = [];
let conversation = null;
let running = null; // the AbortController of the answer that is being written

async function submit(question, filters = {}) {
  if (running) return;
  if (!question.trim()) {
    complain(new Problem("empty_question"));
    return;
  }
  complain(null);
  const turn = newTurn(question, { ask: submit });
  turns.push(turn);
  page.conversation.append(turn.element);
  begin();
  draw(turn);
  turn.element.scrollIntoView({ block: "start" });
  await follow(turn, filters);
  finish(turn);
}

async function follow(turn, filters) {
  try {
    const options = { conversation, filters, signal: running.signal };
    for await (const { event, data } of ask(turn.question, options)) {
      take(turn, event, data);
      draw(turn);
    }
    if (!turn.reply) throw new Problem("offline");
  } catch (error) {
    if (error.name === "AbortError") turn.stopped = true;
    else turn.problem = error instanceof Problem ? error : new Problem("offline");
  }
}

function take(turn, event, data) {
  if (event === "status") {
    turn.step = data.step;
    page.status.textContent = say(`status_${data.step}`);
  } else if (event === "sources") {
    turn.citations.push(...data.citations);
  } else if (event === "delta") {
    turn.sentences.push(unmarked(data.text));
  } else if (event === "answer") {
    turn.reply = data;
    turn.sentences = data.sentences;
    turn.citations = data.citations;
    conversation = data.conversation_id;
  } else if (event === "error") {
    throw new Problem(data.type, data);
  }
}

/** A streamed sentence ends in its markers: `Text. [1][2]`; an item of steps or a list says so first. */
function unmarked(delta) {
  const [, text, markers] = delta.trim().match(/^(?:\d+\. |- )?(.*?)\s*((?:\[\d+\])*)$/s);
  return { text, citations: [...markers.matchAll(/\d+/g)].map(Number) };
}

function begin() {
  running = new AbortController();
  page.welcome.hidden = true;
  page.send.hidden = true;
  page.stop.hidden = false;
  page.status.textContent = say("status_searching");
  page.question.value = "";
  grow();
}

function finish(turn) {
  const wasStopping = document.activeElement === page.stop;
  running = null;
  page.stop.hidden = true;
  page.send.hidden = false;
  if (wasStopping) page.question.focus();
  draw(turn);
  page.status.textContent = spoken(turn);
}

function complain(problem) {
  page.complaint.hidden = !problem;
  page.complaint.textContent = problem ? sayProblem(problem) : "";
  if (problem) page.question.focus();
}

function grow() {
  page.question.style.height = "auto";
  page.question.style.height = `${page.question.scrollHeight}px`;
}

async function choose(language) {
  page.language.value = language;
  await speak(language);
  page.conversation.setAttribute("aria-label", say("page_conversation"));
  page.complaint.hidden = true;
  turns.forEach(draw);
}

page.ask.addEventListener("submit", (event) => {
  event.preventDefault();
  submit(page.question.value);
});
page.question.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit(page.question.value);
});
page.question.addEventListener("input", grow);
page.stop.addEventListener("click", () => running?.abort());
page.language.addEventListener("change", () => {
  rememberLanguage(page.language.value);
  choose(page.language.value);
});
for (const button of page.welcome.querySelectorAll("button")) {
  button.addEventListener("click", () => submit(button.textContent));
}

await choose(preferredLanguage()).catch(() => complain(new Problem("offline")));
page.question.focus({ preventScroll: true });
