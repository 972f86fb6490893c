/** A pupil's adjustments as their row holds them, and as one person has them across schools. Pure. */
import { type Adjustments, type ExtraTime, noAdjustments } from '#contract/adjustments.ts'

export interface AdjustmentFacts {
  readonly extra_time: ExtraTime | null
  readonly text_size: number | null
  readonly wide_spacing: boolean
  readonly dyslexic_font: boolean
  readonly read_aloud: boolean
}

const lengths: readonly (ExtraTime | null)[] = [null, 'third', 'half', 'double']

export function presentAdjustments(row: AdjustmentFacts): Adjustments {
  return {
    extraTime: row.extra_time,
    textSize: row.text_size,
    wideSpacing: row.wide_spacing,
    dyslexicFont: row.dyslexic_font,
    readAloud: row.read_aloud,
  }
}

/** Nothing is adjusted: there is no row for that. */
export function isNothing(adjustments: Adjustments): boolean {
  return (Object.keys(noAdjustments) as (keyof Adjustments)[]).every(
    (key) => adjustments[key] === noAdjustments[key],
  )
}

/** What helps most of what several schools say; null where none says anything. */
export function joinAdjustments(rows: readonly AdjustmentFacts[]): Adjustments | null {
  const joined = rows.map(presentAdjustments).reduce(
    (one, other): Adjustments => ({
      extraTime:
        lengths.indexOf(one.extraTime) < lengths.indexOf(other.extraTime)
          ? other.extraTime
          : one.extraTime,
      textSize: Math.max(one.textSize ?? 0, other.textSize ?? 0) || null,
      wideSpacing: one.wideSpacing || other.wideSpacing,
      dyslexicFont: one.dyslexicFont || other.dyslexicFont,
      readAloud: one.readAloud || other.readAloud,
    }),
    noAdjustments,
  )
  return isNothing(joined) ? null : joined
}
