/**
 * What openapi-typescript asks of Redocly's library, which takes longer to load than all of openapi-typescript: how the
 * keys of JSON Pointers are written. It asks for each schema, and for all that lead to it.
 */
export const libraryPointer: {
  /** The keys of the pointer in a reference; none where it has no pointer. */
  readonly parseRef: (reference: string) => { readonly pointer: string[] };
  readonly escapePointer: (key: string | number) => string | number;
} = {
  parseRef: (reference) => {
    const [, pointer = ""] = reference.split("#/");
    const keys = pointer.split("/").filter((key) => key !== "");
    return { pointer: /[~%]/.test(pointer) ? keys.map(unescapeKey) : keys };
  },
  escapePointer: (key) => {
    return typeof key === "number" ? key : key.replaceAll("~", "~0").replaceAll("/", "~1");
  },
};

function unescapeKey(key: string): string {
  return decodeURIComponent(key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
