/** English words for a span of half-days, wherever one is chosen or told. */
import type { halfDaysFr } from '#browser/catalogue/fr/half-days-fr.ts'

const half = { morning: ' in the morning', afternoon: ' in the afternoon' }
const halfOf = (of: 'morning' | 'afternoon' | null): string => (of === null ? '' : half[of])

export const halfDaysEn: typeof halfDaysFr = {
  from: 'First day',
  until: 'Last day',
  fromHalf: 'It begins',
  untilHalf: 'It ends',
  starts: { morning: 'in the morning', afternoon: 'in the afternoon' },
  ends: { morning: 'at noon', afternoon: 'in the evening' },
  span: (p) =>
    p.from === p.until
      ? `on ${p.from}${halfOf(p.fromHalf ?? p.untilHalf)}`
      : `from ${p.from}${halfOf(p.fromHalf)} to ${p.until}${halfOf(p.untilHalf)}`,
}
