import type { CallOptions, Client, Stop, StopResult } from "@agent-stop/runtime";

/**
 * One thing to stop. It knows the provider's `stop`, its client and the parameters, and shows none of them, so that
 * targets of different providers can stand in one list, and in a log.
 */
export interface Target {
  /** The provider's name, such as `forboc`. */
  readonly provider: string;
  /** What results call it. */
  readonly id: string;
  /** For `stopAndConfirm` and `stopAll` only. */
  readonly [inner]: StoppableTarget;
}

/** What a target can do. */
export interface StoppableTarget {
  /** Whether asking again is safe, and tells whether it is over. */
  readonly isRepeatable: boolean;
  /** Whether the provider has a forced stop. */
  readonly hasForce: boolean;
  /** Sends one stop. A graceful one lets the provider take up to `gracePeriod` ms, where it can be told that. */
  stop(kind: StopKind, options: CallOptions): Promise<StopResult>;
}

export type StopKind =
  { readonly type: "graceful"; readonly gracePeriod: number } | { readonly type: "forced" };

const inner: unique symbol = Symbol("agent-stop target");

/**
 * Makes a target of a package's `stop`, its client, and the parameters that `stop` takes.
 *
 * `id` is what results call it. Default: the parameters' values, with `/` between them.
 */
export function createTarget<Provider extends Client<unknown>, Parameters extends object>(
  stop: Stop<Provider, Parameters>,
  client: Provider,
  parameters: Parameters,
  { id = defaultId(parameters) }: { readonly id?: string | undefined } = {},
): Target {
  const { force, gracePeriod } = stop;
  const withBody = (properties: Readonly<Record<string, unknown>>): Parameters => {
    const { body } = parameters as { readonly body?: object | undefined };
    return { ...parameters, body: { ...body, ...properties } };
  };
  const parametersOf = (kind: StopKind): Parameters => {
    if (kind.type === "forced") return force ? withBody(force) : parameters;
    return gracePeriod === undefined ? parameters : withBody({ [gracePeriod]: kind.gracePeriod });
  };
  return {
    provider: stop.provider,
    id,
    [inner]: {
      isRepeatable: stop.confirm === "repeat",
      hasForce: force !== undefined,
      stop: (kind, options) => stop(client, parametersOf(kind), options),
    },
  };
}

/** What can be done with a target; undefined for a value that `createTarget` did not make. */
export function openTarget(value: unknown): StoppableTarget | undefined {
  return (Object(value) as Partial<Target>)[inner];
}

function defaultId(parameters: object): string {
  return Object.values(parameters)
    .filter((value) => typeof value !== "object")
    .join("/");
}
