/** GET /widget.js: the one script tag of a page. Fetches the widget from where this file came from. */
(() => {
  const FOLDER = "widget/"; // the server writes here where this version of the files is,
  const FILES = ["element.js"]; // and which there are: all are fetched at once
  const OWN = ["lang", "mode", "position", "theme", "filters", "tokenUrl", "id"];

  const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
  const base = new URL(FOLDER, script.src);
  for (const file of FILES) import(new URL(file, base)).catch(() => {});
  fetch(new URL("widget.css", base)).catch(() => {});

  /** A page that has the element already says there what it wants; else the script tag says it. */
  function place() {
    if (document.querySelector("leerkring-chat")) return;
    const chat = document.createElement("leerkring-chat");
    for (const name of OWN) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      if (script.dataset[name] !== undefined) chat.setAttribute(attribute, script.dataset[name]);
    }
    if (chat.getAttribute("mode") === "inline") script.after(chat);
    else document.body.append(chat);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
})();
