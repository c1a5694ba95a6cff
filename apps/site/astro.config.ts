import mdx from "@astrojs/mdx";
import preact from "@astrojs/preact";
import { defineConfig } from "astro/config";
import { collectHashes } from "./src/csp/collect.ts";
import { contentFolder, serverPort } from "./src/env.ts";
import { plainImports } from "./src/plain-imports.ts";
import { reloadContent } from "./src/reload-content.ts";
import { writeSearchIndex } from "./src/search/write-index.ts";

export default defineConfig({
  build: { inlineStylesheets: "never" },
  devToolbar: { enabled: false },
  integrations: [
    mdx({ syntaxHighlight: false }),
    preact(),
    collectHashes(),
    writeSearchIndex(),
    reloadContent(contentFolder),
  ],
  markdown: { syntaxHighlight: false },
  server: { port: 4323 },
  vite: {
    plugins: [plainImports()],
    // Its one warning is about a mark that Astro itself puts on lessons.
    logLevel: "error",
    // Nothing is inlined: the policy allows only what the build has hashed.
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Every island needs all of it: one file is one request, and packs better than four.
        output: { codeSplitting: { groups: [{ name: "preact", test: /node_modules\/preact\// }] } },
      },
    },
    // The host stays the page's: the server takes a write from its own page only.
    server: { proxy: { "/api": { target: `http://127.0.0.1:${serverPort}`, changeOrigin: false } } },
  },
});
