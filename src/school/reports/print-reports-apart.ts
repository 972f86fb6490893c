/** Prints reports beside what else is going on: a class of thirty keeps a processor busy for a second. */
import type { PeriodReport } from '#contract/reports.ts'
import type { Result } from '#kernel/result.ts'
import { printApart } from './print-apart.ts'

const script = new URL('./render-reports-thread.ts', import.meta.url)

/** One PDF, each report on a page of its own. `overloaded`: others are being printed. */
export function printReportsApart(
  reports: readonly PeriodReport[],
  timeMsMax?: number,
): Promise<Result<Uint8Array>> {
  return printApart(script, { reports }, timeMsMax)
}
