import { KEY_HEADER } from "../security-rules.js";
import type { Members } from "../rule.js";
import type { Call } from "./call.js";
import type { Notes } from "./notes.js";
import type { Section } from "./section.js";

/** The security of an operation: schemes, and what is required where the page says so. */
export interface Credentials {
  readonly schemes: Members;
  readonly security: readonly Members[] | undefined;
}

const TOKEN = { type: "http", scheme: "bearer" };

/** Reads which credentials a page asks for: from its section on them, or from its calls if all send the same. */
export function readCredentials(
  sections: readonly Section[],
  calls: readonly Call[],
  notes: Notes,
): Credentials {
  const section = sections.find(({ heading }) => /^(?:authentication|authorization)$/i.test(heading));
  const text = section?.lines.join("\n") ?? "";
  // What a section on credentials names is one, whatever its name.
  const stated = [...text.matchAll(/\bX-[\w-]*(?:Key|Token)\b|\bAuthorization: Bearer\b/gi)].map(([each]) => {
    return /^auth/i.test(each) ? (["token", TOKEN] as const) : (["apiKey", keyIn(each)] as const);
  });
  const sent = calls.map(({ headers }) => headers.flatMap(([name, value]) => readHeader(name, value)));
  const schemes = Object.fromEntries([...stated, ...sent.flat()]);
  const names = [...new Set(stated.map(([name]) => name))];
  if (names.length === 1 || /\bor\b/.test(text)) {
    return { schemes, security: names.map((name) => ({ [name]: [] })) };
  }
  const sending = sent.filter((each) => each.length > 0);
  const sets = new Set(sending.map((each) => each.map(([name]) => name).join()));
  if (sending.length > 0 && sending.length === calls.length && sets.size === 1) {
    return { schemes, security: [Object.fromEntries(sending[0]!.map(([name]) => [name, []]))] };
  }
  if (sending.length > 0) {
    notes.ask(
      [],
      `Is a credential needed always? ${sending.length} of ${calls.length} calls on the page send one.`,
    );
  }
  return { schemes, security: undefined };
}

function readHeader(name: string, value: string): readonly (readonly [string, Members])[] {
  if (KEY_HEADER.test(name)) return [["apiKey", keyIn(name)]];
  return /^authorization$/i.test(name) && /^bearer\b/i.test(value) ? [["token", TOKEN]] : [];
}

function keyIn(name: string): Members {
  return { type: "apiKey", in: "header", name };
}
