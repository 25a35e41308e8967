import { isRepeatable, type Operation, type Provider } from "../provider.js";
import { CREDENTIAL_NOTE, describeCredential, describeVariable, isRequired, needsBaseUrl } from "./client.js";
import {
  credentialAlternatives,
  emitCall,
  emitCallOf,
  emitExampleCredentials,
  emitClientCreation,
  hasExamples,
} from "./example.js";
import { hasMock, nameExamples } from "./mock.js";
import { isBasic } from "./security.js";
import type { GeneratedFile } from "./generated-file.js";
import { markdown } from "./markdown.js";
import { emitOperationSection, emitTables, isLarge } from "./readme-operations.js";
import { describeOutcomes } from "./stop-outcomes.js";
import { findStop } from "./stop.js";
import { resultType } from "./result-type.js";

/** `README.md`: one sentence, the code, install, the operations, errors, and where the facts are from. */
export function emitReadme(provider: Provider): GeneratedFile {
  const { specFile, packageName, runtimeName } = provider;
  const scope = packageName.replace(/\/.*/, "");
  const text = `<!-- Generated from ${specFile}. Edit the spec, then run \`pnpm generate\`. -->

# ${packageName}

${markdown(provider.description)} A typed client, generated from a hand-normalized OpenAPI spec.

\`\`\`ts
${emitQuickStart(provider)}
\`\`\`

## Install

The package is in your team's private registry. Name the registry in the project's \`.npmrc\`, with a token from your
environment:

\`\`\`ini
${scope}:registry=https://npm.example.com/
//npm.example.com/:_authToken=\${NPM_TOKEN}
\`\`\`

\`\`\`sh
npm install ${packageName}
\`\`\`

It is tested on Node 20 and later, and needs nothing but what every platform with \`fetch\` has.

## Client

\`${provider.names.createClient}(options)\` takes:

| option | what it is |
| --- | --- |
${emitOptions(provider)}

## Operations

${emitTables(provider)}

Each takes the client, its parameters as one object, and options: \`signal\` ends the call early; \`timeout\`, \`deadline\` and
\`retries\` hold for this call in place of the client's.

${isLarge(provider) ? "What each takes, returns and throws is in its documentation in the editor." : provider.operations.map((operation) => emitOperationSection(provider, operation)).join("\n\n")}

${emitStopSection(provider)}

## Errors

A call returns the content of a success, and throws on everything else:

| error | when |
| --- | --- |
| \`HttpError\` | the server answered with any other status, a redirect included: \`status\`, \`body\`, \`headers\` |
| \`DecodeError\` | a success had other content than the spec declares, such as an HTML page |
| \`NetworkError\` | no complete response arrived; it is not known whether the server acted |
| \`TimeoutError\` | \`timeout\` or \`deadline\` ran out; it is not known whether the server acted |
| \`UsageError\` | a parameter, a credential or the base URL is missing or unsafe; nothing was sent |

All are \`CallError\`s with the name of the operation, the number of attempts, and the server's request id where it sent one. When a
\`signal\` ends the call, it rejects with the signal's own reason. Neither messages nor \`console.log\` show a credential.

${emitRepetition(provider)}

The types say what the spec says. Nothing validates a response against them at run time, beyond its status and media type.

${emitMockSection(provider)}

## Where the facts are from

The spec is \`${specFile}\` in the repository of this package. \`PROVENANCE.md\` beside it says what was wrong as published, and
what is known of the live API.${isLarge(provider) ? "" : provider.operations.map(emitDocumentation).join("")}

Built on \`${runtimeName}\`, which has the client, the errors and the checks.
`;
  return { path: "README.md", text };
}

/** How to test code that uses the package. */
function emitMockSection(provider: Provider): string {
  const operation = provider.operations.find((each) => nameExamples(each).length > 1);
  if (!hasMock(provider) || operation === undefined) return "";
  const { createClient, createMock, variable } = provider.names;
  const answers = nameExamples(operation).slice(0, 2);
  const script = answers.map(({ name }) => JSON.stringify(name)).join(", ");
  const credentials = Object.entries(
    emitExampleCredentials(provider, [...(credentialAlternatives(operation)[0] ?? [])]),
  );
  const options = ["fetch", ...credentials.map(([name, code]) => `${name}: ${code}`)].join(", ");
  return `## Tests of your own

\`${provider.packageName}/mock\` has a \`fetch\` that answers with the spec's examples, and refuses what the spec does not describe:

\`\`\`ts
import { ${createMock} } from ${JSON.stringify(`${provider.packageName}/mock`)};

// One after the other; the last one again and again.
const fetch = ${createMock}({ ${operation.names.function}: [${script}] });
const ${variable} = ${createClient}({ ${options} });
// …
console.log(fetch.requests);
\`\`\`

An answer is the name of an example, or \`{ example, status, headers, body, delay, networkError }\`, each optional; \`delay\` is in ms. With [MSW](https://mswjs.io), a handler hands its requests on: \`http.all(url, ({ request }) => fetch(request))\`; \`docs/testing-your-code.md\` in the repository of this package has tests of both kinds.`;
}

