/** Keeps conversations in the browser: per site and name, a bounded number of turns, in a versioned form. */

const VERSION = 1;
const MOST_TURNS = 30;
const MOST_CHARACTERS = 600_000;

/** What was kept under a name; empty where nothing was, or in another form, or storage is off. */
export function kept(key) {
  try {
    const found = JSON.parse(localStorage.getItem(nameOf(key)));
    return found?.version === VERSION && Array.isArray(found.turns) ? found : {};
  } catch {
    return {};
  }
}

/** Keeps the newest turns that there is room for; null forgets. */
export function keep(key, conversation) {
  try {
    if (conversation === null) localStorage.removeItem(nameOf(key));
    else localStorage.setItem(nameOf(key), written(conversation));
  } catch {
    // storage is full or switched off: the conversation lasts as long as the page
  }
}

function written({ turns, ...conversation }) {
  for (let newest = turns.slice(-MOST_TURNS); ; newest = newest.slice(1)) {
    const text = JSON.stringify({ version: VERSION, ...conversation, turns: newest });
    if (text.length <= MOST_CHARACTERS || newest.length < 2) return text;
  }
}

/** The name of the item that a conversation is kept in. */
export function nameOf(key) {
  return `leerkring.conversation.${key}`;
}
