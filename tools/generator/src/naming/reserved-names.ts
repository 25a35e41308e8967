/** Whether a function can bear this name in a module in strict mode. ASCII only: no two letters that look alike. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !RESERVED_WORDS.has(name);
}

/** Whether the generated sources or tests use this name for something else. */
export function isReserved(name: string): boolean {
  return RESERVED_NAMES.has(name);
}

/** Whether no file may have this name: the package has one of its own, or Windows takes it for a device. */
export function isReservedFile(name: string): boolean {
  return /^(?:client|contract|index|mock|schema|stop|con|prn|aux|nul|com\d|lpt\d)$/.test(name);
}

// ECMAScript 2025, section 12.7.2, with the names that strict mode and modules reserve, and the one property name that
// is no property in an object literal.
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    "__proto__ arguments await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null package " +
    "private protected public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

const RESERVED_NAMES: ReadonlySet<string> = new Set(
  [
    // What the index of a package takes from the runtime, and what the operations' files do.
    "Attempt BasicCredentials Bytes CallError CallOptions ClientErrorStatus DecodeError HttpError InformationalStatus NetworkError " +
      "RedirectionStatus ServerErrorStatus ServerSentEvent Status Stop StopOutcome StopResult SuccessfulStatus TimeoutError UsageError isCallError " +
      "isDecodeError isHttpError isNetworkError isTimeoutError isUsageError openapiFetch wire",
    // What the generated code declares.
    "api client components error mock operation operations options parameters paths stop webhooks",
    // What the contract test and the type test import and declare.
    "afterAll describe exchange expect expectTypeOf other reason requestCount call result server startProviderServer test",
    // Types of TypeScript and of openapi-typescript.
    "Awaited Capitalize ConstructorParameters Exclude Extract InstanceType NoInfer NonNullable Omit OneOf Parameters " +
      "Partial Pick PropertyKey Readonly ReadonlyArray Record Required ReturnType Uncapitalize Uppercase WithRequired XOR " +
      "any bigint boolean never number object string symbol undefined unknown",
    // Globals of every JavaScript.
    "AggregateError Array ArrayBuffer ArrayBufferView AsyncGenerator AsyncIterable AsyncIterator Atomics BigInt Boolean DataView Date " +
      "Error EvalError Function Generator Infinity Intl Iterable Iterator JSON Map Math NaN Number Object Promise " +
      "PromiseLike Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol SyntaxError " +
      "TypeError URIError Uint8Array WeakMap WeakRef WeakSet decodeURIComponent encodeURIComponent globalThis isFinite " +
      "isNaN parseFloat parseInt",
    // Those of the web that requests and their content are made of, and those of CommonJS and Node.
    "AbortController AbortSignal Blob BodyInit File FormData Headers ReadableStream Request Response TextDecoder " +
      "TextEncoder URL URLSearchParams console exports fetch global module process require self window",
  ].flatMap((names) => names.split(" ")),
);

/** What each object inherits, such as `constructor`: an object without its own is of no type that has another. */
export const INHERITED_NAMES: readonly string[] = Object.getOwnPropertyNames(Object.prototype);
