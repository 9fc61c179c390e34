/** A panel and the button that opens it: above everything of the page, which stays in use. */

import { makeButton } from "./elements.js";
import { launcherWords } from "./frame.js";

const SMALL = matchMedia("(max-width: 30em), (max-height: 26em)"); // where it fills the window

/** `frame` is a dialog; `tell` is told "open" and "close". */
export class Panel {
  launcher = makeButton("", { className: "launcher", "aria-haspopup": "dialog" }, () => this.open());
  #frame;
  #tell;
  #before = null; // what had the focus before

  constructor(frame, tell) {
    this.#frame = frame;
    this.#tell = tell;
    this.launcher.append(...launcherWords());
    frame.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !frame.open) this.close();
    });
    frame.addEventListener("close", () => this.isOpen || this.#closed());
    SMALL.addEventListener("change", () => this.#change());
  }

  get isOpen() {
    return this.#frame.matches("[open], .lifted");
  }

  /** Opens it; on a small screen it is all that is in use. */
  open() {
    if (this.isOpen) return;
    this.#before = deepestFocus();
    lower(this.launcher);
    this.#raise();
    this.#tell("open");
  }

  close() {
    if (!this.isOpen) return;
    if (this.#frame.open) {
      this.#frame.close(); // the event does the rest
      return;
    }
    lower(this.#frame);
    this.#closed();
  }

  /** Shows the launcher, also after the element was moved to another place. */
  show() {
    if (this.isOpen) lift(this.#frame);
    else lift(this.launcher);
  }

  #raise() {
    if (SMALL.matches) this.#frame.showModal();
    else lift(this.#frame);
  }

  /** The window became small or large: what is in use changes with it, the focus does not. */
  #change() {
    if (!this.isOpen) return;
    const focused = deepestFocus();
    if (this.#frame.open) this.#frame.close();
    else lower(this.#frame);
    this.#raise();
    focused?.focus();
  }

  #closed() {
    lift(this.launcher);
    const back = this.#before;
    (back?.isConnected && back !== document.body ? back : this.launcher).focus();
    this.#tell("close");
  }
}

/** Puts a part into the browser's top layer, which no z-index, transform or overflow of the page reaches. */
function lift(part) {
  part.classList.add("lifted");
  if (part.open || !part.showPopover) return;
  part.popover = "manual";
  if (!part.matches(":popover-open")) part.showPopover();
}

function lower(part) {
  if (part.popover && part.matches(":popover-open")) part.hidePopover();
  part.classList.remove("lifted");
}

/** What has the focus, also within the shadow of another element of the page. */
function deepestFocus() {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
