/**
 * Whether every run's records are all there: their numbers go up by one. Where some are missing, a
 * record of the run says that they could not be kept and why; else they were taken away.
 */
import type { Stretch } from './sequence-stretches.ts'

export interface SequenceGap {
  readonly process: string
  /** The first number that is missing, and how many are. */
  readonly seq: number
  readonly missing: number
  /** So many of them the run itself told to be lost. */
  readonly told: number
}

export interface SequenceWatch {
  see(stretch: Stretch): void
  /** The gaps so far, oldest run first. */
  gaps(): SequenceGap[]
}

interface Run {
  next: number
  readonly gaps: { seq: number; missing: number }[]
  told: number
}

/** Stretches are to be shown in the order of the log. */
export function watchSequence(): SequenceWatch {
  const runs = new Map<string, Run>()
  return {
    see({ isStart, lost, process, seq, until }) {
      let run = runs.get(process)
      if (run === undefined) {
        // Where reading begins in the middle of a run, what was before is not missing.
        run = { next: isStart ? 0 : seq, gaps: [], told: 0 }
        runs.set(process, run)
      }
      if (seq > run.next) run.gaps.push({ seq: run.next, missing: seq - run.next })
      run.next = Math.max(run.next, until)
      run.told += lost
    },
    gaps() {
      return [...runs].flatMap(([process, run]) => {
        let left = run.told
        return run.gaps.map(({ missing, seq }) => {
          const told = Math.min(left, missing)
          left -= told
          return { process, seq, missing, told }
        })
      })
    },
  }
}
