import { watch } from "chokidar";
import { basename, extname, relative, resolve, sep } from "node:path";
import { findSpecs } from "../generate.js";
import { reportError } from "./error.js";
import { type GenerateOptions, runGenerate } from "./generate.js";

/** How long a folder has to be quiet before it is read, in ms: an editor saves in several steps. */
const QUIET = 100;

/**
 * Emits the packages of the named specs, or of all, and each of them again when a file of its spec changes, one by one:
 * an error in one is shown, and the others go on. Ends well with an interrupt; a second one does not wait for a run at work.
 */
export async function runWatch(names: readonly string[], options: GenerateOptions): Promise<void> {
  const specs = resolve(options.specs);
  const known = (await findSpecs(specs, names)).map((path) => basename(resolve(path, "..")));
  const changed = new Set(known);
  let isRunning = false;
  let isEnded = false;
  let timer: NodeJS.Timeout | undefined;

  const watcher = watch(specs, { ignoreInitial: true, followSymlinks: false });
  watcher.on("all", (_, path) => {
    const [name, file] = relative(specs, path).split(sep);
    if (name === undefined || file === undefined || ![".yaml", ".yml", ".json"].includes(extname(path)))
      return;
    if (names.length > 0 && !names.includes(name)) return;
    changed.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => void run(), QUIET);
  });
  const ended = new Promise<void>((end, fail) => {
    process.once("SIGINT", end).once("SIGTERM", end);
    watcher.once("error", fail);
  }).then(() => void (isEnded = true));
  const ready = new Promise<void>((start) => watcher.once("ready", start));
  await Promise.race([ready, ended]);
  await run();
  process.stderr.write(`Watching ${options.specs}. Ctrl-C ends it.\n`);
  await ended;
  clearTimeout(timer);
  await watcher.close();

  async function run(): Promise<void> {
    // What changes meanwhile is the running one's next.
    if (isRunning) return;
    isRunning = true;
    for (const name of changed) {
      if (isEnded) break;
      changed.delete(name);
      await runGenerate([name], options).catch((error: unknown) => reportError(error, { json: false }));
    }
    isRunning = false;
  }
}
