// The checks of the lesson and of its figure. Each says what is wrong with a message, or nothing.

/** What the shop knows of a delivery: the truth that a message is compared with. */
export interface Delivery {
  customer: string;
  street: string;
  product: string;
  /** As in 2026-12-03. */
  date: string;
  /** Full hours, on the 24-hour clock. */
  from: number;
  to: number;
}

export interface Output {
  delivery: Delivery;
  message: string;
  /** The same delivery to somebody else, and the message about it. */
  neighbour: { delivery: Delivery; message: string };
}

export type Check = (output: Output) => string | undefined;

const phone = "08001140";
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** A first try: the hours as the template would write them. */
export const hasHoursVerbatim: Check = ({ delivery, message }) => {
  const wanted = `between ${delivery.from} and ${delivery.to}`;
  return message.includes(wanted) ? undefined : `It does not say “${wanted}”.`;
};

export const beginsLikeTemplate: Check = ({ message }) =>
  /^Hello (?:Ms|Mr) \w+, your /.test(message) ? undefined : "It does not begin with “Hello …, your”.";

const hour = "(\\d\\d?)(?::00)?";
const until = "(?: ?- ?| to | and )";
const span = new RegExp(`\\b${hour}${until}${hour}( ?p\\.?m)?`, "g");

/** The hours of a message, in any notation, as on a 24-hour clock. */
const hoursIn = (message: string): string[] =>
  Array.from(message.matchAll(span), ([, from, to, afternoon]) => {
    const add = afternoon === undefined ? 0 : 12;
    return `${Number(from) + add}-${Number(to) + add}`;
  });

export const givesHours: Check = ({ delivery, message }) => {
  const found = hoursIn(message).join(", ");
  const wanted = `${delivery.from}-${delivery.to}`;
  return found === wanted ? undefined : `It says ${found || "no hours"}.`;
};

/** The dates of a message, as in 2026-12-03; the year is that of the delivery. */
function datesIn(message: string, { date }: Delivery): string[] {
  const pattern = new RegExp(`\\b(\\d\\d?) (${months.join("|")})`, "g");
  return Array.from(message.matchAll(pattern), ([, day = "", month = ""]) => {
    const number = String(months.indexOf(month) + 1);
    return `${date.slice(0, 4)}-${number.padStart(2, "0")}-${day.padStart(2, "0")}`;
  });
}

export const namesDay: Check = ({ delivery, message }) => {
  const found = datesIn(message, delivery).join(", ");
  return found === delivery.date ? undefined : `It says ${found || "no day"}.`;
};

/** An invariant: of the delivery it needs the year alone. */
export const agreesWithItself: Check = ({ delivery, message }) => {
  const [weekday] = /\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)/.exec(message) ?? [];
  const [date] = datesIn(message, delivery);
  if (weekday === undefined || date === undefined) return undefined;
  const real = weekdays[new Date(date).getUTCDay()];
  return weekday === real ? undefined : `It says ${weekday}, and ${date} is a ${real}.`;
};

export const endsAsSentence: Check = ({ message }) =>
  /[.!?]$|Lumo$/.test(message) ? undefined : "It ends in the middle of a sentence.";

export const givesOurNumber: Check = ({ message }) => {
  const found = Array.from(message.matchAll(/\b0800[ -]?\d+/g), ([each]) => each.replaceAll(/\D/g, ""));
  return String(found) === phone ? undefined : `It says ${found.join(", ") || "no number"}.`;
};

export const avoidsTheWord: Check = ({ message }) =>
  /\bfree\b/i.test(message) ? "It says “free”." : undefined;

export const offersNothing: Check = ({ message }) => {
  const [found] =
    /\b(?:for free|free of charge|at no (?:extra )?cost|voucher|discount)\b/.exec(message) ?? [];
  return found === undefined ? undefined : `It offers something “${found}”.`;
};

/** Numbers, and names inside a sentence, beside those of the customer. */
function extrasIn(message: string, { customer, street }: Delivery): string[] {
  const rest = message.replace(customer, "").replace(street, "");
  return (rest.match(/(?<=[a-z,] )[A-Z][a-z]+|\d+/g) ?? []).toSorted();
}

/** A metamorphic pair: where only the customer differs, only the customer may differ. */
export const tellsNeighbourTheSame: Check = ({ delivery, message, neighbour }) => {
  const here = extrasIn(message, delivery);
  const there = extrasIn(neighbour.message, neighbour.delivery);
  if (String(here) === String(there)) return undefined;
  const only = (some: string[], others: string[]) =>
    some.filter((word) => !others.includes(word)).join(", ") || "nothing";
  return `Only here: ${only(here, there)}. Only there: ${only(there, here)}.`;
};

/** The same relation, asked of the wording. */
export const tellsNeighbourVerbatim: Check = ({ delivery, message, neighbour }) => {
  const expected = message
    .replace(delivery.customer, neighbour.delivery.customer)
    .replace(delivery.street, neighbour.delivery.street);
  return expected === neighbour.message ? undefined : "The neighbour's message is worded otherwise.";
};
