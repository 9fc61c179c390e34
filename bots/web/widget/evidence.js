/** What an answer rests on, in one line. */

import { make } from "./elements.js";
import { say, sayCount } from "./phrases.js";

/** `Evidence: 3 documents, 2 organisations · NL · 2018 · …` */
export function makeEvidence({ documents, organisations, countries, years, strength }) {
  const counts = [sayCount("document", documents), sayCount("organisation", organisations)];
  const facts = [counts.filter(Boolean).join(", "), countries.join(", "), years.join(", "),
    say(`strength_${strength}`) || say("strength_unknown")];
  return make("p", { className: "evidence" }, make("strong", {}, `${say("evidence")}:`),
    ` ${facts.filter(Boolean).join("\u00a0· ")}`);
}
