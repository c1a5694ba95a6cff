import { type Model, ModelError } from "@assay/model";
import { type Script, createFakeModel } from "@assay/model/fake";
import { expect, test } from "vitest";
import { type ReplyCache, grade } from "./index.ts";
import { hidden, productIn, sampleExercise, visible } from "./sample-exercise.ts";
import { collect, gradeOf, ofType, options, promptOf } from "./sample-grading.ts";

/** A model that is right except about the products named. */
const rightBut =
  (...wrong: string[]): Script =>
  (request) => {
    const product = productIn(promptOf(request));
    return wrong.includes(product) ? `The product is ${product}` : ` ${product}`;
  };

test("passes an artifact whose hidden passes reach the gate, with counts, interval and versions", async () => {
  const events = await collect(grade(options(createFakeModel(rightBut("tent", "sofa")))));
  expect(gradeOf(events)).toMatchObject({
    outcome: "passed",
    visible: { passed: 3, total: 3, ungraded: 0 },
    hidden: {
      passed: 4,
      total: 6,
      byLabel: { question: { passed: 2, total: 3 }, complaint: { passed: 2, total: 3 } },
    },
    interval: { low: expect.closeTo(0.3, 2), high: expect.closeTo(0.903, 3) },
    versions: { grader: "1", exercise: "e", key: "k" },
    calls: { made: 9, cached: 0, saved: 0 },
    tokens: { request: 90, cached: 0, reply: 18 },
  });
  expect(gradeOf(events)).not.toHaveProperty("finding");
});

test("fails an artifact that stays under the gate and says which property failed, and where", async () => {
  const events = await collect(
    grade(options(createFakeModel(rightBut("radio", "chair", "desk", "vase", "tent")))),
  );
  expect(gradeOf(events)).toMatchObject({
    outcome: "failed",
    finding: {
      headline: "Not yet true in 1 of 3 visible cases: the reply is the product word alone.",
      detail:
        "There the reply carries more than was asked for. Among the hidden cases “question” fails most: 3 of 3.",
      case: "case-radio",
    },
  });
});

const overEachLabel = sampleExercise({
  hidden: {
    variants: 1,
    count: 6,
    labels: { question: 3, complaint: 3 },
    gate: { metric: "lowestRecall", atLeast: 2 },
  },
});

test("decides a gate over each label by the lowest one, and names it", async () => {
  const grading = async (...wrong: string[]) =>
    gradeOf(await collect(grade(options(createFakeModel(rightBut(...wrong)), { exercise: overEachLabel }))));
  expect(await grading("chair", "desk")).toMatchObject({ outcome: "passed", hidden: { passed: 4 } });
  expect(await grading("chair", "vase")).toMatchObject({
    outcome: "failed",
    hidden: { passed: 4 },
    finding: {
      headline: "Every visible case passes, and 2 of 6 hidden ones do not.",
      detail: expect.stringContaining(
        "Of the hidden cases “question” passes fewest, 1 of 3; 2 of each label are needed.",
      ),
    },
  });
});

test("says so when every visible case passes and hidden ones do not", async () => {
  const events = await collect(grade(options(createFakeModel(rightBut("chair", "desk", "vase")))));
  expect(gradeOf(events)?.finding?.headline).toBe(
    "Every visible case passes, and 3 of 6 hidden ones do not.",
  );
});

test("runs visible cases in their order, then hidden ones; a case ends right after its sample", async () => {
  const model = createFakeModel(rightBut());
  const events = await collect(grade(options(model)));
  expect(events.map((event) => event.type)).toEqual([
    "grading-start",
    ...Array.from({ length: 9 }, () => ["sample-end", "case-end", "estimate"]).flat(),
    "grading-end",
  ]);
  expect(model.requests.slice(0, 3).map((request) => productIn(promptOf(request)))).toEqual([
    "radio",
    "lamp",
    "kettle",
  ]);
});

test("tells of a hidden case its opaque id, label and verdict, and nothing else", async () => {
  const events = await collect(grade(options(createFakeModel(rightBut("tent")))));
  const samples = ofType(events, "sample-end").flatMap(({ sample }) => ("case" in sample ? [] : [sample]));
  expect(samples).toHaveLength(6);
  for (const sample of samples)
    expect(Object.keys(sample).toSorted()).toEqual(["label", "opaqueId", "verdict"]);
  const written = JSON.stringify(events);
  for (const { id, expect: expected } of hidden) {
    expect(written).not.toContain(id);
    expect(written).not.toContain(JSON.stringify(expected["product"]));
  }
});

test("keeps opaque ids for one learner and gives another learner others, in another order", async () => {
  const ids = async (seed: string) => {
    const [start] = ofType(
      await collect(grade(options(createFakeModel(rightBut()), { seed }))),
      "grading-start",
    );
    return start?.plan.hidden.map((each) => each.opaqueId);
  };
  const first = await ids("ada");
  expect(await ids("ada")).toEqual(first);
  expect(await ids("grace")).not.toEqual(first);
});

