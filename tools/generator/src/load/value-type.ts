/** Whether a value is of one of the types of JSON Schema; without any, every value is. */
export function isOfTypes(value: unknown, types: unknown): boolean {
  return types === undefined || [types].flat().some((type) => isOfType(value, type));
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
