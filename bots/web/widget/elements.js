/** Builds elements. Every word goes in as text: nothing a document says is ever markup. */

/** An element with class, attributes and children; strings become text nodes. */
export function make(name, { className, ...attributes } = {}, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

/** A button that does something; `attributes` as for `make`. */
export function makeButton(words, attributes, onClick) {
  const button = make("button", { type: "button", ...attributes }, words);
  button.addEventListener("click", onClick);
  return button;
}

/** A menu that Escape closes, and nothing around it; its first child is the summary. */
export function makeMenu(attributes, ...children) {
  const menu = make("details", attributes, ...children);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault(); // it closes no panel
    menu.open = false;
    menu.firstChild.focus();
  });
  return menu;
}

/** A picture of shapes, each a name with its attributes; it says nothing. */
export function makePicture(viewBox, ...shapes) {
  const element = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = element("svg", { viewBox, class: "picture", "aria-hidden": "true" });
  svg.append(...shapes.map(([name, attributes]) => element(name, attributes)));
  return svg;
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

export function isWebAddress(address) {
  if (!/^https?:\/\//i.test(address)) return false;
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
