/** <leerkring-chat>: the element, its modes and what its page can do with it. */

import { Conversation } from "./conversation.js";
import { makeFrame, makeLauncher } from "./frame.js";
import { languageFor, localise, rememberLanguage, say, sayProblem, speak } from "./phrases.js";
import { Problem, takeTokensFrom } from "./stream.js";
import { dress } from "./styles.js";
import { draw, spoken } from "./turn.js";

const MODES = ["panel", "inline", "page"];
const PHONE = matchMedia("(max-width: 30em)");
const DARK = matchMedia("(prefers-color-scheme: dark)");

export class LeerkringChat extends HTMLElement {
  static observedAttributes = ["lang", "theme", "token-url"];

  #part = null; // the parts of the frame, once it stands
  #launcher = null;
  #conversation = null;
  #before = null; // what had the focus before the panel was opened

  /** panel (a button that opens it), inline (where the element stands) or page (the whole window). */
  get mode() {
    return MODES.find((mode) => mode === this.getAttribute("mode")) ?? "panel";
  }

  get isOpen() {
    return this.mode !== "panel" || Boolean(this.#part?.frame.matches("[open], :popover-open"));
  }

  async connectedCallback() {
    if (!this.hasAttribute("mode")) this.setAttribute("mode", this.mode); // for the stylesheet
    if (this.#part) {
      this.#show();
      return;
    }
    const root = this.attachShadow({ mode: "open" });
    this.#build();
    await Promise.all([dress(root), this.#speak().catch(() => {})]);
    root.append(...[this.#launcher, this.#part.frame].filter(Boolean));
    this.#show();
    this.#conversation.restore();
    this.#redraw();
    if (this.mode === "page") this.#part.question.focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent("leerkring-ready", { bubbles: true }));
  }

  async attributeChangedCallback(name, _before, value) {
    if (name === "token-url" && value) takeTokensFrom(value);
    if (name === "theme" && this.#part) this.#paint();
    if (name === "lang" && this.#part?.frame.isConnected) await this.#choose();
  }

  /** Opens the panel and goes into it. */
  open() {
    const { frame, question, scroller } = this.#part;
    if (this.isOpen) return;
    this.#before = document.activeElement;
    this.#launcher.hidePopover?.();
    this.#launcher.hidden = true;
    if (PHONE.matches) frame.showModal();
    else this.#lift(frame);
    scroller.scrollTop = scroller.scrollHeight;
    question.focus({ preventScroll: true });
    this.#tell("open");
  }

  /** Closes the panel and goes back to where the focus was. */
  close() {
    const { frame } = this.#part;
    if (this.mode !== "panel" || !this.isOpen) return;
    if (frame.open) frame.close();
    else frame.hidePopover();
    this.#closed();
  }

  /** Asks a question, in the open panel; `filters` as in the API: { category: ["ict"] }. */
  async ask(question, filters = {}) {
    if (this.mode === "panel") this.open();
    await this.#submit(question, filters);
  }

  /** Forgets the conversation, here and in the browser's storage. */
  clear() {
    this.#conversation.clear();
    this.#part.status.textContent = say("widget_cleared");
    this.#redraw();
    this.#part.question.focus();
    this.#tell("clear");
  }

  #build() {
    this.#part = makeFrame(this.mode);
    if (this.mode === "panel") this.#launcher = makeLauncher(() => this.open());
    this.#conversation = new Conversation(this.id || "chat", {
      ask: (question, filters) => this.#submit(question, filters),
      begin: (turn) => this.#begin(turn),
      change: (turn) => this.#change(turn),
      finish: (turn) => this.#finish(turn),
    });
    this.#listen();
    this.#paint();
  }

  /** Light or dark: as the attribute theme says, else as the reader prefers. */
  #paint() {
    const theme = this.getAttribute("theme");
    const isDark = theme === "dark" || (theme !== "light" && DARK.matches);
    for (const part of [this.#launcher, this.#part.frame]) part?.classList.toggle("dark", isDark);
  }

  #listen() {
    const { form, question, stop, clear, close, language, welcome, frame } = this.#part;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(question.value);
    });
    question.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit(question.value);
    });
    question.addEventListener("input", () => this.#grow());
    stop.addEventListener("click", () => this.#conversation.stop());
    clear.addEventListener("click", () => this.clear());
    close.addEventListener("click", () => this.close());
    language.querySelector("select").addEventListener("change", ({ target }) => {
      rememberLanguage(target.value);
      this.setAttribute("lang", target.value);
    });
    for (const button of welcome.querySelectorAll("button")) {
      button.addEventListener("click", () => this.#submit(button.textContent));
    }
    DARK.addEventListener("change", () => this.#paint());
    if (this.mode !== "panel") return;
    frame.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !frame.open) this.close();
    });
    frame.addEventListener("close", () => this.#closed());
  }

  /** Shows what is to be seen; the launcher stands above everything, whatever the page does. */
  #show() {
    if (this.#launcher && !this.isOpen) this.#lift(this.#launcher);
  }

  #lift(part) {
    part.popover = "manual";
    part.showPopover?.();
  }

  #closed() {
    this.#launcher.hidden = false;
    this.#lift(this.#launcher);
    const back = this.#before?.isConnected && this.#before !== document.body ? this.#before : this.#launcher;
    (back === this ? this.#launcher : back).focus();
    this.#tell("close");
  }

  async #submit(question, filters = {}) {
    if (this.#conversation.isRunning) return;
    const isEmpty = !question.trim();
    this.#complain(isEmpty ? new Problem("empty_question") : null);
    if (!isEmpty) await this.#conversation.ask(question, filters);
  }

  #begin(turn) {
    const { conversation, send, stop, question, status } = this.#part;
    conversation.append(turn.element);
    draw(turn);
    this.#refresh();
    send.hidden = true;
    stop.hidden = false;
    status.textContent = say("status_searching");
    question.value = "";
    this.#grow();
    turn.element.scrollIntoView({ block: "start" });
    this.#tell("question", { question: turn.question });
  }

