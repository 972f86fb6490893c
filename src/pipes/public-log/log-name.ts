/**
 * What logs are called. The first of an installation has a plain name; one that begins because the
 * one before was lost has it with its number and some chance: `ecole.example/journal/2-1a2b3c4d`. Two
 * copies of one backup so begin two logs, and neither contradicts the other.
 */

const suffix = /^(.+)\/([1-9]\d{0,5})-[0-9a-f]{8}$/
const chanceBytes = 4

/** 1: it succeeds to none. */
export function generationOf(origin: string): number {
  return Number(suffix.exec(origin)?.[2] ?? 1)
}

/** The name of the log that comes after those of this installation, of which `last` is the newest. */
export function successorName(last: string, chance: (count: number) => Uint8Array): string {
  const base = suffix.exec(last)?.[1] ?? last
  const mark = Buffer.from(chance(chanceBytes)).toString('hex')
  return `${base}/${generationOf(last) + 1}-${mark}`
}
