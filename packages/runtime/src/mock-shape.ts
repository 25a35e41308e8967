/** What a mock checks of JSON: a part of its JSON Schema. Whatever is left out may be anything. */
export interface Shape {
  readonly type?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** What of a value is not of the shape, in words; undefined where all is. `place` says where the value stands. */
export function findMisfit(shape: Shape, value: unknown, place: string): string | undefined {
  const { type, enum: members, required = [], properties = {}, items } = shape;
  if (type && !type.some((name) => isOfType(value, name))) return `${place} is no ${type.join(" or ")}`;
  if (members && !members.includes(value)) return `${place} is none of ${JSON.stringify(members)}`;
  if (Array.isArray(value)) {
    const elements: readonly unknown[] = value;
    return items && first(elements.map((each, index) => [items, each, `${place}[${index}]`]));
  }
  if (!isOfType(value, "object")) return undefined;
  const holder = value as Readonly<Record<string, unknown>>;
  const missing = required.find((name) => !Object.hasOwn(holder, name));
  if (missing !== undefined) return `${place}.${missing} is missing`;
  const present = Object.entries(properties).filter(([name]) => Object.hasOwn(holder, name));
  return first(present.map(([name, member]) => [member, holder[name], `${place}.${name}`]));
}

function first(checks: readonly (readonly [Shape, unknown, string])[]): string | undefined {
  return checks.map((check) => findMisfit(...check)).find((misfit) => misfit !== undefined);
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
