/**
 * A due time moves only where it meets outages that a server recorded: while nothing could be
 * served, the clock of the assignment stood still. Pure; what a device says has no part in it.
 */

/** Outages count that lie in this time before the due time: earlier ones left time enough. */
export const meetsBeforeMs = 3 * 3_600_000
/**
 * After an outage devices come back one by one: they try again after up to 80 s, may stand in line,
 * and a closed page sends only once it is opened again.
 */
export const returnMarginMs = 15 * 60_000
/** Outages that an extension names; short ones are left out first. */
export const outagesNamedMax = 5

/** A span in which the installation could not serve, whoever recorded it. */
export interface OutageSpan {
  readonly fromMs: number
  readonly untilMs: number
  readonly reason: 'stopped' | 'no_database' | 'stalled' | 'line'
}

/** The question that the role answers: which recorded outages touch this time? */
export type FindOutages = (fromMs: number, untilMs: number) => Promise<readonly OutageSpan[]>

export interface DueExtension {
  /** Work that came until then counts as in time. */
  readonly untilMs: number
  /** The outages that are the reason, in their order. */
  readonly outages: readonly OutageSpan[]
}

/**
 * Null where no outage meets the due time. Otherwise the time to work that was left when an outage
 * began is there again when it ends, and the margin to come back with it.
 */
export function extendDue(
  window: { readonly opensAt: number; readonly dueAt: number },
  outages: readonly OutageSpan[],
): DueExtension | null {
  const startMs = extensionStart(window)
  let dueMs = window.dueAt
  const met: OutageSpan[] = []
  for (const outage of joined(outages)) {
    const fromMs = Math.max(outage.fromMs, startMs)
    if (outage.untilMs <= fromMs) continue
    if (fromMs >= dueMs) break
    dueMs += outage.untilMs - fromMs
    met.push({ ...outage, fromMs })
  }
  if (met.length === 0) return null
  return { untilMs: dueMs + returnMarginMs, outages: longest(met) }
}

/** From when on outages count for this assignment, in ms since 1970. */
export function extensionStart(window: {
  readonly opensAt: number
  readonly dueAt: number
}): number {
  return Math.max(window.opensAt, window.dueAt - meetsBeforeMs)
}

/** Spans without overlap, in their order; where two meet, the longer one gives the reason. */
function joined(outages: readonly OutageSpan[]): OutageSpan[] {
  const spans: OutageSpan[] = []
  let reasonMs = 0
  for (const outage of [...outages].sort((left, right) => left.fromMs - right.fromMs)) {
    const lengthMs = outage.untilMs - outage.fromMs
    if (lengthMs <= 0) continue
    const last = spans.at(-1)
    if (last === undefined || outage.fromMs > last.untilMs) {
      spans.push(outage)
      reasonMs = lengthMs
      continue
    }
    spans[spans.length - 1] = {
      fromMs: last.fromMs,
      untilMs: Math.max(last.untilMs, outage.untilMs),
      reason: lengthMs > reasonMs ? outage.reason : last.reason,
    }
    reasonMs = Math.max(reasonMs, lengthMs)
  }
  return spans
}

function longest(outages: readonly OutageSpan[]): OutageSpan[] {
  return [...outages]
    .sort((left, right) => right.untilMs - right.fromMs - (left.untilMs - left.fromMs))
    .slice(0, outagesNamedMax)
    .sort((left, right) => left.fromMs - right.fromMs)
}
