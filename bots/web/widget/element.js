/** <leerkring-chat>: the element, its modes, and what its page can do with it. docs/widget.md */

import { Announcer } from "./announcer.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Filters, parseFilters } from "./filters.js";
import { make } from "./elements.js";
import { makeFrame } from "./frame.js";
import { Panel } from "./panel.js";
import { languageFor, localise, rememberLanguage, say, speak } from "./phrases.js";
import { Problem, takeTokensFrom } from "./stream.js";
import { dress } from "./styles.js";
import { draw } from "./turn.js";

/** All that is said without the server. */
const UNREACHED = {
  nl: "Leerkring is nu niet te bereiken.",
  fr: "Leerkring est injoignable pour le moment.",
  en: "Leerkring can’t be reached right now.",
  de: "Leerkring ist gerade nicht erreichbar.",
};
const MODES = ["panel", "inline", "page"];
const ROOM = 12; // px above a turn
const DARK = matchMedia("(prefers-color-scheme: dark)");

export class LeerkringChat extends HTMLElement {
  static observedAttributes = ["lang", "theme", "token-url"];

  #part = null; // the parts of the frame
  #panel = null; // in this mode only
  #composer;
  #conversation;
  #filters = new Filters((selected) => this.#conversation.limit(selected));
  #announcer = new Announcer();
  #language = null;
  #wasOpen = false;
  #standing; // a promise: everything is there
  #leaving; // the AbortController of what is listened to outside

  /** panel (a button that opens it), inline (where the element stands) or page (the whole window). */
  get mode() {
    return MODES.find((mode) => mode === this.getAttribute("mode")) ?? "panel";
  }

  get isOpen() {
    return this.#panel?.isOpen ?? true;
  }

  connectedCallback() {
    this.setAttribute("mode", this.mode); // for the stylesheet
    this.#leaving?.abort();
    this.#listenOutside();
    if (this.#standing) {
      this.#panel?.show();
      this.#respeak();
    } else {
      this.#standing = this.#stand().catch((error) => this.#fail(error));
      this.#standing.catch(() => {}); // told already; who awaits it is told once more
    }
  }

  disconnectedCallback() {
    this.#leaving.abort();
    queueMicrotask(() => this.isConnected || this.#conversation?.stop()); // it may only have been moved
  }

  attributeChangedCallback(name, _before, value) {
    if (name === "token-url" && value) takeTokensFrom(value);
    if (name === "theme") this.#paint();
    if (name === "lang") this.#respeak();
  }

  /** Opens the panel and goes into it. */
  async open() {
    await this.#standing;
    if (this.#panel) this.#panel.open();
    else this.#composer.focus();
  }

  /** Closes the panel and goes back to where the focus was. */
  async close() {
    await this.#standing;
    this.#panel?.close();
  }

  /** Asks a question, in the open panel; `filters` as in the API: { category: ["ict"] }. */
  async ask(question, filters) {
    await this.open();
    await this.#ask(question, filters);
  }

  /** Forgets the conversation, here and in the browser's storage. */
  async clear() {
    await this.#standing;
    this.#conversation.clear();
    this.#composer.isBusy = false;
    this.#redraw();
    this.#announcer.say(say("widget_cleared"));
    this.#composer.focus();
    this.#tell("clear");
  }

  async #stand() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const part = makeFrame(this.mode);
    this.#part = part;
    part.frame.append(this.#announcer.element);
    part.form.before(this.#filters.element);
    if (this.mode === "panel") this.#panel = new Panel(part.frame, (what) => this.#turned(what));
    this.#composer = new Composer(part, {
      ask: (question) => this.#ask(question),
      stop: () => this.#conversation.stop(),
    });
    this.#conversation = new Conversation(this.id || "chat", {
      ask: (question, filters) => this.#ask(question, filters),
      begin: (turn) => this.#begin(turn),
      change: (turn) => this.#change(turn),
      finish: (turn) => this.#finish(turn),
    });
    this.#listen();
    this.#paint();
    await Promise.all([dress(root), this.#speak()]);
    root.replaceChildren(...this.#roots());
    this.#panel?.show();
    this.#restore();
    this.#scrollToLast();
    if (this.mode === "page") this.#composer.focus();
    this.#tell("ready");
  }

  /** Neither words nor looks could be had: says so where it has a place of its own, and waits for the network. */
  #fail(error) {
    this.#standing = null;
    if (this.mode !== "panel") this.shadowRoot.replaceChildren(make("p", {}, UNREACHED[languageFor(this)]));
    addEventListener("online", () => this.isConnected && this.connectedCallback(), { once: true });
    this.#tell("problem", { type: error.type ?? "offline" });
    throw error;
  }

  #listen() {
    const { clear, close, language, welcome } = this.#part;
    clear.addEventListener("click", () => this.clear());
    close.addEventListener("click", () => this.close());
    language.querySelector("select").addEventListener("change", ({ target }) => {
      rememberLanguage(target.value);
      this.setAttribute("lang", target.value);
    });
    for (const button of welcome.querySelectorAll("button")) {
      button.addEventListener("click", () => this.#ask(button.textContent));
    }
  }

  /** Follows what changes around: light and dark, the language of the page, the network, other tabs. */
  #listenOutside() {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    DARK.addEventListener("change", () => this.#paint(), { signal });
    addEventListener("offline", () => this.#complain(new Problem("no_network")), { signal });
    addEventListener("online", () => this.#complain(null), { signal });
    addEventListener("storage", ({ key }) => {
      if (!this.#conversation?.isKeptAs(key) || this.#conversation.isRunning) return;
      this.#restore();
    }, { signal });
    const languages = new MutationObserver(() => this.#respeak());
    languages.observe(document, { subtree: true, attributeFilter: ["lang"] });
    signal.addEventListener("abort", () => languages.disconnect());
  }

  async #ask(question, filters = this.#filters.selected) {
    if (this.#conversation.isRunning) return;
    const isEmpty = !question.trim();
    this.#complain(isEmpty ? new Problem("empty_question") : null);
    if (isEmpty) this.#composer.focus();
    else await this.#conversation.ask(question, filters);
  }

  #begin(turn) {
    this.#part.conversation.append(turn.element);
    draw(turn);
    this.#refresh();
    this.#composer.isBusy = true;
    this.#filters.close();
    this.#announcer.begin();
    this.#scrollToLast();
    this.#tell("question", { question: turn.question });
  }

  #change(turn) {
    draw(turn);
    this.#announcer.follow(turn);
  }

  #finish(turn) {
    this.#composer.isBusy = false;
    draw(turn);
    this.#announcer.finish(turn);
    const { question, reply, problem, stopped } = turn;
    if (reply) this.#tell("answer", { question, reply });
    else this.#tell("problem", { question, type: problem?.type ?? stopped });
  }

  #turned(what) {
    if (what === "open") {
      this.#composer.focus();
      this.#offer();
      if (!this.#wasOpen) this.#scrollToLast();
      this.#wasOpen = true;
    }
    this.#tell(what);
  }

  /** Brings the last turn to the top of what scrolls, and leaves the page where it is. */
  #scrollToLast() {
    const turn = this.#conversation.turns.at(-1);
    if (!turn) return;
    const { frame, scroller } = this.#part;
    for (const box of [frame, scroller]) {
      box.scrollTop += turn.element.getBoundingClientRect().top - box.getBoundingClientRect().top - ROOM;
    }
  }

