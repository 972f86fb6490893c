/** How patient people are, and how the app is patient for them: when something is asked again. */
import type { Answer } from './case-world.ts'
import type { Dice } from './dice.ts'

export interface Habits {
  /** Of typed passwords and codes, those that are wrong. */
  readonly typos: number
  /** Whoever meets an error reloads after about so long. */
  readonly patienceMs: number
  /** Of people without an answer, those who reload instead of waiting. */
  readonly impatient: number
  /** Answers and other work of one visit, about. */
  readonly work: number
  /** After this many failures in a row somebody gives up. */
  readonly failuresMax: number
}

export const usualHabits: Habits = {
  typos: 0.03,
  patienceMs: 14_000,
  impatient: 0.35,
  work: 3,
  failuresMax: 9,
}

/** `src/browser/satchel/retry-delay.ts`: doubled from 2 s up to a minute, varied by 30 %. */
const firstDelayMs = 2_000
const delayMsMax = 60_000

export function retryDelay(failures: number, { retryAfterMs }: Answer, dice: Dice): number {
  const growing = Math.min(delayMsMax, firstDelayMs * 2 ** Math.min(30, failures - 1))
  const told = retryAfterMs === null ? 0 : retryAfterMs * (1 + 0.3 * dice.fraction())
  return Math.max(growing * dice.between(0.7, 1.3), told)
}

export const isOurFailure = ({ status }: Answer): boolean => status === 0 || status >= 500
