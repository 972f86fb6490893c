/** How many pupils have no general appreciation yet, with what is being written counted in. */
import type { TextsInHand } from '#browser/reports/texts-in-hand.ts'
import type { PeriodReport } from '#contract/reports.ts'

export function generalsLacking(reports: readonly PeriodReport[], texts: TextsInHand): number {
  return reports.filter((report) => generalOf(report, texts).trim() === '').length
}

/** What stands in the field: written here since, else what the server has. */
export function generalOf({ general, pupil }: PeriodReport, texts: TextsInHand): string {
  return texts.textOf(pupil.id) ?? general ?? ''
}
