import { expect, test } from "vitest";
import { writeScores } from "../src/score-table.js";

const PAGE = `# Contributing

<!-- mutation score: written by \`pnpm test:mutation --write\` -->

| subject  | bugs | found |  score |
| -------- | ---: | ----: | -----: |
| emitters | 1000 |   900 | 90.0 % |
| runtime  |  200 |   150 | 75.0 % |

<!-- end of the mutation score -->

The rest.
`;

test("a score takes the place of the one before, and those of other subjects stay", () => {
  expect(writeScores(PAGE, { runtime: { found: 199, total: 200 } })).toBe(`# Contributing

<!-- mutation score: written by \`pnpm test:mutation --write\` -->

| subject | bugs | found | score |
| --- | ---: | ---: | ---: |
| emitters | 1000 |   900 | 90.0 % |
| runtime | 200 | 199 | 99.5 % |

<!-- end of the mutation score -->

The rest.
`);
});

test("a page without the marks is refused", () => {
  expect(() => writeScores("# Contributing\n", {})).toThrow("The page has no");
});
