/** The one stylesheet, shared by every element of the page; CSP has no say in sheets made by script. */

const sheet = new CSSStyleSheet();
const ready = fetch(new URL("widget.css", import.meta.url))
  .then((response) => response.text())
  .then((text) => sheet.replace(text));

/** Gives a shadow root the looks; resolves when they are there. */
export async function dress(root) {
  root.adoptedStyleSheets = [sheet];
  await ready;
}
