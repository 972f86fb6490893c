/**
 * What a trial is: a bad morning in small, played on this machine, and whether what was promised
 * held. Adding one: a file beside this one that exports a `Trial`, and its name in `trial-list.ts`.
 */

/** A figure of a trial; a target stands beside it where it decides. */
export interface TrialFigure {
  readonly name: string
  readonly value: number | string
  readonly unit?: string
  readonly target?: { readonly value: number; readonly is: 'at_least' | 'at_most' | 'exactly' }
}

export interface TrialOutcome {
  readonly figures: readonly TrialFigure[]
  /** False where a figure missed its target. */
  readonly holds: boolean
}

export interface TrialGround {
  /** Share of the full size, in (0, 1]: for trying out. Only 1 says what was promised. */
  readonly scale: number
  /** To be undone when the trial is over, the last first. */
  atEnd(undo: () => Promise<unknown>): void
  /** What is happening, for whoever watches. */
  say(words: string): void
}

export interface Trial {
  /** As in `npm run trials -- <name>`. */
  readonly name: string
  /** What this machine lacks for it; null: nothing. Absent: it can be played everywhere. */
  whatLacks?(): Promise<string | null>
  run(ground: TrialGround): Promise<readonly TrialFigure[]>
}

/** NaN reaches no target. */
export function isReached({ target, value }: TrialFigure): boolean {
  if (target === undefined) return true
  if (typeof value !== 'number') return false
  if (target.is === 'exactly') return value === target.value
  return target.is === 'at_least' ? value >= target.value : value <= target.value
}

export const judgeTrial = (figures: readonly TrialFigure[]): TrialOutcome => ({
  figures,
  holds: figures.every(isReached),
})

/** At least one. */
export const scaled = (count: number, { scale }: Pick<TrialGround, 'scale'>): number =>
  Math.max(1, Math.round(count * scale))