test("sends the same seeds whoever the learner is, so that the same artifact gets the same grade", async () => {
  const seeds = async (seed: string) => {
    const sent: [string, number][] = [];
    const model = createFakeModel((request, call) => {
      sent.push([promptOf(request), call.seed]);
      return " x";
    });
    await collect(grade(options(model, { seed })));
    return Object.fromEntries(sent);
  };
  expect(await seeds("ada")).toEqual(await seeds("grace"));
  expect(new Set(Object.values(await seeds("ada"))).size).toBe(9);
});

test("practises on visible cases only, needs no key and has no outcome", async () => {
  const events = await collect(
    grade(options(createFakeModel(rightBut("lamp")), { mode: "practice", answerKey: undefined })),
  );
  const [end] = ofType(events, "grading-end");
  expect(end?.grade).toBeUndefined();
  expect(end?.practice).toMatchObject({ visible: { passed: 2, total: 3 }, finding: { case: "case-lamp" } });
  expect(ofType(events, "grading-start")[0]?.plan.hidden).toEqual([]);
});

test("throws what another run can mend, and asks for nothing more", async () => {
  const model = createFakeModel((_request, { index }) =>
    index === 2 ? new ModelError("unavailable", "away") : " x",
  );
  await expect(collect(grade(options(model)))).rejects.toMatchObject({ code: "unavailable" });
  expect(model.requests).toHaveLength(3);
});

test("leaves a case ungraded, never failed, when the model refuses for our reasons", async () => {
  const script: Script = (request) =>
    ["chair", "desk", "vase"].includes(productIn(promptOf(request)))
      ? new ModelError("refused", "The model refused the request: no such key.")
      : ` ${productIn(promptOf(request))}`;
  const events = await collect(grade(options(createFakeModel(script))));
  const grading = gradeOf(events);
  expect(grading).toMatchObject({ outcome: "ungraded", hidden: { passed: 3, total: 6, ungraded: 3 } });
  expect(grading?.fault).toMatchObject({ code: "examiner-away" });
  expect(grading).not.toHaveProperty("interval");
});

test("still passes when enough cases pass in spite of ungraded ones", async () => {
  const script: Script = (request) =>
    productIn(promptOf(request)) === "chair"
      ? new ModelError("refused", "no")
      : ` ${productIn(promptOf(request))}`;
  expect(gradeOf(await collect(grade(options(createFakeModel(script)))))?.outcome).toBe("passed");
});

test("fails a request that is longer than the model's context, and shows both lengths", async () => {
  const message = "The request has 5000 tokens, the context 4096.";
  const events = await collect(
    grade(
      options(
        createFakeModel(() => new ModelError("too-long", message)),
        { mode: "practice" },
      ),
    ),
  );
  const [sample] = ofType(events, "sample-end");
  expect(sample?.sample).toMatchObject({ verdict: "fail", checks: [{ check: "context", message }] });
});

test("loads what a check needs before it runs", async () => {
  const exercise = sampleExercise({ checks: [{ check: "language", of: "product", is: "de" }] });
  const model = createFakeModel(() => "Vielen Dank für Ihre Nachricht.");
  expect(gradeOf(await collect(grade(options(model, { exercise }))))?.outcome).toBe("passed");
});

test("stops asking when it is aborted", async () => {
  const abort = new AbortController();
  const model = createFakeModel((_request, { index }) => {
    if (index === 1) abort.abort(new Error("cancelled"));
    return " x";
  });
  await expect(collect(grade(options(model, { signal: abort.signal })))).rejects.toThrow("cancelled");
  expect(model.requests).toHaveLength(2);
});

test("keeps no more requests in flight than the model takes at once", async () => {
  let inFlight = 0;
  let most = 0;
  const model = createFakeModel(
    async () => {
      most = Math.max(most, (inFlight += 1));
      await Promise.resolve();
      inFlight -= 1;
      return " x";
    },
    { concurrency: 4 },
  );
  await collect(grade(options(model)));
  expect(most).toBe(4);
});

test("asks a cache first and counts what it gave; another sample of the case is asked anew", async () => {
  const kept = new Map<string, Awaited<ReturnType<Model["send"]>>>();
  const cache: ReplyCache = {
    get: (key) => Promise.resolve(kept.get(key)),
    set: async (key, reply) => void kept.set(key, reply),
  };
  const exercise = sampleExercise({ samples: { count: 2, atLeast: 1 } });
  const model = createFakeModel(rightBut());
  await collect(grade(options(model, { cache, exercise })));
  expect(model.requests).toHaveLength(18);
  const again = await collect(grade(options(createFakeModel([]), { cache, exercise })));
  expect(gradeOf(again)).toMatchObject({ outcome: "passed", calls: { made: 0, cached: 18 } });
});

test("asks anew when the reply must be something else", async () => {
  const kept = new Map<string, Awaited<ReturnType<Model["send"]>>>();
  const cache: ReplyCache = {
    get: (key) => Promise.resolve(kept.get(key)),
    set: async (key, reply) => void kept.set(key, reply),
  };
  for (const settings of [
    {},
    { grammar: 'root ::= "a"' },
    { responseFormat: { type: "json_object" } },
  ] as const) {
    const model = createFakeModel(rightBut());
    const exercise = sampleExercise({ steps: [{ use: "model", prompt: "prompt", settings, as: "product" }] });
    await collect(grade(options(model, { cache, exercise })));
    expect(model.requests).toHaveLength(9);
    expect(model.requests[0]).toMatchObject({ settings });
  }
});

