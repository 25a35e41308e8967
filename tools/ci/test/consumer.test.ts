import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packPackage, publishTarballs, startEmbeddedRegistry } from "agent-stop-registry";
import { createTemporaryFolder } from "agent-stop-registry/command-line";
import { expect, test } from "vitest";
import { installWith, packageManagers } from "../src/consumer.js";
import { plant, startPublicRegistry } from "../src/public-registry.js";

const scope = "@fixture";

test("a stranger's package of our name, in range and newer, is installed by no package manager", async () => {
  const { signal } = new AbortController();
  await using folder = await createTemporaryFolder("consumer-test");
  await using registry = await startEmbeddedRegistry({
    port: 0,
    storage: join(folder.path, "registry"),
    scope,
  });
  const source = join(folder.path, "acme");
  await mkdir(source);
  const manifest = {
    name: `${scope}/acme`,
    version: "1.2.0",
    dependencies: { plain: "^1.0.0" },
    publishConfig: { registry: registry.url },
  };
  await writeFile(join(source, "package.json"), JSON.stringify(manifest));
  const tarball = await packPackage(source, { destination: join(folder.path, "packed"), signal });
  expect(await publishTarballs([tarball], { registry, scope, signal })).toMatchObject([
    { state: "published" },
  ]);

  const destination = join(folder.path, "public");
  await using publicRegistry = await startPublicRegistry([
    await plant("plain", { version: "1.0.0", destination, signal }),
    await plant(`${scope}/acme`, { version: "1.999.0", destination, signal }),
    await plant(`${scope}/acme`, { version: "999.0.0", destination, signal }),
  ]);
  for (const manager of packageManagers) {
    const installed = await installWith(manager, {
      folder: join(folder.path, manager),
      dependencies: { [`${scope}/acme`]: "^1.0.0" },
      scope,
      registry,
      publicRegistry: publicRegistry.url,
      signal,
    });
    expect([manager, installed]).toEqual([manager, { "@fixture/acme": "1.2.0" }]);
  }
  expect(publicRegistry.requests).toContain("GET /plain");
  expect(publicRegistry.requests.filter((request) => request.includes("fixture"))).toEqual([]);
});

test("nothing can be published to the registry that stands for the public one", async () => {
  await using publicRegistry = await startPublicRegistry([]);
  const response = await fetch(`${publicRegistry.url}@fixture%2facme`, { method: "PUT", body: "{}" });
  expect(response.status).toBe(404);
  expect(publicRegistry.requests).toEqual(["PUT /@fixture/acme"]);
});
