/** What stands around the conversation: head, welcome, composer. */

import { make, makePicture } from "./elements.js";
import { LANGUAGES } from "./phrases.js";

const NAMES = { nl: "Nederlands", fr: "Français", en: "English", de: "Deutsch" };
const EXAMPLES = ["page_example_1", "page_example_2", "page_example_3"];

/** The frame, and its parts by name; in a panel it is a dialog. */
export function makeFrame(mode) {
  const part = {
    language: language(),
    clear: button("clear", { "data-title": "widget_clear" }, bin(), make("span", { "data-phrase": "widget_clear" })),
    close: button("close", { "data-label": "widget_close" }, cross()),
    welcome: welcome(),
    conversation: make("div", { id: "conversation" }),
    ...composer(mode),
  };
  part.scroller = make(landmark(mode, "main"),
    { className: "scroller", role: mode === "page" ? null : "region", tabindex: "0", "data-label": "page_conversation" },
    make("div", { className: "inner" }, part.welcome, part.conversation));
  const named = { role: mode === "inline" ? "region" : null, "aria-label": "Leerkring" };
  part.frame = make(mode === "panel" ? "dialog" : "div", { className: `frame ${mode}`, ...(mode !== "page" && named) },
    head(mode, part), part.scroller, part.composer);
  return part;
}

/** A page has one head, one main part and one foot: ours on our own page, the host's on another. */
function landmark(mode, name) {
  return mode === "page" ? name : "div";
}

/** What the button that opens the panel says. */
export function launcherWords() {
  return [logo(), make("span", { "data-phrase": "widget_open" })];
}

function head(mode, part) {
  const name = make(mode === "page" ? "h1" : "h2", { className: "name" }, "Leerkring");
  const tagline = make("p", { className: "tagline", "data-phrase": "page_tagline" });
  const tools = [part.clear, mode === "page" && part.language, mode === "panel" && part.close];
  return make(landmark(mode, "header"), { className: "top" },
    make("div", { className: "inner" }, logo(), make("div", { className: "brand" }, name, tagline),
      make("slot", { name: "links" }), ...tools.filter(Boolean)));
}

function language() {
  const options = LANGUAGES.map((tag) => make("option", { value: tag, lang: tag }, NAMES[tag]));
  return make("label", { className: "language" },
    make("span", { className: "unseen", "data-phrase": "page_language" }),
    make("select", { id: "language" }, ...options));
}

function welcome() {
  const examples = EXAMPLES.map((key) => make("li", {}, make("button", { type: "button", "data-phrase": key })));
  return make("section", { id: "welcome", className: "welcome", "aria-labelledby": "intro" },
    make("h2", { id: "intro", "data-phrase": "page_intro" }),
    make("p", { "data-phrase": "page_promise" }),
    make("h3", { id: "examples", className: "small", "data-phrase": "page_examples" }),
    make("ul", { className: "examples", "aria-labelledby": "examples" }, ...examples));
}

function composer(mode) {
  const complaint = make("p", { id: "complaint", className: "problem", role: "alert", hidden: "" });
  const question = make("textarea", { id: "question", rows: "1", autocomplete: "off",
    "aria-describedby": "careful", "data-placeholder": "page_placeholder" });
  const send = make("button", { id: "send", type: "submit", "data-phrase": "page_ask" });
  const stop = make("button", { id: "stop", type: "button", "data-phrase": "page_stop", hidden: "" });
  const form = make("form", { id: "ask", className: "inner", novalidate: "" }, complaint,
    make("div", { className: "field" },
      make("label", { className: "unseen", for: "question", "data-phrase": "page_question" }),
      question, send, stop),
    make("p", { id: "careful", className: "careful" },
      make("span", { "data-phrase": "page_careful" }),
      make("span", { className: "keys", "data-phrase": "page_hint" })));
  return { complaint, question, send, stop, form, composer: make(landmark(mode, "footer"), { className: "composer" }, form) };
}

function button(id, attributes, ...children) {
  return make("button", { id, type: "button", className: "tool", ...attributes }, ...children);
}

function cross() {
  return makePicture("0 0 16 16", ["path", { d: "M3 3l10 10M13 3L3 13", class: "line" }]);
}

function bin() {
  return makePicture("0 0 16 16", ["path", { d: "M2 4h12M6 4V2h4v2M3.5 4l1 10h7l1-10M6.5 7v4M9.5 7v4", class: "line" }]);
}

function logo() {
  const dot = (cx, cy, r, className) => ["circle", { cx, cy, r, class: className }];
  return makePicture("0 0 48 48", ["rect", { width: 48, height: 48, rx: 13, class: "ground" }],
    dot(24, 24, 12, "ring"), dot(24, 12, 4.2, "dot"), dot(34.4, 30, 4.2, "dot"), dot(13.6, 30, 4.2, "dot"),
    dot(24, 24, 3.4, "heart"));
}
