/** Shares of a question's points: what ticking an answer does to them, and which are offered. */

export interface Shared {
  readonly id: string
  readonly fraction: number
}

/** Close enough to be the same share: thirds are written 0.33333. */
const near = 0.0005

/** The shares that are offered, as in the question banks of teachers. */
const percents = [
  100, 90, 83.333, 80, 75, 66.667, 60, 50, 40, 33.333, 30, 25, 20, 16.667, 14.286, 12.5, 11.111, 10,
  5, 0,
]
const offered: readonly number[] = [
  ...percents,
  ...percents.filter((share) => share > 0).map((share) => -share),
].map((share) => Math.round(share * 1_000) / 100_000)

/** The offered shares with `current` among them, the largest first. */
export function sharesWith(current: number): readonly number[] {
  const known = offered.some((share) => Math.abs(share - current) < near)
  return (known ? offered : [...offered, current]).toSorted((left, right) => right - left)
}

/** The offered share that means the same, or itself. */
export function nearestShare(current: number): number {
  return offered.find((share) => Math.abs(share - current) < near) ?? current
}

/** The right answer of a single choice: this one, and none that was wholly right before. */
export function chooseRight<Choice extends Shared>(
  choices: readonly Choice[],
  id: string,
): readonly Choice[] {
  return choices.map((choice) => {
    if (choice.id === id) return { ...choice, fraction: 1 }
    return choice.fraction >= 1 ? { ...choice, fraction: 0 } : choice
  })
}

/** Ticks or unticks one of several right answers; the right ones share the points evenly. */
export function toggleRight<Choice extends Shared>(
  choices: readonly Choice[],
  id: string,
): readonly Choice[] {
  const isRight = (choice: Choice): boolean =>
    choice.id === id ? choice.fraction <= 0 : choice.fraction > 0
  const count = choices.filter(isRight).length
  return choices.map((choice) => {
    if (isRight(choice)) return { ...choice, fraction: Math.round(100_000 / count) / 100_000 }
    return choice.fraction > 0 ? { ...choice, fraction: 0 } : choice
  })
}
