import { choose } from "../naming/choice.js";
import { INHERITED_NAMES, isIdentifier } from "../naming/reserved-names.js";
import { camelCase, isBeyondAscii } from "../naming/words.js";

/** What becomes an option of a client, with its name in the document. */
interface OptionOwner {
  readonly kind: "Credential" | "Variable";
  readonly key: string;
}

/** The client options of a document: by the keys of its Security Schemes, and by the names of its server variables. */
export interface Options {
  readonly credentials: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
}

/** The options that every client has, and those that every call has. */
const CLIENT_OPTIONS: readonly string[] = [
  ..."allowInsecureHttp baseUrl deadline fetch headers maxResponseBytes onAttempt retries".split(" "),
  ..."signal timeout".split(" "),
];

/**
 * Decides the options of a client. Each has the name that the document gives it, unless that is no identifier, an option
 * of every client, or another's: then that in camelCase, and with what it is behind it.
 */
export function nameOptions(schemeKeys: readonly string[], variableNames: readonly string[]): Options {
  const taken = new Set<string>([...CLIENT_OPTIONS, ...INHERITED_NAMES]);
  const owners = [
    ...[...new Set(schemeKeys)].map((key): OptionOwner => ({ kind: "Credential", key })),
    ...[...new Set(variableNames)].map((key): OptionOwner => ({ kind: "Variable", key })),
  ];
  const names = choose(owners, candidates, (name) => {
    if (taken.has(name)) return undefined;
    taken.add(name);
    return name;
  });
  const ofKind = (kind: OptionOwner["kind"]): ReadonlyMap<string, string> => {
    return new Map(owners.filter((each) => each.kind === kind).map((each) => [each.key, names.get(each)!]));
  };
  return { credentials: ofKind("Credential"), variables: ofKind("Variable") };
}

function* candidates({ kind, key }: OptionOwner): Generator<string | undefined, undefined, void> {
  yield isIdentifier(key) ? key : undefined;
  const camel = camelCase(key);
  const readable = isIdentifier(camel) && !isBeyondAscii(key) ? camel : undefined;
  yield readable;
  yield readable === undefined ? undefined : readable + kind;
  // Any text can be the name of a property.
  for (let name = key; ; name += kind) yield name;
}
