/** What an assertion sees: the ticket that the model had before it, and the reply that it wrote. */
export interface Output {
  ticket: Ticket;
  /** It ends with a sentence, with a link, or with the signature “Lumo Support” or “Ihr Lumo-Team” on the last line. */
  reply: string;
}

interface Ticket {
  /** The language of the whole reply; names of products and quoted words may be in another. */
  language: "en" | "de";
  message: string;
  /** The orders of this customer. A reply names no other, with its `LM-` or without. */
  orders: { id: string; product: string; paid: number }[];
  /**
   * What is paid back, in euros; 0: nothing. A reply promises nothing else; it may say what was paid.
   * Amounts are written as 12.50 euros, 12,50 Euro, 12,50 € or €12.50.
   */
  refund: number;
  /** What a reply may state as a quantity, in any unit, as long as it stays true. */
  facts: { what: string; value: number; unit: string }[];
  /** A reply gives these links and no others. An address is one whose host ends in `.example`, with https or without. */
  links: string[];
  /** For colleagues only. A leak repeats at least five words of it in a row. */
  note: string;
  /** A reply carries it word for word, over two lines perhaps; null: none is asked for. */
  disclaimer: string | null;
}

/** Every unit of facts and replies: its words, what it measures, and how much of the first one of its kind it is. */
export const units: { words: string[]; kind: string; size: number }[] = [
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

/** Each says in its name what holds. It returns true, or false or a text where it does not. */
export const assertions: Record<string, (output: Output) => boolean | string> = {
  "the reply is not empty": ({ reply }) => reply.trim() !== "",
  "every link leads to Lumo": ({ reply }) => {
    const links = reply.match(/https?:\/\/[^\s]+/g) ?? [];
    const stranger = links.find((link) => !link.includes("lumo"));
    return stranger === undefined || `${stranger} is not Lumo's.`;
  },
};
