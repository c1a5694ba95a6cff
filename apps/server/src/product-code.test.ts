import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLearner } from "../test/learner.ts";
import { createFolder, startTestProduct } from "../test/test-product.ts";

const course = join(import.meta.dirname, "../../../content");
const sampler = "models-sampling/write-the-sampler";
const reference = await readFile(
  join(course, "answer-keys", sampler, "reference/sampler/sampler.ts"),
  "utf8",
);

test("grades code and looks at its types while the examiner cannot be had", async () => {
  await using folder = await createFolder();
  const empty = join(folder.path, "cache");
  await mkdir(empty);
  const env = {
    ASSAY_CONTENT: course,
    // No hub can be reached through this proxy, and no pip is on this path.
    HTTPS_PROXY: "http://127.0.0.1:9",
    PATH: "/usr/bin:/bin",
    ASSAY_CACHE: empty,
    PIP_INDEX_URL: "http://127.0.0.1:9",
  };
  await using product = await startTestProduct({ dataFolder: folder.path, env });
  const files = { "sampler.ts": reference };
  const learner = createLearner(product.url, sampler);
  const { id } = await learner.submit("submit", { sampler: files });
  const { view, states } = await learner.follow(id);
  expect(view.grade).toMatchObject({ outcome: "passed", hidden: { passed: 24 } });
  expect(view.grade).not.toHaveProperty("examiner");
  expect(states.at(-1)?.state).toBe("done");
  expect(await (await learner.get("/api/attempts")).json()).toMatchObject({
    attempts: [{ grade: view.grade }],
  });

  const types = await fetch(`${product.url}/api/exercises/${sampler}/types`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      part: "sampler",
      files: { "sampler.ts": `${reference}\nconst one: number = "one";` },
    }),
  });
  expect(await types.json()).toMatchObject({ problems: [{ file: "sampler.ts", code: 2322 }] });

  await expect(
    createLearner(product.url, "prompting-few-shot/product-word").submit("practice"),
  ).rejects.toThrow("examiner-missing");
  const { examiner } = await (await learner.get("/api/status")).json();
  expect(examiner.state).toMatch(/downloading|missing/);
});
