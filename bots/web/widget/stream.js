/** The way to the server: asks, and yields the events of an answer as they come. */

/** The server that the widget came from, also where it is served below a path. */
export const SERVER = import.meta.url.slice(0, import.meta.url.lastIndexOf("/widget/") + 1);

const IS_ELSEWHERE = new URL(SERVER).origin !== location.origin;
const SILENCE = 45_000; // ms without a word; the server says something every 15 s
const OF_OTHERS = { 429: "too_many_requests", 502: "unavailable", 503: "unavailable", 504: "unavailable", 511: "offline" };
let tokenUrl = new URL("api/token", SERVER).href;
let needsToken = IS_ELSEWHERE;
let token = null; // a promise of what is shown to the server, once it was needed

/** What the server or the way to it made of a request; `type` names it, `values` fill its phrase. */
export class Problem extends Error {
  constructor(type, values = {}) {
    super(type);
    this.type = type;
    this.values = values;
  }
}

/** Ends what is waited for when `signal` says so, or when nothing came for too long. */
class Patience {
  #silent = new AbortController();
  #timer;
  signal = this.#silent.signal;

  constructor(signal) {
    if (signal) this.signal = AbortSignal.any([signal, this.signal]);
    this.renew();
  }

  renew() {
    this.end();
    this.#timer = setTimeout(() => this.#silent.abort(), SILENCE);
  }

  end() {
    clearTimeout(this.#timer);
  }

  /** What is to be told of an error. */
  reason(error) {
    return this.#silent.signal.aborted ? new Problem("timed_out") : error;
  }
}

/** Sets where page tokens come from; else it is the server, for pages of other sites. */
export function takeTokensFrom(address) {
  tokenUrl = new URL(address, document.baseURI).href;
  needsToken = true;
  token = null;
}

/** Yields `{event, data}`; throws a Problem, or an AbortError when `signal` stops it. */
export async function* ask(question, { conversation, filters, language, signal }) {
  const body = { question, filters, language };
  if (conversation) body.conversation_id = conversation;
  const patience = new Patience(signal);
  try {
    const response = await post("api/ask/stream", body, { patience });
    yield* events(response.body.pipeThrough(new TextDecoderStream()).getReader(), patience);
  } catch (error) {
    throw patience.reason(error);
  } finally {
    patience.end();
  }
}

/** The stored document, to show a quote where it stands; null when it can't be had. */
export async function fetchDocument(id) {
  try {
    return await getJson(`api/documents/${encodeURIComponent(id)}`);
  } catch {
    return null;
  }
}

/** What stands at a path of the server, for who may ask or, unless `asks`, for who may read; throws a Problem. */
export async function getJson(path, { asks = false } = {}) {
  const response = await (asks ? show(path) : reach(new URL(path, SERVER)));
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** Sends JSON as who may ask; throws a Problem. */
export async function post(path, body, options) {
  const headers = { "content-type": "application/json" };
  const response = await show(path, { method: "POST", headers, body: JSON.stringify(body), ...options });
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Shows a page token: at once on another site, on our own where nobody is answered without; and once more a fresh one. */
async function show(path, { headers, ...options } = {}) {
  const send = async () => {
    const given = await token;
    const shown = given && { authorization: `Bearer ${given}` };
    return reach(new URL(path, SERVER), { ...options, headers: { ...headers, ...shown } });
  };
  if (needsToken) token ??= newToken();
  const response = await send();
  if (response.status !== 401) return response;
  token = newToken();
  if (!needsToken) token = token.catch(() => null); // our own page says why it gets no answers
  return send();
}

async function newToken() {
  try {
    const headers = { "content-type": "application/json" };
    const response = await reach(tokenUrl, { method: "POST", headers, body: "{}" });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()).token;
  } catch (error) {
    token = null;
    throw error;
  }
}

async function reach(address, { patience = new Patience(), ...options } = {}) {
  try {
    const response = await fetch(address, { ...options, signal: patience.signal });
    if (response.ok && isPage(response)) throw new Problem("offline"); // of a network that one has to sign in to
    return response;
  } catch (error) {
    const reason = patience.reason(error);
    if (reason instanceof Problem || reason.name === "AbortError") throw reason;
    throw new Problem(await whyNot());
  } finally {
    patience.end();
  }
}

function isPage({ headers }) {
  return /html/.test(headers.get("content-type"));
}

/** Why nothing came back: a browser does not say, but everybody may have the words of the widget. */
async function whyNot() {
  if (!navigator.onLine) return "no_network";
  if (!IS_ELSEWHERE) return "offline";
  const words = fetch(new URL("api/phrases/nl", SERVER), { cache: "no-store" });
  return words.then(({ ok }) => (ok ? "unknown_origin" : "offline"), () => "offline");
}

async function problemOf(response) {
  const seconds = Number(response.headers.get("retry-after")) || 60; // it may be a date
  try {
    const problem = await response.json();
    return new Problem(problem.type, { seconds, ...problem });
  } catch {
    return new Problem(OF_OTHERS[response.status] ?? "internal", { seconds }); // of what stands before the server
  }
}

async function* events(reader, patience) {
  let waiting = "";
  for (;;) {
    patience.renew();
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (waiting + value).replaceAll("\r\n", "\n").split("\n\n");
    waiting = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

function parse(block) {
  let event = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) event = line.slice(6).trim();
    if (line.startsWith("data:")) data.push(line.slice(5).trimStart());
  }
  return data.length ? { event, data: JSON.parse(data.join("\n")) } : null;
}
