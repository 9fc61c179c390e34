/** Tells those who listen what happens: what is going on, and an answer sentence by sentence. */

import { make } from "./elements.js";
import { say, sayCount, sayProblem } from "./phrases.js";
import { framing } from "./table.js";

/** Two polite live regions: `status` is replaced, what is `told` is added to, and only what is new is read. */
export class Announcer {
  #status = make("p", { id: "status", role: "status", "aria-live": "polite" });
  #told = make("div", { id: "told", "aria-live": "polite", "aria-atomic": "false", "aria-relevant": "additions" });
  #sentences = 0;
  element = make("div", { className: "unseen" }, this.#told, this.#status);

  say(words) {
    this.#status.textContent = words;
  }

  /** A question was asked: what was told of the one before is done with. */
  begin() {
    this.#told.replaceChildren();
    this.#sentences = 0;
    this.say(say("status_searching"));
  }

  /** Tells the sentences that have come; a step only as long as there are none. */
  follow(turn) {
    if (!turn.sentences.length) this.say(say(`status_${turn.step}`));
    const told = turn.reply?.table ? framing(turn) : turn.sentences; // who wants a table's cells goes there
    for (const { text } of told.slice(this.#sentences)) this.#tell(text, turn);
    this.#sentences = Math.max(this.#sentences, told.length);
  }

  finish(turn) {
    const { reply } = turn;
    if (turn.problem) this.say(sayProblem(turn.problem));
    else if (!reply) this.say(say("status_stopped"));
    else if (reply.status !== "answered") this.say(reply.answer);
    else {
      this.follow(turn); // a table has no sentences before it is there
      this.say(sayCount("status_complete", turn.citations.length) || say("status_complete"));
    }
  }

  #tell(text, turn) {
    this.#told.append(make("p", { lang: turn.reply?.language }, text));
  }
}
