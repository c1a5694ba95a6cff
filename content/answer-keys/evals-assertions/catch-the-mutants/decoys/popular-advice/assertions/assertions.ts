interface Output {
  ticket: { language: "en" | "de" };
  reply: string;
}

const banned = [
  "sorry",
  "refund",
  "guarantee",
  "unfortunately",
  "as an ai",
  "i think",
  "erstatten",
  "leider",
  "internal",
  "intern:",
];

/** The checks that collections of examples begin with: banned words, tone, form. */
export const assertions: Record<string, (output: Output) => boolean | string> = {
  "no banned word is used": ({ reply }) => {
    const found = banned.find((word) => reply.toLowerCase().includes(word));
    return found === undefined || `It says “${found}”.`;
  },
  "the reply is polite": ({ reply }) => /thank|please|welcome|danke?|bitte|gern|guten tag/i.test(reply),
  "the reply ends with a full stop": ({ reply }) => /[.!?]$/.test(reply.trim()),
  "the reply has 8 to 60 words": ({ reply }) => {
    const count = reply.trim().split(/\s+/).length;
    return (count >= 8 && count <= 60) || `It has ${count}.`;
  },
  "links are encrypted": ({ reply }) => !reply.includes("http://"),
  "nothing is left to fill in": ({ reply }) => !/\{\{|\bTODO\b|undefined|null/.test(reply),
  "a German reply has an umlaut or ß, an English one has none": ({ ticket, reply }) =>
    /[äöüß]/i.test(reply) === (ticket.language === "de"),
};
