// Made by tools/generate.ts: change its sources, not this file.

/** The words said to a model, by file name. */
export const prompts = {
} as const
