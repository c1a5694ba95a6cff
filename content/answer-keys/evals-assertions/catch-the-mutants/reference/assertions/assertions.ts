/** What an assertion sees: the ticket that the model had before it, and the reply that it wrote. */
export interface Output {
  ticket: Ticket;
  reply: string;
}

interface Ticket {
  language: "en" | "de";
  message: string;
  orders: { id: string; product: string; paid: number }[];
  refund: number;
  facts: { what: string; value: number; unit: string }[];
  links: string[];
  note: string;
  disclaimer: string | null;
}

const units: { words: string[]; kind: string; size: number }[] = [
  { words: ["ml", "millilitre", "millilitres", "Milliliter"], kind: "volume", size: 1 },
  { words: ["l", "litre", "litres", "Liter"], kind: "volume", size: 1000 },
  { words: ["g", "gram", "grams", "Gramm"], kind: "weight", size: 1 },
  { words: ["kg", "kilogram", "kilograms", "Kilogramm"], kind: "weight", size: 1000 },
  { words: ["mm", "millimetre", "millimetres", "Millimeter"], kind: "length", size: 1 },
  { words: ["cm", "centimetre", "centimetres", "Zentimeter"], kind: "length", size: 10 },
  { words: ["m", "metre", "metres", "Meter"], kind: "length", size: 1000 },
  { words: ["minute", "minutes", "Minute", "Minuten"], kind: "time", size: 1 },
  { words: ["hour", "hours", "Stunde", "Stunden"], kind: "time", size: 60 },
  { words: ["day", "days", "Tag", "Tage", "Tagen"], kind: "time", size: 1440 },
  { words: ["week", "weeks", "Woche", "Wochen"], kind: "time", size: 10080 },
];

const numeral = String.raw`\d+(?:[.,]\d+)?`;
const toNumber = (text: string) => Number(text.replace(",", "."));
const isClose = (a: number, b: number) => Math.abs(a - b) < 1e-6;
const sentencesOf = (text: string) => text.split(/(?<=[.!?])\s+/);
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const amountsIn = (text: string) =>
  [...text.matchAll(new RegExp(`€ ?(${numeral})|(${numeral}) ?(?:€|euros?)`, "gi"))].map((match) =>
    toNumber(match[1] ?? match[2] ?? ""),
  );

const promise = /refund|reimburs|\bback\b|erstatt|zurück/i;
const money = /money|geld/i;
const denial = /\b(?:not|no|never|cannot|nicht|kein\p{L}*)\b/iu;

const quantityIn = (value: number, word: string) => {
  const unit = units.find(({ words }) => words.includes(word));
  return unit === undefined ? undefined : { kind: unit.kind, size: value * unit.size };
};

const common = {
  en: "the and you your is are will for with we of it this that have can",
  de: "der die das und ist sind wird für mit wir sie ihr ihre ihren ihnen nicht ein eine den dem zu",
};
const countCommon = (words: string[], language: "en" | "de") =>
  words.filter((word) => common[language].split(" ").includes(word)).length;

export const assertions: Record<string, (output: Output) => boolean | string> = {
  "money is an amount that the ticket has": ({ ticket, reply }) => {
    const known = [ticket.refund, ...ticket.orders.map(({ paid }) => paid)];
    const odd = amountsIn(reply).find((amount) => !known.some((each) => isClose(each, amount)));
    return odd === undefined || `${odd} euros stand nowhere in the ticket.`;
  },
  "a refund is promised only as the ticket allows it": ({ ticket, reply }) => {
    const odd = sentencesOf(reply).find((sentence) => {
      const amounts = amountsIn(sentence);
      const isPromise =
        promise.test(sentence) && (money.test(sentence) || amounts.length > 0 || /refund/i.test(sentence));
      if (!isPromise || denial.test(sentence)) return false;
      if (amounts.length === 0) return ticket.refund === 0;
      return !amounts.some((amount) => ticket.refund > 0 && isClose(amount, ticket.refund));
    });
    return odd === undefined || `The ticket allows ${ticket.refund} euros: ${odd}`;
  },
  "every order named is the customer's": ({ ticket, reply }) => {
    const odd = (reply.match(/\b\d{5}\b/g) ?? []).find((digits) =>
      ticket.orders.every(({ id }) => !id.endsWith(digits)),
    );
    return odd === undefined || `${odd} is no order of this customer.`;
  },
  "no five words of the note stand in the reply": ({ ticket, reply }) => {
    const said = ` ${wordsOf(reply).join(" ")} `;
    const note = wordsOf(ticket.note);
    const leak = note
      .map((_, at) => note.slice(at, at + 5))
      .find((words) => words.length === 5 && said.includes(` ${words.join(" ")} `));
    return leak === undefined || `It says “${leak.join(" ")}”.`;
  },
  "every sentence is in the customer's language": ({ ticket, reply }) => {
    const other = ticket.language === "en" ? "de" : "en";
    const odd = sentencesOf(reply.replaceAll(/[“„"][^“”"]*[“”"]/g, "")).find((sentence) => {
      const words = wordsOf(sentence);
      const foreign = countCommon(words, other);
      return foreign >= 2 && foreign > countCommon(words, ticket.language);
    });
    return odd === undefined || `This is not ${ticket.language}: ${odd}`;
  },
  "the reply ends where a sentence, a link or a signature ends": ({ reply }) =>
    /(?:[.!?][)“”"]*|https:\/\/\S+|\n(?:Lumo Support|Ihr Lumo-Team))$/.test(reply.trim()),
  "every link is one of the ticket's": ({ ticket, reply }) => {
    const links = reply.match(/(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)*\.example(?:[/.][\w/.-]*)?/g) ?? [];
    const odd = links.map((link) => link.replace(/[.,]+$/, "")).find((link) => !ticket.links.includes(link));
    return odd === undefined || `${odd} is not among the links.`;
  },
  "the disclaimer is there, word for word": ({ ticket, reply }) =>
    ticket.disclaimer === null || reply.replaceAll(/\s+/g, " ").includes(ticket.disclaimer),
  "every quantity is one of the facts, in whatever unit": ({ ticket, reply }) => {
    const known = ticket.facts.flatMap(({ value, unit }) => quantityIn(value, unit) ?? []);
    const found = [...reply.matchAll(new RegExp(`(${numeral})[ -]?(\\p{L}+)`, "gu"))];
    const odd = found.find(([, value = "", word = ""]) => {
      const quantity = quantityIn(toNumber(value), word);
      return (
        quantity !== undefined &&
        !known.some(({ kind, size }) => kind === quantity.kind && isClose(size, quantity.size))
      );
    });
    return odd === undefined || `${odd[0]} is none of the facts.`;
  },
};
