import { joinPointer, splitPointer } from "../load/pointer.js";

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
    const keys = /[~%]/.test(pointer) ? splitPointer(`/${pointer}`, decodeURIComponent) : pointer.split("/");
    return { pointer: keys.filter((key) => key !== "") };
  },
  escapePointer: (key) => (typeof key === "number" ? key : joinPointer([key]).slice(1)),
};
