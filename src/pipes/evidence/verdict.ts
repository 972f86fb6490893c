/** What a verdict says of an interval: the shape that `./preau evidence --json` prints. */
import type { JournalLeaves } from '#pipes/public-log/journal-leaves.ts'
import type { FloodHarm } from './attack-harm.ts'
import type { CrowdCounts } from './crowd-counts.ts'
import type { LoadOrigins } from './load-origins.ts'
import type { RepeatFindings } from './repeated-load.ts'
import type { Counterfactual } from './replayed-load.ts'
import type { ShareInterval } from './resampled-shares.ts'
import type { Slice } from './slice.ts'
import type { Reason } from './sorting.ts'

/** A sentence for people, in French, and a code for programs. */
export interface Remark {
  readonly code: string
  readonly text: string
}

export interface MinuteLoad {
  /** ISO 8601, UTC: the minute's beginning. */
  readonly at: string
  /** Units by slice; slices without any are left out. */
  readonly slices: Partial<Record<Slice, number>>
}

export interface ReasonLoad {
  readonly slice: Slice
  readonly reason: Reason
  readonly units: number
  readonly sources: number
}

export interface Suspect {
  /** As the records name it: a hash of the day in a journal, an address in a web server's log. */
  readonly source: string
  readonly slice: Slice
  readonly reason: Reason
  readonly units: number
}

export interface Verdict {
  readonly interval: {
    readonly from: string
    readonly to: string
    readonly units: number
    readonly requests: number
    readonly silentConnections: number
    readonly sources: number
    readonly people: number
  }
  readonly slices: Readonly<Record<Slice, ShareInterval>>
  readonly reasons: readonly ReasonLoad[]
  readonly retries: Omit<RepeatFindings, 'errorsFrom' | 'echoesFrom'> & {
    readonly errorsFrom: string | null
    readonly echoesFrom: string | null
  }
  /** When the first minute came of which attacks are a twentieth or more. */
  readonly attackFrom: string | null
  /** When the first minute came with three times the usual load of expected people, beyond chance. */
  readonly rushFrom: string | null
  /** The same of load that nothing ties to anybody. */
  readonly strangersFrom: string | null
  readonly origins: LoadOrigins
  readonly counterfactual: Counterfactual
  readonly harm: FloodHarm
  readonly blindness: readonly Remark[]
  readonly warnings: readonly Remark[]
  readonly answer: string
  readonly suspects: readonly Suspect[]
  readonly minutes: readonly MinuteLoad[]
  readonly crowds: CrowdCounts
}

/** One input, for whoever wants to check with the same. */
export interface InputSeal {
  readonly what: 'journal' | 'roster' | 'timetable' | 'origins'
  readonly sha256: string
  /** Lines, rows or records that were read, and those that could not be. */
  readonly read: number
  readonly damaged: number
  /** The first of the damaged lines, by their number from 1. */
  readonly damagedLines?: readonly number[]
  /** Of a file of origins: when its maker built it. */
  readonly builtAt?: string
}

/** With what it was computed from: what is printed, kept and hashed. */
export interface ToldVerdict extends Verdict {
  readonly inputs: readonly InputSeal[]
  readonly inputsHash: string
  /** The leaves of the public log that were read; null: the records do not come from a log. */
  readonly leaves: JournalLeaves | null
  readonly version: { readonly preau: string; readonly rules: string }
}

/** The whole verdict as it is printed, kept and hashed: the same bytes wherever it is computed again. */
export function wholeVerdict(verdict: ToldVerdict): string {
  return `${JSON.stringify(verdict, null, 1)}\n`
}
