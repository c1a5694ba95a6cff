interface Output {
  reply: string;
}

/** What stands in the defective replies that were seen, and in no good one of them. */
const seen = {
  "invented refund": ["10 euros", "64 Euro", "pay you back"],
  "wrong order id": ["LM-48231", "33521"],
  "leaked note": ["the carrier lost two crates", "goodwill voucher"],
  "wrong language": ["Thank you for your question. The radio", "Wenn Sie möchten"],
  truncated: ["when to unpl", "noch einmal drücken,"],
  "fake link": ["polaris-manuals.example", "lumo.example/de/knoepfe"],
  "missing disclaimer": ["The manual is at https://lumo.example/manuals/polaris.", "depends on many things"],
  "unit error": ["30 weeks", "0,5 ml"],
};

export const assertions = Object.fromEntries(
  Object.entries(seen).map(([kind, phrases]) => [
    `there is no ${kind}`,
    ({ reply }: Output) => {
      const text = reply.replaceAll(/\s+/g, " ");
      const found = phrases.find((phrase) => text.includes(phrase));
      return found === undefined || `It says “${found}”.`;
    },
  ]),
);
