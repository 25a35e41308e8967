import { displayOf } from "../display.js";
import { EXIT_CODE } from "../exit-code.js";
import { InputError, printable } from "../finding.js";

/** Prints what has ended a run, and returns the exit code for it. */
export async function reportError(error: unknown, options: { readonly json: boolean }): Promise<number> {
  if (!(error instanceof InputError)) {
    process.stderr.write(describeFault(error));
    return EXIT_CODE.ourFault;
  }
  const { describeFindings, reportBriefly } = await import("../finding-report.js");
  const { message } = error;
  if (options.json) {
    const findings = describeFindings(error.findings);
    process.stdout.write(`${JSON.stringify({ message, findings }, null, 2)}\n`);
  }
  const findings = options.json ? "" : reportBriefly(error.findings, displayOf(process.stderr));
  process.stderr.write(`${findings}${message}\n`);
  return EXIT_CODE.wrongInput;
}

/** A fault of ours in a sentence; with `DEBUG=clientgen`, also where it happened. */
function describeFault(error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (process.env["DEBUG"] === "clientgen") return `${stack ?? message}\n`;
  return `clientgen failed, and it is not your input's fault: ${printable(message)} (DEBUG=clientgen shows where.)\n`;
}
