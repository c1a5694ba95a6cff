interface Output {
  ticket: { language: "en" | "de"; orders: { id: string }[]; links: string[]; disclaimer: string | null };
  reply: string;
}

export const assertions: Record<string, (output: Output) => boolean | string> = {
  "the reply has a decent length": ({ reply }) => reply.length >= 40 && reply.length <= 400,
  "the reply names the order": ({ ticket, reply }) =>
    ticket.orders.length === 0 || ticket.orders.some(({ id }) => reply.includes(id)),
  "the reply gives the link": ({ ticket, reply }) =>
    ticket.links.length === 0 || ticket.links.some((link) => reply.includes(link)),
  "the reply carries the disclaimer": ({ ticket, reply }) =>
    ticket.disclaimer === null || reply.includes(ticket.disclaimer),
};
