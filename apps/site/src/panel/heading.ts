/** The headings inside a panel, a level below its title. */
export type HeadingTag = "h2" | "h3" | "h4";

/** The level of a panel's title; its headings are one below. */
export type TitleLevel = 1 | 2 | 3;

/** The heading below a title, by the title's level. */
export const headingBelow: Readonly<Record<TitleLevel, HeadingTag>> = { 1: "h2", 2: "h3", 3: "h4" };
