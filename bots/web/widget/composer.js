/** Where a question is typed and sent, and an answer stopped. */

import { sayProblem } from "./phrases.js";

const TOUCH = matchMedia("(pointer: coarse)");

/** Wires the parts of the frame; `on` has `ask` and `stop`. */
export class Composer {
  #part;

  constructor(part, on) {
    this.#part = part;
    const { form, question, stop } = part;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      on.ask(question.value);
    });
    question.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      on.ask(question.value);
    });
    question.addEventListener("input", () => this.#grow());
    stop.addEventListener("click", on.stop);
  }

  /** On a touch screen the keyboard stays away until it is asked for. */
  focus() {
    const { question, scroller } = this.#part;
    (TOUCH.matches ? scroller : question).focus({ preventScroll: true });
  }

  /** While an answer is written there is a button to stop it, in the place of that to send. */
  set isBusy(isBusy) {
    const { question, send, stop } = this.#part;
    const wasStopping = stop.matches(":focus");
    const wasSending = send.matches(":focus");
    send.hidden = isBusy;
    stop.hidden = !isBusy;
    if (wasStopping) this.focus();
    if (wasSending) stop.focus();
    if (!isBusy) return;
    question.value = "";
    this.#grow();
  }

  /** Says what is wrong before anything is sent; null when nothing is. */
  complain(problem) {
    const { complaint } = this.#part;
    complaint.hidden = !problem;
    complaint.textContent = problem ? sayProblem(problem) : "";
  }

  #grow() {
    const { question } = this.#part;
    question.style.height = "auto";
    question.style.height = `${question.scrollHeight}px`;
  }
}
