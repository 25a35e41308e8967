/** How fast-check runs a property: once as always, once otherwise each time. */
export const runs: readonly { readonly title: string; readonly parameters: object }[] = findRuns();

function findRuns(): typeof runs {
  const { PROPERTY_SEED: seed, PROPERTY_PATH: path, PROPERTY_RUNS: count } = process.env;
  const numRuns = Number(count ?? 50);
  if (seed !== undefined) {
    const parameters = {
      numRuns,
      seed: Number(seed),
      ...(path !== undefined && { path, endOnFailure: true }),
    };
    return [{ title: `seed ${seed}`, parameters }];
  }
  const random = Math.trunc(Math.random() * 2 ** 31);
  return [
    { title: "seed 1", parameters: { numRuns, seed: 1 } },
    { title: `seed ${random}`, parameters: { numRuns, seed: random } },
  ];
}
