import { expect, test } from "vitest";
import type { Wait } from "./index.ts";
import { chat, chatReply, json, options, startEndpoint } from "./start-endpoint.ts";

const many = (count: number) => Array.from({ length: count });

test("keeps 20 calls of all runs together in flight, and lets the next in as one comes back", async () => {
  let inFlight = 0;
  let most = 0;
  const held: (() => void)[] = [];
  const { promise: isFull, resolve: onFull } = Promise.withResolvers<void>();
  await using endpoint = await startEndpoint((response, index) => {
    most = Math.max(most, (inFlight += 1));
    const answer = (): void => {
      inFlight -= 1;
      json(response, chatReply);
    };
    if (index >= 20) return answer();
    held.push(answer);
    if (held.length === 20) onFull();
  });
  const sent = many(30).map(() => endpoint.model.send(chat, options()));
  await isFull;
  expect(endpoint.bodies).toHaveLength(20);
  for (const answer of held) answer();
  await Promise.all(sent);
  expect(endpoint.bodies).toHaveLength(30);
  expect(most).toBeLessThanOrEqual(21);
});

test("leaves the endpoint alone for everybody after a 429, tells all why, and loses no call", async () => {
  const pauseMs = 120;
  let refusedAt = 0;
  let early = 0;
  await using endpoint = await startEndpoint((response, index) => {
    if (index < 5) {
      refusedAt = Date.now();
      return json(response, {}, { status: 429, headers: { "retry-after-ms": String(pauseMs) } });
    }
    if (Date.now() - refusedAt < pauseMs - 5) early += 1;
    return json(response, chatReply);
  });
  const waits: (Wait | undefined)[][] = [];
  const { promise: isWaiting, resolve: onWaiting } = Promise.withResolvers<void>();
  const send = (): Promise<unknown> => {
    const own: (Wait | undefined)[] = [];
    waits.push(own);
    const onWait = (wait: Wait | undefined): void => {
      own.push(wait);
      onWaiting();
    };
    return endpoint.model.send(chat, { ...options(), onWait });
  };
  const first = many(5).map(send);
  await isWaiting;
  const later = send();
  await Promise.all([...first, later]);
  expect(early).toBe(0);
  expect(endpoint.bodies).toHaveLength(11);
  for (const own of waits) {
    expect(own[0]).toEqual({ code: "rate-limited", until: expect.any(Number) });
    expect(own.at(-1)).toBeUndefined();
  }
});

test.each([
  [true, "examiner-restarting"],
  [false, "examiner-away"],
])("leaves an endpoint alone that is away and says until when (embedded: %s)", async (isEmbedded, code) => {
  let awayAt = 0;
  let early = 0;
  await using endpoint = await startEndpoint(
    (response, index) => {
      if (index === 0) {
        awayAt = Date.now();
        return json(response, {}, { status: 503, headers: { "retry-after-ms": "80" } });
      }
      if (Date.now() - awayAt < 75) early += 1;
      return json(response, chatReply);
    },
    { isEmbedded },
  );
  const waits: (Wait | undefined)[] = [];
  let later: Promise<unknown> | undefined;
  await endpoint.model.send(chat, {
    ...options(),
    onWait: (wait) => {
      waits.push(wait);
      later ??= endpoint.model.send(chat, options());
    },
  });
  await later;
  expect(waits).toEqual([{ code, until: expect.any(Number) }, undefined]);
  expect(early).toBe(0);
});

test("lets a waiting call go at once when it is aborted", async () => {
  await using endpoint = await startEndpoint((response) =>
    json(response, {}, { status: 429, headers: { "retry-after": "60" } }),
  );
  const abort = new AbortController();
  const waits: (Wait | undefined)[] = [];
  const sent = endpoint.model.send(chat, {
    seed: 1,
    signal: abort.signal,
    onWait: (wait) => {
      waits.push(wait);
      if (wait !== undefined) abort.abort(new Error("cancelled"));
    },
  });
  await expect(sent).rejects.toThrow("cancelled");
  expect(waits).toEqual([{ code: "rate-limited", until: expect.any(Number) }, undefined]);
});

test("asks no more while an endpoint is closed for longer than any run", async () => {
  await using endpoint = await startEndpoint((response) =>
    json(response, {}, { status: 429, headers: { "retry-after": "3600" } }),
  );
  for (const _try of many(3)) {
    await expect(endpoint.model.send(chat, options())).rejects.toMatchObject({
      code: "rate-limited",
      isRetryable: false,
    });
  }
  expect(endpoint.bodies).toHaveLength(1);
});

test("leaves to a next run what takes longer than this one may", async () => {
  await using endpoint = await startEndpoint((response) =>
    json(response, {}, { status: 429, headers: { "retry-after": "30" } }),
  );
  const sent = endpoint.model.send(chat, { ...options(), deadline: Date.now() + 20_000 });
  await expect(sent).rejects.toMatchObject({ code: "rate-limited", isRetryable: true });
});
