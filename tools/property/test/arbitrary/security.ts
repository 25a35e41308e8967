import * as fc from "fast-check";
import type { SecurityScheme } from "../api.js";
import { anyName, tokenName } from "./name.js";
import { marks } from "./value.js";

const token = fc.string({ unit: marks("abcXYZ019-._~+/"), minLength: 9, maxLength: 16 });

/** Up to four schemes of any kind, each in a place of its own or in the Authorization field. */
export const securitySchemes: fc.Arbitrary<readonly SecurityScheme[]> = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(..."token apiKey basic_auth api-key OAuth2 2nd constructor".split(" ")),
      scheme(),
    ),
    {
      maxLength: 4,
      selector: ([key]) => key,
    },
  )
  .map((all) => all.map(([key, given]) => ({ ...given, key })));

function scheme(): fc.Arbitrary<Omit<SecurityScheme, "key">> {
  const bearer = (definition: object): fc.Arbitrary<Omit<SecurityScheme, "key">> =>
    token.map((credential) => authorization({ ...definition }, credential, `Bearer ${credential}`));
  const flows = { clientCredentials: { tokenUrl: "https://acme.example/token", scopes: { read: "Reads." } } };
  const discovery = "https://acme.example/.well-known/openid-configuration";
  return fc.oneof(
    bearer({ type: "http", scheme: "bearer" }),
    bearer({ type: "http", scheme: "Bearer", bearerFormat: "JWT" }),
    bearer({ type: "oauth2", flows }),
    bearer({ type: "openIdConnect", openIdConnectUrl: discovery }),
    fc.tuple(token, token).map(([username, password]) => {
      const sent = Buffer.from(`${username}:${password}`).toString("base64");
      return authorization({ type: "http", scheme: "basic" }, { username, password }, `Basic ${sent}`);
    }),
    apiKey(
      "header",
      tokenName.map((name) => `X-Key-${name}`),
    ),
    apiKey(
      "query",
      anyName.map((name) => `key ${name}`),
    ),
    apiKey(
      "cookie",
      tokenName.map((name) => `key-${name}`),
    ),
  );
}

function authorization(definition: object, credential: unknown, sent: string): Omit<SecurityScheme, "key"> {
  return { definition: { ...definition }, credential, place: "header", field: "authorization", sent };
}

function apiKey(
  place: SecurityScheme["place"],
  name: fc.Arbitrary<string>,
): fc.Arbitrary<Omit<SecurityScheme, "key">> {
  return fc.tuple(name, token).map(([field, sent]) => ({
    definition: { type: "apiKey", in: place, name: field },
    credential: sent,
    place,
    field: place === "header" ? field.toLowerCase() : field,
    sent,
  }));
}
