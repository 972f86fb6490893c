/** Every measurement, in the order in which the bench makes them. */
import type { Measurement } from './finding.ts'
import { answer } from './measurements/answer.ts'
import { card } from './measurements/card.ts'
import { day } from './measurements/day.ts'
import { password } from './measurements/password.ts'

export const measurementList: readonly Measurement[] = [card, password, answer, day]
