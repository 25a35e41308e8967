import type { Operation, Response } from "../provider.js";

/** The status that stands for a range or `default` on the wire: the first that only they describe. */
export function wireStatus({ responses }: Operation, { status }: Response): number {
  if (/^\d+$/.test(status)) return Number(status);
  const isDeclared = (key: string): boolean => responses.some((response) => response.status === key);
  const classes =
    status === "default" ? [5, 4, 3].filter((digit) => !isDeclared(`${digit}XX`)) : [Number(status[0])];
  let code = (classes[0] ?? 1) * 100;
  while (isDeclared(String(code))) code += 1;
  return code;
}
