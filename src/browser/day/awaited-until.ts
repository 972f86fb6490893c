/** Until when work is awaited: the due time, or what recorded outages made of it. */
export function awaitedUntil(work: {
  readonly dueAt: string | null
  readonly extendedUntil?: string
}): string | null {
  return work.extendedUntil ?? work.dueAt
}
