import { join, sep } from "node:path";
import type { AstroIntegration } from "astro";

/**
 * Shows a saved exercise, card or figure at once: they are read from the disk with every page, and the development
 * server, which watches modules only, would not tell the open pages.
 */
export const reloadContent = (contentFolder: string): AstroIntegration => {
  const files = ["tracks.yaml", "facts.yaml", "glossary.yaml"].map((name) => join(contentFolder, name));
  const lessons = join(contentFolder, "lessons");
  return {
    name: "reload-content",
    hooks: {
      "astro:server:setup": ({ server: { watcher, ws } }) => {
        watcher.add([...files, lessons]);
        watcher.on("all", (_event, path) => {
          if (files.includes(path) || path.startsWith(`${lessons}${sep}`)) ws.send({ type: "full-reload" });
        });
      },
    },
  };
};
