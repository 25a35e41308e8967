import type { OpenApi } from "../document.js";

/** A document, and the exported types of its schemas by their keys. */
export interface Source {
  readonly document: OpenApi;
  readonly typeNames: ReadonlyMap<string, string>;
}

/** The text of a value; empty where it is none. */
export function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** The members of a list; none where the value is no list. */
export function list(value: unknown): readonly OpenApi[] {
  return Array.isArray(value) ? (value as readonly OpenApi[]) : [];
}
