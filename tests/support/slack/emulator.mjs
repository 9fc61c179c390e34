// Starts the Slack emulator: PACKAGE_FOLDER PORT; the seed comes on standard input's first line.
// Prints one line when it listens, and ends with whoever started it: when standard input closes.
import { createInterface } from "node:readline";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, port] = process.argv.slice(2);
const { createEmulator } = await import(pathToFileURL(join(folder, "dist", "api.js")));
const lines = createInterface({ input: process.stdin });
const [seed] = await new Promise((resolve) => lines.once("line", (line) => resolve([line])));
const emulator = await createEmulator({
  service: "slack",
  port: Number(port),
  seed: { slack: JSON.parse(seed) },
});
console.log(emulator.url);
lines.on("close", () => process.exit(0));
