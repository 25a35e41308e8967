import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Exchange, type ProviderServer, startProviderServer } from "agent-stop-contract";
import type { emitProgram } from "agent-stop-generator";
import { type CommandResult, runCommand } from "./child-process.js";

/** A stop that went over the wire, as both ends saw it. */
export interface ProviderCall {
  /** `POST /ghost/ghost-1/stop` */
  readonly request: string;
  /** `200 {"status":"stopped"}` */
  readonly answer: string;
  /** From the start of the program's process to its end. */
  readonly milliseconds: number;
}

export interface ProviderCallOptions {
  /** The project that has the package installed. */
  project: string;
  provider: string;
  specFile: string;
  /** Writes the program that uses the package: the generator's. */
  emitProgram: typeof emitProgram;
  signal: AbortSignal;
}

const secondsForACall = 30;

/** Runs a program that uses the installed package against a server that speaks the provider's spec. */
export async function callProvider(options: ProviderCallOptions): Promise<ProviderCall> {
  const { project, provider, specFile, emitProgram, signal } = options;
  const server = await startProviderServer(specFile);
  try {
    const exchange = await expectSuccess(server);
    const program = join(project, `stop-${provider}.mjs`);
    await writeFile(program, await emitProgram(specFile, { baseUrl: server.baseUrl }));

    const started = performance.now();
    const result = await runProgram(program, { cwd: project, signal });
    const milliseconds = Math.round(performance.now() - started);

    if (result.exitCode !== 0) throw new Error(`${basename(program)} failed. ${errorIn(result)}`);
    const requestCount = await server.requestCount();
    if (requestCount !== 1) throw new Error(`The program sent ${requestCount} requests, not one.`);
    const { request, status, body } = await readExchange(exchange);
    const received = readResult(result);
    if (!isDeepStrictEqual(received, body === "" ? null : JSON.parse(body))) {
      throw new Error(`The provider sent ${body}, the program got ${JSON.stringify(received)}.`);
    }
    return {
      request,
      answer: received === null ? status : `${status} ${JSON.stringify(received)}`,
      milliseconds,
    };
  } finally {
    await server.close();
  }
}

async function runProgram(
  program: string,
  { cwd, signal }: { cwd: string; signal: AbortSignal },
): Promise<CommandResult> {
  const deadline = AbortSignal.timeout(secondsForACall * 1000);
  try {
    return await runCommand(process.execPath, [program], {
      cwd,
      signal: AbortSignal.any([signal, deadline]),
    });
  } catch (error) {
    if (!deadline.aborted || signal.aborted) throw error;
    throw new Error(`${basename(program)} did not end within ${secondsForACall} s.`, { cause: error });
  }
}

/** Makes the server answer with the operation's success, and keep the exchange. */
async function expectSuccess(server: ProviderServer): Promise<Exchange> {
  for (const status of ["200", "201", "202", "204", "2XX"]) {
    try {
      return await server.answer(status);
    } catch {
      // The spec does not document this one.
    }
  }
  throw new Error("The spec documents no success. Add a 2XX response with an example.");
}

async function readExchange(exchange: Exchange): Promise<{ request: string; status: string; body: string }> {
  const text = await exchange.toHttp();
  const [, response = ""] = text.split(/\n\n(?=HTTP\/1\.1 \d{3})/);
  const [head = "", ...body] = response.split("\n\n");
  return {
    request: text.split(" HTTP/1.1\n", 1).join(""),
    status: head.slice("HTTP/1.1 ".length).slice(0, 3),
    body: body.join("\n\n").trim(),
  };
}

/** What the client returned to the program, null where the provider says nothing. */
function readResult({ stdout }: CommandResult): unknown {
  const line = JSON.parse(lastLine(stdout)) as { result?: unknown };
  if (line.result === undefined) throw new Error(`The program printed no result: ${lastLine(stdout)}`);
  return line.result;
}

/** The message of what the program threw, without its stack. */
function errorIn({ stderr, exitCode }: CommandResult): string {
  return /^\w*Error\b.*?: .*$/m.exec(stderr)?.[0] ?? (stderr.trim() || `Its exit code was ${exitCode}.`);
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}
