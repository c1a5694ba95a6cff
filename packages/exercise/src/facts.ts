import { z } from "zod";
import { lessonId } from "./ids.ts";

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "write lower-case words joined by hyphens")
  .describe("Its address on the page; never changed.");
export const day = z.iso.date("write a day, e.g. 2026-11-23");

/** Who says what is true for a while. */
export const source = z
  .strictObject({
    name: z.string().min(3).max(120).describe("Who says so."),
    url: z.url({ protocol: /^https$/, error: "write an address that begins with https://" }).optional(),
    seen: z
      .enum(["primary", "secondary"])
      .describe("`primary`: read where it is decided; `secondary`: read where somebody reports it."),
  })
  .describe("Where it was read.");

/** Something that is true for a while: what is stated, who says so, and until when it may be repeated. */
export const fact = z
  .strictObject({
    id,
    statement: z.string().min(20).max(400).describe("What holds, in a sentence or two."),
    source,
    checked: day.describe("When it was last read there."),
    expires: day.describe("When it has to be checked again."),
    lessons: z.array(lessonId).default([]).describe("The lessons that rest on it."),
  })
  .refine(({ checked, expires }) => expires > checked, {
    path: ["expires"],
    message: "write a day after `checked`",
  });
export type Fact = z.infer<typeof fact>;

/** A dated change, in the field or in this course. */
export const change = z.strictObject({
  id,
  date: day.describe("When it happened, or when we heard of it."),
  where: z.enum(["field", "here"]).describe("`field`: at large; `here`: in this course."),
  title: z.string().min(5).max(90).describe("What changed, in a few words."),
  text: z.string().min(20).max(600).describe("What it means for the reader, in a few sentences."),
  facts: z.array(z.string()).default([]).describe("The ids of the facts it rests on."),
});
export type Change = z.infer<typeof change>;

/** Facts that expire, and the log of changes: `facts.yaml`. */
export const factSheet = z
  .strictObject({
    facts: z.array(fact).default([]).describe("What is true for a while."),
    changes: z.array(change).default([]).describe("What changed, in any order: the page sorts them."),
  })
  .superRefine(({ facts, changes }, context) => {
    for (const [group, entries] of Object.entries({ facts, changes })) {
      for (const [index, { id: own }] of entries.entries()) {
        if (entries.findIndex((each) => each.id === own) === index) continue;
        const message = `\`${own}\` is the id of an earlier one too`;
        context.addIssue({ code: "custom", path: [group, index, "id"], message });
      }
    }
    const known = facts.map((each) => each.id);
    for (const [index, { facts: named }] of changes.entries()) {
      for (const [at, name] of named.entries()) {
        if (known.includes(name)) continue;
        const message = `there is no fact \`${name}\`; there is ${known.join(", ") || "none"}`;
        context.addIssue({ code: "custom", path: ["changes", index, "facts", at], message });
      }
    }
  });
export type FactSheet = z.infer<typeof factSheet>;
