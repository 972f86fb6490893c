/** How long the answer to an import may take: a large school's file is read, compared and written in one go. */
export const importTimeoutMs = 120_000
