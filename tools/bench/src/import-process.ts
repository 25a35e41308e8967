import { Session } from "node:inspector";

// `import-process.js time|files <module>`: imports a module into a process that has nothing else to do.

export interface ImportTime {
  /** Of the processor. */
  readonly milliseconds: number;
}

/** The length of each file, by its URL. */
export type ImportedFiles = Readonly<Record<string, number>>;

const [mode, module = ""] = process.argv.slice(2);
const result = mode === "time" ? await measureTime() : await countFiles();
process.stdout.write(JSON.stringify(result), () => process.exit());

async function measureTime(): Promise<ImportTime> {
  const start = process.cpuUsage();
  await import(module);
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: (user + system) / 1000 };
}

/** Counts what the debugger would show: modules of either kind. */
async function countFiles(): Promise<ImportedFiles> {
  const files = new Map<string, number>();
  const session = new Session();
  session.connect();
  session.on("Debugger.scriptParsed", ({ params: { url, length = 0 } }) => {
    if (url.startsWith("file:") && url !== module) files.set(url, length);
  });
  session.post("Debugger.enable");
  files.clear();
  await import(module);
  session.disconnect();
  return Object.fromEntries(files);
}
