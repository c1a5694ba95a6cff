import { z } from "zod";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Any value that JSON can say. */
export const json: z.ZodType<Json> = z.json();
