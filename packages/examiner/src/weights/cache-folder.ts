import { isAbsolute, join } from "node:path";

/** Says where downloaded weights live, given the platform, the home folder and XDG_CACHE_HOME. */
export function defaultCacheFolder(place: {
  platform: NodeJS.Platform;
  home: string;
  xdgCacheHome?: string | undefined;
}): string {
  const { platform, home, xdgCacheHome } = place;
  // The XDG specification says that a relative path is to be ignored.
  if (xdgCacheHome !== undefined && isAbsolute(xdgCacheHome)) return join(xdgCacheHome, "assay");
  if (platform === "darwin") return join(home, "Library", "Caches", "assay");
  return join(home, ".cache", "assay");
}
