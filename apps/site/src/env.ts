import { resolve } from "node:path";

// Scripts of this package run in its folder, so that a bundled copy of this file resolves the same.
const folderOf = (name: string, fallback: string): string => resolve(process.env[name] ?? fallback);

/** The folder with lessons and tracks, chosen by `ASSAY_CONTENT`. */
export const contentFolder = folderOf("ASSAY_CONTENT", "../../content");

// Plain Node, which checks the content before a build, has no such thing.
const mode: Partial<ImportMeta["env"]> = import.meta.env ?? {};

/** Whether pages are made while one writes them. */
export const isDevelopment = mode.DEV === true;

/** Whether the page of all states is built: in development and in test builds only. */
export const showsStates = mode.DEV === true || mode.MODE === "test";

/** The port of the server that `astro dev` passes `/api` on to, chosen by `ASSAY_PORT`. */
export const serverPort = Number(process.env["ASSAY_PORT"] ?? 4321);

/** Where readers reach the site, chosen by `ASSAY_URL`: a feed needs whole addresses. */
export const siteUrl = process.env["ASSAY_URL"] ?? `http://localhost:${serverPort}`;
