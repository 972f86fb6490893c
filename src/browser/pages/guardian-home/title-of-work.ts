/** What a piece of work is called on a guardian's card. */
import type { HandIn } from '#contract/day.ts'

/** Letters of work in plain words; the whole stands on the day's page. */
const titleLettersMax = 80

/** Plain words become a title: without their full stop, and cut where they are long. */
export function titleOfWork(work: HandIn): string {
  const letters = [...(work.kind === 'homework' ? work.text.replace(/[\s.]+$/, '') : work.title)]
  if (letters.length <= titleLettersMax) return letters.join('')
  const kept = letters.slice(0, titleLettersMax - 1).join('')
  return `${kept.trimEnd()}…`
}
