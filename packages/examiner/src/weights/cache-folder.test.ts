import { expect, test } from "vitest";
import { defaultCacheFolder } from "./cache-folder.ts";

test.each([
  ["linux", undefined, "/ada/.cache/assay"],
  ["linux", "/caches", "/caches/assay"],
  ["linux", "relative", "/ada/.cache/assay"],
  ["linux", "", "/ada/.cache/assay"],
  ["darwin", undefined, "/ada/Library/Caches/assay"],
  ["darwin", "/caches", "/caches/assay"],
] as const)("on %s with XDG_CACHE_HOME %s is %s", (platform, xdgCacheHome, folder) => {
  expect(defaultCacheFolder({ platform, home: "/ada", xdgCacheHome })).toBe(folder);
});
