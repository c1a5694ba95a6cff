import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Check, Delivery, Output } from "./checks.ts";

/** A planted message: whether it is good is known, since somebody wrote it so. */
export interface Planted extends Output {
  name: string;
  good: boolean;
}

interface Source {
  deliveries: Record<string, Delivery>;
  neighbour: Pick<Delivery, "customer" | "street">;
  messages: { name: string; good: boolean; delivery: string; message: string; toNeighbour: string }[];
}

/** Reads the planted messages with the deliveries that they are about. */
export async function readMessages(): Promise<Planted[]> {
  const source: Source = parse(await readFile(join(import.meta.dirname, "text-messages.yaml"), "utf8"));
  return source.messages.map(({ name, good, delivery: id, message, toNeighbour }) => {
    const delivery = source.deliveries[id];
    if (delivery === undefined) throw new Error(`${name}: there is no delivery ${id}`);
    const neighbour = { delivery: { ...delivery, ...source.neighbour }, message: toNeighbour };
    return { name, good, delivery, message, neighbour };
  });
}

/** Names the defects that some checks catch together, and the good messages that they reject. */
export function score(checks: readonly Check[], messages: readonly Planted[]) {
  const rejected = messages.filter((each) => checks.some((check) => check(each) !== undefined));
  const names = (good: boolean) => rejected.filter((each) => each.good === good).map(({ name }) => name);
  return { caught: names(false), falseAlarms: names(true) };
}