/** What `stop` says of each answer. */
function emitStopSection(provider: Provider): string {
  const operation = findStop(provider);
  if (operation === undefined) return "";
  const rows = describeOutcomes(operation.stop).map(({ outcome, when }) => {
    return `| \`${outcome}\` | ${outcome.endsWith("stopped") ? "yes" : "no"} | ${markdown(when)} |`;
  });
  const confirm = operation.stop.isRepeated
    ? `Where it is not confirmed, call \`stop\` again: it is safe, and the answer tells whether it is over.`
    : `Asking again does not tell whether it is over: look at the provider's own status.`;
  return `## Stop

\`stop(${provider.names.variable}, parameters, options)\` sends what \`${operation.names.function}\` sends. It does not throw when the
provider refuses or does not answer: it returns a \`StopResult\` that says what is known, in words that are the same for each provider.

\`\`\`ts
const { outcome, confirmed } = await ${emitCallOf("stop", operation, undefined, provider.names.variable)};
\`\`\`

| outcome | confirmed | when |
| --- | --- | --- |
${rows.join("\n")}

Any other answer, and none at all, is \`unknown\`: it may still run. ${confirm}`;
}

function emitRepetition(provider: Provider): string {
  const { operations } = provider;
  const repeatable = operations.filter(isRepeatable).map(({ names }) => `\`${names.function}\``);
  const which = isLarge(provider)
    ? "that says so in its documentation, as most with GET, PUT and DELETE,"
    : `of ${repeatable.join(", ")}`;
  const rest =
    "is sent again only when the server says that it has not processed it: 429, or 503 with `Retry-After`.";
  const again = `When no answer comes, or one of 408, 425, 429, 500, 502, 503 and 504, a request ${which} is sent again, \`retries\` times, as repeating it is safe. \`Retry-After\` is kept to, up to 60 s.`;
  if (repeatable.length === 0) return `A request ${rest}`;
  return repeatable.length === operations.length ? again : `${again} Any other request ${rest}`;
}

function emitQuickStart(provider: Provider): string {
  const operation = provider.operations.find(hasExamples) ?? provider.operations[0];
  if (operation === undefined) return "";
  const { createClient } = provider.names;
  const { isError } = operation.names;
  const [server] = provider.servers;
  const [credentials = []] = credentialAlternatives(operation);
  const options = {
    ...(needsBaseUrl(provider) ? { baseUrl: '"https://api.example.com"' } : {}),
    ...Object.fromEntries(
      server.variables.filter((each) => !each.default).map(({ option }) => [option, '"my-account"']),
    ),
    ...Object.fromEntries(credentials.map((option) => [option, emitCredential(provider, option)])),
  };
  const call = emitCall(provider, operation);
  const statement = resultType(operation) === "undefined" ? `await ${call};` : `console.log(await ${call});`;
  return `import { ${createClient}, ${isError}, ${operation.names.function} } from ${JSON.stringify(provider.packageName)};

${emitClientCreation(provider, options)}

try {
  ${statement}
} catch (error) {
  if (!${isError}(error)) throw error;
  console.error(error.status, error.body);
}`;
}

function emitCredential(provider: Provider, option: string): string {
  const scheme = provider.securitySchemes.find((each) => each.option === option);
  const variable = `process.env.${environmentVariable(provider, option)}`;
  if (scheme === undefined) return variable;
  const need = isRequired(provider, scheme) ? "!" : "";
  return isBasic(scheme) ? `{ username: "me", password: ${variable}! }` : variable + need;
}

function environmentVariable({ name }: Provider, credential: string): string {
  const words = `${name}_${credential.replace(/([a-z])([A-Z])/g, "$1_$2")}`;
  return words.replaceAll(/[^A-Za-z0-9]+/g, "_").toUpperCase();
}

function emitOptions(provider: Provider): string {
  const {
    securitySchemes,
    serverVariables,
    servers: [server],
  } = provider;
  const place = needsBaseUrl(provider)
    ? "needed: where requests go, with the path of the API"
    : `where requests go, in place of \`${server.url}\`. ${markdown(server.description)}`;
  const rows = [
    ...securitySchemes.map((scheme) => [
      `\`${scheme.option}\``,
      markdown(`${describeCredential(scheme)} ${CREDENTIAL_NOTE}`),
    ]),
    ...serverVariables.map((variable) => [`\`${variable.option}\``, markdown(describeVariable(variable))]),
    ["`baseUrl`", place],
    ["`fetch`", "what sends a request; default: the platform's `fetch`"],
    ["`headers`", "header fields for each request"],
    ["`timeout`", "how long an attempt may take, in ms, to the last byte of the answer; default: 30 000"],
    ["`deadline`", "how long a call may take with all its attempts, in ms; default: no limit"],
    ["`retries`", "how often a request may be sent again, where that is safe; default: 2"],
    ["`maxResponseBytes`", "how much of an answer is read; default: 8 MiB"],
    ["`allowInsecureHttp`", "whether credentials may go over plain http to another machine; default: false"],
    ["`onAttempt`", "called after each attempt, for logs and traces"],
  ];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function emitDocumentation({ names, documentation }: Operation): string {
  return documentation === undefined
    ? ""
    : `\n\nThe provider's page of \`${names.function}\`: <${encodeURI(documentation)}>`;
}
