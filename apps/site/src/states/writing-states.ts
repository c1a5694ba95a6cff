import { type ShownState, type Stage, examiner, problemOf } from "./stage.ts";

/** The states before anything is run: writing, its mistakes, and what keeps a text from being sent. */
export function writingStates({ exercise, begin, send }: Stage): ShownState[] {
  const part = Object.keys(exercise.starter)[0] ?? "";
  const written = (text: string): ShownState["actions"] => [
    { type: "edit", artifact: { ...exercise.starter, [part]: text } },
  ];
  return [
    { name: "Empty", note: "The starter, and what will be run on it.", actions: [] },
    { name: "Editing", note: "The draft is kept at once; tokens are counted.", actions: begin },
    {
      name: "Placeholder missing",
      note: "Caught before it is sent, with what puts it right.",
      actions: [...written("Name the product."), { type: "try" }],
    },
    {
      name: "Placeholder unknown",
      note: "A misspelt name is found by what it was meant to be.",
      actions: written("Message: {{mesage}}\nProduct:"),
    },
    {
      name: "Space at the end",
      note: "Sent if one wants it so; said before.",
      actions: written("Message: The radio is too loud.\nProduct: radio\n\nMessage: {{message}}\nProduct: "),
    },
    {
      name: "Over budget",
      note: "Said before it is sent.",
      actions: [...begin, { type: "tokens", part, count: 231 }],
    },
    { name: "Sending", note: "Pressed once; pressing again sends nothing more.", actions: [...begin, send] },
    {
      name: "Too many requests",
      note: "When it may be sent again.",
      actions: [
        ...begin,
        send,
        {
          type: "refuse",
          problem: problemOf("too-many-requests", 429, "That is more than 20 submissions in a minute."),
          retryAt: "2026-11-14T09:03:10.000Z",
        },
      ],
    },
    {
      name: "Stale exercise",
      note: "The page is older than the exercise.",
      actions: [
        ...begin,
        send,
        {
          type: "refuse",
          problem: problemOf("stale-exercise", 409, "Reload the page to get the new one. Your text is kept."),
        },
      ],
    },
  ];
}

/** The states in which the server or its examiner is not there. */
export function absentStates({ begin, send }: Stage): ShownState[] {
  return [
    {
      name: "Offline",
      note: "The text is kept, and sent when the server is back.",
      actions: [...begin, send, { type: "hold", why: "away" }],
    },
    {
      name: "Server away",
      note: "Known before anything is sent; the buttons say so.",
      actions: [...begin, { type: "standing", standing: "away" }],
    },
    {
      name: "Examiner downloading",
      note: "Size, speed and time left; what is sent now is held.",
      actions: [
        ...begin,
        examiner({
          state: "downloading",
          download: {
            source: "hub",
            done: 41_300_000,
            total: 98_362_432,
            bytesPerSecond: 6_200_000,
            secondsLeft: 9.2,
          },
        }),
      ],
    },
    {
      name: "Examiner starting",
      note: "A matter of seconds.",
      actions: [...begin, examiner({ state: "starting" })],
    },
    {
      name: "Examiner missing",
      note: "What to do about it.",
      actions: [
        ...begin,
        examiner({
          state: "missing",
          message:
            "Its weights could not be downloaded. Set ASSAY_EXAMINER_FILE to a file you have, or try again online.",
        }),
      ],
    },
  ];
}
