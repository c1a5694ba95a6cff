import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashInline } from "./hashes.ts";

const sha = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

describe("hashInline", () => {
  it("hashes each inline script and style once, byte for byte", () => {
    const page = "<style>a{}</style><script> run()\n</script><script type=module>more</script>";
    expect(hashInline([page, page])).toEqual({
      scripts: [sha(" run()\n"), sha("more")].toSorted(),
      styles: [sha("a{}")],
    });
  });

  it("leaves out scripts that come from a file", () => {
    expect(hashInline(['<script type="module" src="/a.js"></script>']).scripts).toEqual([]);
  });
});
