/** The rules under which an exercise was given, without days of its own: to be given again. */
import type { RelativeTimes } from './relative-times.ts'

/** As `reprise_thing.rules` keeps them. */
export interface RepriseRules {
  readonly times: RelativeTimes
  readonly lateAccepted: boolean
  readonly attemptsMax: number
  readonly feedback: 'now' | 'after_due'
  readonly minutes: number | null
}
