/**
 * Lets a lazy import be a plain `import()`: what Vite wraps around it fetches styles of the chunk first, and weighs
 * 900 bytes on every page with an island. Here all styles come with the page.
 */
export const plainImports = () => ({
  name: "plain-imports",
  enforce: "pre" as const,
  // In the config of the site Astro overrides it, and every lazy import lists what its chunk imports.
  configEnvironment: () => ({ build: { modulePreload: false as const } }),
  load: (id: string) =>
    id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined,
});
