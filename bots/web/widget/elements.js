/** Builds elements. Every word goes in as text: nothing a document says is ever markup. */

/** An element with class, attributes and children; strings become text nodes. */
export function make(name, { className, ...attributes } = {}, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A button that does something; `attributes` as for `make`. */
export function makeButton(words, attributes, onClick) {
  const button = make("button", { type: "button", ...attributes }, words);
  button.addEventListener("click", onClick);
  return button;
}

/** A link to a web address; anything else (a file's path, a script) is shown as text. */
export function makeLink(address, words) {
  if (!isWebAddress(address)) return make("span", { className: "address" }, address);
  return make(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer" },
    words,
  );
}

function isWebAddress(address) {
  if (!/^https?:\/\//i.test(address)) return false;
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
