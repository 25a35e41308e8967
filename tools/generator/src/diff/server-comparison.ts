import type { Server, ServerVariable } from "../provider.js";
import { type ApiChange, change, type Pair, pairOf } from "./api-change.js";
import type { Comparison } from "./comparison.js";
import { canonical, child, rootOf } from "./spec-node.js";

/** Compares the servers of two specs, and the options that their variables become. */
export function compareAllServers({ base, head }: Comparison): readonly ApiChange[] {
  const nodes: Pair = {
    base: child(rootOf(base.document), "servers"),
    head: child(rootOf(head.document), "servers"),
  };
  return [
    ...compareServers(base.provider.servers, head.provider.servers, nodes, "The client"),
    ...compareVariables(base.provider.serverVariables, head.provider.serverVariables, nodes),
  ];
}

/** Compares servers, of which the first is where requests go by default. */
export function compareServers(
  [first, ...others]: readonly (Server | undefined)[],
  [next, ...rest]: readonly (Server | undefined)[],
  nodes: Pair,
  subject: string,
): readonly ApiChange[] {
  const places = pairOf(nodes, (node) => child(child(node, 0), "url"));
  const isMoved = targetOf(first) !== targetOf(next);
  const urls = (servers: typeof others): readonly (string | undefined)[] => servers.map((each) => each?.url);
  const prose = (servers: readonly (Server | undefined)[]): string => {
    return canonical(servers.map((each) => [each?.url, each?.description]));
  };
  const isOther = canonical(urls(others)) !== canonical(urls(rest));
  if (isMoved)
    return [change(places, "major", `${subject} sends to ${show(next)} in place of ${show(first)}.`)];
  if (isOther) return [change(nodes, "minor", `${subject} has other servers to choose from.`)];
  if (prose([first, ...others]) === prose([next, ...rest])) return [];
  return [change(nodes, "patch", `The servers are documented anew.`)];
}

/** Where requests go unless an option says otherwise. */
function targetOf(server: Server | undefined): string {
  return canonical([server?.url, server?.variables.map((each) => [each.option, each.default])]);
}

function show(server: Server | undefined): string {
  if (server === undefined) return "the server of all operations";
  const url = server.variables.reduce((text, { option, default: value }) => {
    return value === undefined ? text : text.replaceAll(`{${option}}`, value);
  }, server.url);
  return `\`${url}\``;
}

function compareVariables(
  before: readonly ServerVariable[],
  after: readonly ServerVariable[],
  nodes: Pair,
): readonly ApiChange[] {
  const options = [...new Set([...before, ...after].map(({ option }) => option))];
  return options.flatMap((option): readonly ApiChange[] => {
    const [was, is] = [before, after].map((variables) => variables.find((each) => each.option === option));
    const subject = `The option \`${option}\``;
    if (is === undefined) return [change(nodes, "major", `${subject} is gone.`)];
    if (was === undefined) return [change(nodes, "minor", `${subject} is new.`)];
    return [...compareChoice(nodes, was.enum, is.enum, subject), ...compareDescription(nodes, was, is)];
  });
}

function compareChoice(
  nodes: Pair,
  was: readonly string[],
  is: readonly string[],
  subject: string,
): readonly ApiChange[] {
  const lost = was.filter((value) => is.length > 0 && !is.includes(value));
  const isNarrowed = lost.length > 0 || (was.length === 0 && is.length > 0);
  if (isNarrowed)
    return [
      change(nodes, "major", `${subject} takes nothing but ${is.map((each) => `\`${each}\``).join(", ")}.`),
    ];
  return canonical(was) === canonical(is) ? [] : [change(nodes, "minor", `${subject} takes more values.`)];
}

function compareDescription(nodes: Pair, was: ServerVariable, is: ServerVariable): readonly ApiChange[] {
  if (was.description === is.description) return [];
  return [change(nodes, "patch", `The option \`${is.option}\` is documented anew.`)];
}
