/** A conversation: asks, follows the answers, and keeps them in the browser until it is cleared. */

import { keep, kept, nameOf } from "./storage.js";
import { ask, Problem } from "./stream.js";
import { draw, newTurn } from "./turn.js";

/** `on` is told of `begin`, `change` and `finish` of a turn; `key` names the conversation in storage. */
export class Conversation {
  turns = [];
  filters = null; // what its questions are limited to, once somebody chose
  #id = null;
  #running = null; // the AbortController of the answer that is being written
  #key;
  #on;

  constructor(key, on) {
    this.#key = key;
    this.#on = on;
  }

  get isRunning() {
    return this.#running !== null;
  }

  /** Whether an item of the browser's storage is this conversation. */
  isKeptAs(name) {
    return name === nameOf(this.#key);
  }

  /** Takes up what was kept; an answer that was not complete then was interrupted. */
  restore() {
    const { conversation = null, filters = null, turns = [] } = kept(this.#key);
    this.#id = conversation;
    this.filters = filters;
    this.turns = turns.map(({ question, filters: limits, reply, at, rated }) => {
      const turn = Object.assign(this.#turn(question, limits), { at, rated });
      if (reply) finished(turn, reply);
      else turn.stopped = "interrupted";
      return turn;
    });
  }

  /** Limits its questions from now on: { category: ["ict"] }. */
  limit(filters) {
    this.filters = filters;
    this.save();
  }

  /** Asks the question of a turn once more, in its stead; the focus goes along. */
  async retry(turn) {
    if (this.isRunning) return;
    const hadFocus = turn.element.matches(":focus-within");
    this.turns = this.turns.filter((other) => other !== turn);
    turn.element.remove();
    const asked = this.ask(turn.question, turn.filters);
    if (hadFocus) this.turns.at(-1).element.focus({ preventScroll: true });
    await asked;
  }

  /** Asks a question and follows its answer to the end. */
  async ask(question, filters = {}) {
    const turn = this.#turn(question, filters);
    const running = new AbortController();
    this.#running = running;
    this.turns.push(turn);
    this.save();
    this.#on.begin(turn);
    try {
      await this.#follow(turn, running.signal);
    } catch (error) {
      if (error.name === "AbortError") turn.stopped = "stopped";
      else turn.problem = error instanceof Problem ? error : new Problem("broken_off");
    }
    if (this.#running === running) this.#running = null;
    if (!this.turns.includes(turn)) return; // it was cleared meanwhile
    this.save();
    this.#on.finish(turn);
  }

  stop() {
    this.#running?.abort();
  }

  /** Forgets everything, here and in the browser's storage. */
  clear() {
    this.stop();
    this.#running = null;
    this.turns = [];
    this.filters = null;
    this.#id = null;
    keep(this.#key, null);
  }

  #turn(question, filters) {
    return newTurn(question, filters, {
      ask: (...again) => this.#on.ask(...again),
      retry: (turn) => this.retry(turn),
      rated: (turn, rated) => this.#rated(turn, rated),
      answers: () => this.turns.flatMap(({ reply }) => reply?.answer_id ?? []),
    });
  }

  async #follow(turn, signal) {
    const options = { conversation: this.#id, filters: turn.filters, signal };
    for await (const { event, data } of ask(turn.question, options)) {
      take(turn, event, data);
      if (event === "answer") this.#id = data.conversation_id;
      this.#on.change(turn, event);
    }
    if (!turn.reply) throw new Problem("broken_off");
    turn.at = Date.now();
  }

  #rated(turn, rated) {
    turn.rated = rated;
    this.save();
    draw(turn);
  }

  save() {
    const turns = this.turns.map(({ question, filters, reply, at, rated }) => ({ question, filters, reply, at, rated }));
    keep(this.#key, { conversation: this.#id, filters: this.filters, turns });
  }
}

function take(turn, event, data) {
  if (event === "status") turn.step = data.step;
  else if (event === "sources") turn.citations.push(...data.citations);
  else if (event === "delta") turn.sentences.push(unmarked(data.text));
  else if (event === "answer") finished(turn, data);
  else if (event === "error") throw new Problem(data.type, data);
}

function finished(turn, reply) {
  Object.assign(turn, { reply, sentences: reply.sentences, citations: reply.citations });
}

/** A streamed sentence ends in its markers: `Text. [1][2]`; an item of steps or a list says so first. */
function unmarked(delta) {
  const [, text, markers] = delta.trim().match(/^(?:\d+\. |- )?(.*?)\s*((?:\[\d+\])*)$/s);
  return { text, citations: [...markers.matchAll(/\d+/g)].map(Number) };
}
