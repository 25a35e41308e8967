import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { PROVIDERS } from "../dist/command/provider.js";

interface Spec {
  readonly servers: readonly { readonly variables?: object }[];
  readonly components: { readonly securitySchemes: object };
  readonly security?: readonly object[];
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly "x-stop"?: object; readonly security?: readonly object[] }>>
    >
  >;
}

const specs = new URL("../../../specs/", import.meta.url);

const stops = await Promise.all(
  (await readdir(specs)).map(async (name) => {
    const spec = parse(await readFile(new URL(`${name}/openapi.yaml`, specs), "utf8")) as Spec;
    const operations = Object.entries(spec.paths).flatMap(([path, item]) =>
      Object.values(item).map((operation) => ({ name, spec, path, operation })),
    );
    return operations.filter(({ operation }) => operation["x-stop"]);
  }),
);

test("the command knows each provider whose spec has a stop, and no other", () => {
  expect(
    stops
      .flat()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...PROVIDERS.keys()].toSorted());
});

test.each(stops.flat())(
  "$name: parameters and variables are those of the spec",
  ({ name, spec, path, operation }) => {
    const { parameters, environment, required } = PROVIDERS.get(name)!;
    expect(parameters).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, each]) => each));

    const variable = (option: string) =>
      `${name}_${option.replaceAll(/[A-Z]/g, (letter) => `_${letter}`)}`.toUpperCase();
    for (const [option, each] of Object.entries(environment)) expect(each).toBe(variable(option));
    const schemes = Object.keys(spec.components.securitySchemes);
    const variables = Object.keys(spec.servers[0]!.variables ?? {});
    expect(Object.keys(environment).filter((option) => !schemes.includes(option))).toEqual([
      ...variables,
      "baseUrl",
    ]);

    // One credential is enough, and none is asked for where the spec lets requests go without.
    const security = operation.security ?? spec.security ?? [];
    const isFree = security.some((requirement) => Object.keys(requirement).length === 0);
    const credentials = schemes.map(variable).filter((each) => Object.values(environment).includes(each));
    expect(credentials).toHaveLength(1);
    expect(required.flat().filter((each) => credentials.includes(each))).toEqual(isFree ? [] : credentials);
  },
);
