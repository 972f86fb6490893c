/** What of a pupil's extra time their teachers are told. */
import type { ExtraTime } from '#contract/adjustments.ts'
import { ownMinutes } from '#contract/extra-time.ts'

/** Null unless it makes this pupil's time longer: otherwise it is nobody's business. */
export function extraMinutes(
  { extra_time }: { readonly extra_time: ExtraTime | null },
  minutes: number | null,
): number | null {
  return extra_time === null || minutes === null ? null : ownMinutes(minutes, extra_time)
}