const threeSamples = sampleExercise({ samples: { count: 3, atLeast: 2 } });

/** A model that answers a product right in only so many of its samples. */
function rightIn(times: (product: string) => number): Script {
  const asked = new Map<string, number>();
  return (request) => {
    const product = productIn(promptOf(request));
    asked.set(product, (asked.get(product) ?? 0) + 1);
    return (asked.get(product) ?? 0) <= times(product) ? ` ${product}` : " wrong";
  };
}

test("passes a case when k of its n samples pass", async () => {
  const model = createFakeModel(rightIn(() => 2));
  const events = await collect(grade(options(model, { exercise: threeSamples })));
  expect(gradeOf(events)).toMatchObject({ outcome: "passed", hidden: { passed: 6 } });
  expect(ofType(events, "case-end")).toHaveLength(9);
});

test("labels cases steady, flaky or failing, and gives its interval over cases", async () => {
  const times: Record<string, number> = { radio: 3, lamp: 2, kettle: 0, chair: 1, desk: 0 };
  const model = createFakeModel(rightIn((product) => times[product] ?? 3));
  const events = await collect(grade(options(model, { exercise: threeSamples })));
  const ends = ofType(events, "case-end");
  expect(ends.slice(0, 3).map(({ verdict, stability }) => [verdict, stability])).toEqual([
    ["pass", "steady"],
    ["pass", "flaky"],
    ["fail", "failing"],
  ]);
  expect(ends.slice(3).map(({ stability }) => stability)).toEqual(
    expect.arrayContaining(["steady", "flaky", "failing"]),
  );
  expect(gradeOf(events)).toMatchObject({
    outcome: "passed",
    hidden: { passed: 4, total: 6 },
    interval: { low: expect.closeTo(0.3, 2), high: expect.closeTo(0.903, 3) },
  });
  expect(ofType(events, "estimate").at(-1)).toMatchObject({ done: 27, planned: 27 });
});

test("counts cases, not samples, in what it found; a flaky case that passes is no finding", async () => {
  const model = createFakeModel(rightIn((product) => ({ radio: 2, lamp: 1, kettle: 3 })[product] ?? 0));
  const events = await collect(grade(options(model, { exercise: threeSamples, mode: "practice" })));
  expect(ofType(events, "grading-end")[0]?.practice?.finding).toMatchObject({
    headline: "Not yet true in 1 of 3 visible cases: the reply is the product word alone.",
    case: "case-lamp",
  });
});

test("labels nothing where a case is run once", async () => {
  const events = await collect(grade(options(createFakeModel(rightBut("lamp")))));
  for (const end of ofType(events, "case-end")) expect(end).not.toHaveProperty("stability");
});

test("fills a placeholder once: what a case brings is never filled again", async () => {
  const cases = visible.map((each) => ({
    ...each,
    input: { message: "{{product}} {{message}} My lamp is here" },
  }));
  const model = createFakeModel(() => " lamp");
  await collect(grade(options(model, { mode: "practice", cases })));
  expect(promptOf(model.requests[0]!)).toBe("Message: {{product}} {{message}} My lamp is here\nProduct:");
});

test("gives a later step the reply of an earlier one, and takes settings from a part", async () => {
  const exercise = sampleExercise({
    parts: {
      first: { type: "completion" },
      second: { type: "chat" },
      knobs: { type: "settings", options: { maxTokens: { min: 1, max: 64 } } },
    },
    steps: [
      { use: "model", prompt: "first", as: "word" },
      { use: "model", prompt: "second", settings: "knobs", as: "product" },
    ],
  });
  const model = createFakeModel((_request, { index }) => (index % 2 === 0 ? "radio" : "RADIO"));
  const events = await collect(
    grade(
      options(model, {
        exercise,
        mode: "practice",
        artifact: {
          first: "{{message}}",
          second: [{ role: "user", content: "Shout {{word}}" }],
          knobs: { maxTokens: 7 },
        },
      }),
    ),
  );
  expect(model.requests[1]).toEqual({
    kind: "chat",
    messages: [{ role: "user", content: "Shout radio" }],
    settings: { temperature: 0, topP: 1, maxTokens: 7, stop: [] },
  });
  const [sample] = ofType(events, "sample-end");
  expect(sample?.sample).toMatchObject({ verdict: "pass", calls: [{ as: "word" }, { as: "product" }] });
});

test("estimates the time left from the time spent", async () => {
  let clock = 0;
  const events = await collect(
    grade(
      options(
        createFakeModel(() => " x"),
        { mode: "practice", now: () => (clock += 500) },
      ),
    ),
  );
  expect(
    ofType(events, "estimate").map(({ done, planned, secondsLeft }) => [done, planned, secondsLeft]),
  ).toEqual([
    [1, 3, 1],
    [2, 3, 0.5],
    [3, 3, 0],
  ]);
});
