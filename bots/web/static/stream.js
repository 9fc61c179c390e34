/** Asks the server and yields the events of its answer as they come. */

/** What the server or the way to it made of a question; `type` names it, `values` fill its phrase. */
export class Problem extends Error {
  constructor(type, values = {}) {
    super(type);
    this.type = type;
    this.values = values;
  }
}

/** Yields `{event, data}`; throws a Problem, or an AbortError when `signal` stops it. */
export async function* ask(question, { conversation, filters, signal }) {
  const body = { question, filters };
  if (conversation) body.conversation_id = conversation;
  const response = await fetch("/api/ask/stream", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) throw await problemOf(response);
  yield* events(response.body.pipeThrough(new TextDecoderStream()).getReader());
}

/** The stored document, to show a quote where it stands; null when it can't be had. */
export async function fetchDocument(id) {
  const response = await fetch(`/api/documents/${encodeURIComponent(id)}`);
  return response.ok ? response.json() : null;
}

async function problemOf(response) {
  try {
    const problem = await response.json();
    return new Problem(problem.type, problem);
  } catch {
    return new Problem("internal");
  }
}

async function* events(reader) {
  let waiting = "";
  for (;;) {
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
