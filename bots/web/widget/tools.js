/** What can be done with an answer: rate it, copy it, keep it as a file. */

import { copy } from "./copy.js";
import { make, makeButton } from "./elements.js";
import { makeExport } from "./export.js";
import { makeFeedback } from "./feedback.js";
import { say, sayProblem } from "./phrases.js";

/** The tools of a turn that has its reply, and the line in which they say what came of it. */
export function makeTools(turn) {
  const notice = make("p", { className: "notice", role: "status" });
  let isBusy = false;
  const attempt = async (action, done) => {
    if (isBusy) return;
    isBusy = true;
    notice.textContent = say("widget_busy");
    try {
      await action();
      notice.textContent = done ?? "";
    } catch (error) {
      notice.textContent = sayProblem(error);
    }
    isBusy = false;
  };
  const copied = makeButton(say("widget_copy"), { "data-keep": `${turn.id}-copy` },
    () => attempt(() => copy(turn), say("widget_copied")));
  const isAnswered = turn.reply.status === "answered";
  return make("div", { className: "tools" }, makeFeedback(turn, attempt),
    isAnswered && copied, makeExport(turn, attempt), notice);
}
