/**
 * The slices of an interval's load. Every unit of load lies in exactly one. A unit is a request, or
 * a connection that ended without ever sending a whole one.
 */

/**
 * `expected` somebody enrolled, when a lesson of theirs calls them (a rehearsal by its signed plan
 * too) · `unexpected` somebody signed in whom nothing calls then · `retry` load that we caused:
 * tries again after our own errors, a client of ours that asks too often · `credential` accounts
 * tried by those who do not own them · `scanner` looking for weak places · `flood` load without any
 * other purpose · `slowHold` connections held open without use · `unknown` nothing tells.
 */
export const slices = [
  'expected',
  'unexpected',
  'retry',
  'credential',
  'scanner',
  'flood',
  'slowHold',
  'unknown',
] as const
export type Slice = (typeof slices)[number]

/** What is done against us; the rest is our pupils, ourselves, or not known. */
export const attackSlices: readonly Slice[] = ['credential', 'scanner', 'flood', 'slowHold']
