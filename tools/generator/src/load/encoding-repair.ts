import type { Repair } from "./repair.js";

/** In OpenAPI 3.0, what a style says counts for `application/x-www-form-urlencoded` only (3.0.3, section 4.7.15). */
export const partStyle: Repair = (encoding, { isOld, keys, report }) => {
  const [mediaType] = keys.slice(-3);
  if (!isOld || /^application\/x-www-form-urlencoded\b/i.test(String(mediaType))) return encoding;
  const { style, explode, allowReserved: _, ...rest } = encoding;
  for (const [field, value, usual] of [
    ["style", style, "form"],
    ["explode", explode, true],
  ] as const) {
    if (value === undefined || value === usual) continue;
    const message = `OpenAPI 3.0 ignores \`${field}\` here: a list is a part for each of its members. Leave it out, or write OpenAPI 3.1.`;
    report("encoding-ignored", message, [field]);
  }
  return rest;
};
