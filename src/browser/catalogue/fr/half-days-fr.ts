/** French words for a span of half-days, wherever one is chosen or told. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const half = { morning: ' matin', afternoon: ' après-midi' }
const halfOf = (of: 'morning' | 'afternoon' | null): string => (of === null ? '' : half[of])

export const halfDaysFr = {
  from: 'Premier jour',
  until: 'Dernier jour',
  fromHalf: 'Il commence',
  untilHalf: 'Il finit',
  starts: { morning: 'le matin', afternoon: "l'après-midi" },
  ends: { morning: 'à midi', afternoon: 'le soir' },
  /** The halves are those of a first or last day that counts for one half only. */
  span: (p: {
    from: string
    until: string
    fromHalf: 'morning' | 'afternoon' | null
    untilHalf: 'morning' | 'afternoon' | null
  }) =>
    p.from === p.until
      ? `le ${p.from}${halfOf(p.fromHalf ?? p.untilHalf)}`
      : `du ${p.from}${halfOf(p.fromHalf)} au ${p.until}${halfOf(p.untilHalf)}`,
}
