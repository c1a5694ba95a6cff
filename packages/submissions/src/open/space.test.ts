import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { ensureSpace } from "./space.ts";

test("passes a disk with room, and says of another what is left, what is needed and what to do", async () => {
  await expect(ensureSpace(tmpdir(), 0)).resolves.toBeUndefined();
  await expect(ensureSpace(tmpdir(), 2 ** 60)).rejects.toMatchObject({
    code: "storage-full",
    message: expect.stringMatching(
      /^The disk that holds .+ is almost full: \d+ MB are left, 1099511627776 MB are needed\. Free some space and try again; what was saved before is kept\.$/,
    ),
  });
});
