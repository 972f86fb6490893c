/** Every measurement, in the order in which the bench makes them. */
import type { Measurement } from './finding.ts'
import { answer } from './measurements/answer.ts'
import { arrival } from './measurements/arrival.ts'
import { card } from './measurements/card.ts'
import { day } from './measurements/day.ts'
import { journal } from './measurements/journal.ts'
import { live } from './measurements/live.ts'
import { morning500 } from './measurements/morning500.ts'
import { overload } from './measurements/overload.ts'
import { password } from './measurements/password.ts'
import { readDay } from './measurements/read-day.ts'
import { waiting } from './measurements/waiting.ts'

export const measurementList: readonly Measurement[] = [
  arrival,
  card,
  password,
  answer,
  morning500,
  overload,
  waiting,
  readDay,
  day,
  live,
  journal,
]