  #change(turn) {
    if (!turn.sentences.length) this.#part.status.textContent = say(`status_${turn.step}`);
    draw(turn);
  }

  #finish(turn) {
    const { send, stop, question, status } = this.#part;
    const wasStopping = this.shadowRoot.activeElement === stop;
    stop.hidden = true;
    send.hidden = false;
    if (wasStopping) question.focus();
    draw(turn);
    status.textContent = spoken(turn);
    if (turn.reply) this.#tell("answer", { question: turn.question, reply: turn.reply });
    else this.#tell("problem", { type: turn.problem?.type ?? "stopped" });
  }

  #redraw() {
    this.#part.conversation.replaceChildren(...this.#conversation.turns.map(({ element }) => element));
    this.#conversation.turns.forEach(draw);
    this.#refresh();
  }

  #refresh() {
    const isEmpty = this.#conversation.turns.length === 0;
    this.#part.welcome.hidden = !isEmpty;
    this.#part.clear.hidden = isEmpty;
  }

  #complain(problem) {
    const { complaint, question } = this.#part;
    complaint.hidden = !problem;
    complaint.textContent = problem ? sayProblem(problem) : "";
    if (problem) question.focus();
  }

  #grow() {
    const { question } = this.#part;
    question.style.height = "auto";
    question.style.height = `${question.scrollHeight}px`;
  }

  async #choose() {
    await this.#speak();
    this.#complain(null);
    this.#redraw();
  }

  async #speak() {
    const language = languageFor(this);
    const { frame, language: picker } = this.#part;
    await speak(language);
    frame.lang = language;
    if (this.mode === "page") document.documentElement.lang = language;
    picker.querySelector("select").value = language;
    for (const part of [this.#launcher, frame].filter(Boolean)) localise(part);
  }

  #tell(what, detail = {}) {
    this.dispatchEvent(new CustomEvent(`leerkring-${what}`, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get("leerkring-chat")) customElements.define("leerkring-chat", LeerkringChat);
