/** Whether an answer was of use: a thumb, and after a thumb down a reason. Asked once for each answer. */

import { make, makeButton, makePicture } from "./elements.js";
import { say } from "./phrases.js";
import { post } from "./stream.js";

const THUMB = "M2 7h2.5v7H2zM4.5 8L7 2c1.6 0 2 1.2 1.7 2.6L8.3 7h4.2c1.2 0 1.7.8 1.5 1.7l-.9 3.9c-.2.9-.8 1.4-1.7 1.4H4.5";
const REASONS = ["incorrect", "source", "incomplete", "other"];

/** `turn.rated` is undefined, then "down" while a reason may be given, then "told". */
export function makeFeedback(turn, attempt) {
  const keep = { "data-keep": `${turn.id}-rate` }; // the focus goes from the thumb to what takes its place
  const rate = (rating, comment, next) => attempt(async () => {
    await post("api/feedback", { answer_id: turn.reply.answer_id, rating, comment });
    turn.actions.rated(turn, next);
  });
  if (turn.rated === "told") return make("p", { tabindex: "-1", ...keep }, say("feedback_thanks"));
  if (turn.rated) return makeReason(turn, keep, (comment) => rate("down", comment, "told"));
  return make("div", { className: "thumbs", role: "group", "aria-label": say("widget_rate") },
    makeThumb("up", keep, () => rate("up", "", "told")), makeThumb("down", keep, () => rate("down", "", "down")));
}

function makeThumb(rating, keep, onClick) {
  const words = say(`feedback_${rating}`);
  const picture = makePicture("0 0 16 16", ["path", { d: THUMB, class: "line" }]);
  return makeButton(picture, { className: rating, "aria-label": words, title: words, ...keep }, onClick);
}

function makeReason(turn, keep, send) {
  const choices = REASONS.map((reason) => make("label", {},
    make("input", { type: "radio", name: turn.id, value: reason }), ` ${say(`wrong_${reason}`)}`));
  const comment = make("textarea", { name: "comment", rows: "2", maxlength: "1900" });
  const form = make("form", { className: "reason" },
    make("p", { tabindex: "-1", ...keep }, say("feedback_intro")),
    make("fieldset", {}, make("legend", {}, say("feedback_title")), ...choices),
    make("label", {}, say("feedback_comment"), comment),
    make("p", { className: "note" }, say("no_personal_data")),
    make("button", { ...keep }, say("feedback_send")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = [new FormData(form).get(turn.id), comment.value.trim()].filter(Boolean).join(": ");
    if (said) send(said);
    else turn.actions.rated(turn, "told");
  });
  return form;
}
