/** What JSON can say: all that crosses the wall, either way. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