  /** Takes up the conversation that was kept; one that can't be read is forgotten. */
  #restore() {
    try {
      this.#conversation.restore();
      this.#redraw();
    } catch {
      this.#conversation.clear();
      this.#redraw();
    }
  }

  #redraw() {
    this.#filters.selected = this.#conversation.filters ?? parseFilters(this.getAttribute("filters"));
    this.#offer();
    this.#part.conversation.replaceChildren(...this.#conversation.turns.map(({ element }) => element));
    this.#conversation.turns.forEach(draw);
    this.#refresh();
  }

  /** Has filters to choose from as soon as somebody may see them, and calls those of answers by their names. */
  #offer() {
    if (!this.isOpen) return;
    const { turns } = this.#conversation;
    this.#filters.load(this.#language).then(() => turns.forEach((turn) => turn.limits && draw(turn)), () => {});
  }

  #refresh() {
    const isEmpty = this.#conversation.turns.length === 0;
    this.#part.welcome.hidden = !isEmpty;
    this.#part.clear.hidden = isEmpty;
  }

  #complain(problem) {
    this.#composer?.complain(problem);
  }

  /** Light or dark: as the attribute theme says, else as the reader prefers. */
  #paint() {
    const theme = this.getAttribute("theme");
    const isDark = theme === "dark" || (theme !== "light" && DARK.matches);
    for (const root of this.#roots()) root.classList.toggle("dark", isDark);
  }

  /** Speaks another language from now on, if it is another one. */
  async #respeak() {
    if (!this.#language || languageFor(this) === this.#language) return;
    await this.#speak();
    this.#complain(null);
    this.#redraw();
  }

  async #speak() {
    const language = languageFor(this);
    this.#language = language;
    await speak(language);
    if (this.mode === "page") document.documentElement.lang = language;
    this.#part.language.querySelector("select").value = language;
    for (const root of this.#roots()) root.lang = language;
    for (const root of [this, ...this.#roots()]) localise(root); // also the links that the page puts in
  }

  #roots() {
    return [this.#panel?.launcher, this.#part?.frame].filter(Boolean);
  }

  #tell(what, detail = {}) {
    this.dispatchEvent(new CustomEvent(`leerkring-${what}`, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get("leerkring-chat")) customElements.define("leerkring-chat", LeerkringChat);
