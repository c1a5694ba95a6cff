import { readFileSync } from "node:fs";
import { basename } from "node:path";
import ts from "typescript";
import type { TypesJob } from "./create-type-checker.ts";
import { guestGlobals } from "./guest-globals.ts";
import type { Diagnostic } from "./types-report.ts";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ["lib.es2024.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
};

const root = "/";
const given = `${root}globals.d.ts`;
/** More would only be scrolled past. */
const maxDiagnostics = 50;
/** A few lines can make a type whose name has millions of characters. */
const maxMessage = 1000;

/** Makes a checker that keeps what it knows of the language from one request to the next. */
export function createService(): (job: TypesJob) => Diagnostic[] {
  const libraries = new Map<string, ts.IScriptSnapshot>();
  let texts = new Map<string, string>();
  let version = 0;
  const snapshotOf = (path: string): ts.IScriptSnapshot | undefined => {
    const text = texts.get(path);
    if (text !== undefined) return ts.ScriptSnapshot.fromString(text);
    const library = libraries.get(path) ?? readLibrary(path);
    // What is not there is not kept: code may ask for any number of names.
    if (library !== undefined) libraries.set(path, library);
    return library;
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (path) => (texts.has(path) ? String(version) : "library"),
    getScriptSnapshot: snapshotOf,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (path) => snapshotOf(path) !== undefined,
    readFile: (path) => texts.get(path),
    directoryExists: (path) => path === root,
  });
  return ({ files, declarations }) => {
    version += 1;
    const named = Object.entries(files).map(([file, text]) => [`${root}${file}`, text] as const);
    texts = new Map([[given, `${guestGlobals}\n${declarations}`], ...named]);
    return named
      .flatMap(([path]) => [
        ...service.getSyntacticDiagnostics(path),
        ...service.getSemanticDiagnostics(path),
      ])
      .slice(0, maxDiagnostics)
      .flatMap(readDiagnostic);
  };
}

/** The language's own declarations, and no other file of this computer. */
function readLibrary(path: string): ts.IScriptSnapshot | undefined {
  const folder = ts.getDefaultLibFilePath(options).replace(/[^/\\]*$/, "");
  if (!path.startsWith(folder) || !/^lib\.[\w.]+\.d\.ts$/.test(basename(path))) return undefined;
  return ts.ScriptSnapshot.fromString(readFileSync(path, "utf8"));
}

function readDiagnostic({ file, start, length = 0, code, messageText }: ts.Diagnostic): Diagnostic[] {
  if (file === undefined || start === undefined) return [];
  const begin = file.getLineAndCharacterOfPosition(start);
  const end = file.getLineAndCharacterOfPosition(start + length);
  // Advice to install something is of no use where nothing can be installed.
  const message = ts.flattenDiagnosticMessageText(messageText, "\n").replace(/ Do you need to .*$/m, "");
  return [
    {
      file: file.fileName.slice(root.length),
      line: begin.line + 1,
      column: begin.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      message: message.length > maxMessage ? `${message.slice(0, maxMessage)}…` : message,
      code,
    },
  ];
}
