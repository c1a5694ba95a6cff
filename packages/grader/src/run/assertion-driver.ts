/** In a folder, so that no file of the learner's can have its name. */
export const driverFile = "assay/run.ts";
const longestSentence = 500;

/**
 * Writes the module that runs the assertions inside the sandbox, each on a copy of its own.
 * With planted code, an assertion that throws does not hold: a test that ends in an error has failed.
 */
export const assertionDriver = ({ entry, hasSubject }: { entry: string; hasSubject: boolean }): string => `
import * as learner from "../${entry}";

const wanted = 'write \`export const assertions = { "says what holds": (output) => … }\`';

export async function run(output) {
  const assertions = learner.assertions;
  const entries = typeof assertions === "object" && assertions !== null ? Object.entries(assertions) : [];
  if (entries.length === 0) return "${entry} exports no assertions: " + wanted + ".";
  const text = JSON.stringify(output);
  const rows = [];
  for (const [name, assertion] of entries) {
    if (typeof assertion !== "function") return "“" + name + "” is no function: " + wanted + ".";
    const said = await ${hasSubject ? "attempt(assertion, JSON.parse(text))" : "assertion(JSON.parse(text))"};
    const isText = typeof said === "string";
    if (!isText && typeof said !== "boolean" && said !== undefined)
      return "“" + name + "” returned " + JSON.stringify(said) + ": return true, or false or a text where something is wrong.";
    rows.push(isText ? { name, holds: false, message: said.slice(0, ${longestSentence}) } : { name, holds: said !== false });
  }
  return rows;
}

async function attempt(assertion, output) {
  try {
    return await assertion(output);
  } catch (error) {
    return "It threw " + String(error);
  }
}
`;
