/** What came over a connection since it was last looked at, from the browser's own counts. Pure. */

/** Of one connection since its beginning, in packets but for the frames. */
export interface FlowCounts {
  /** Frames that were decoded. */
  readonly frames: number
  readonly voice: number
  readonly came: number
  readonly lost: number
}

export const noFlow: FlowCounts = { frames: 0, voice: 0, came: 0, lost: 0 }

/** The part of a report (https://www.w3.org/TR/webrtc-stats/) that counts. */
interface InboundReport {
  readonly type: string
  readonly kind?: string
  readonly packetsReceived?: number
  readonly packetsLost?: number
  readonly framesDecoded?: number
}

export function countFlow(reports: Iterable<InboundReport>): FlowCounts {
  let { frames, voice, came, lost } = noFlow
  for (const { framesDecoded, kind, packetsLost, packetsReceived, type } of reports) {
    if (type !== 'inbound-rtp') continue
    frames += framesDecoded ?? 0
    came += packetsReceived ?? 0
    lost += packetsLost ?? 0
    if (kind === 'audio') voice += packetsReceived ?? 0
  }
  return { frames, voice, came, lost }
}

/** A packet that was lost and came later counts as come: then `lost` may go back. */
export function lostPercentOf(
  pairs: readonly { readonly before: FlowCounts; readonly now: FlowCounts }[],
): number {
  const came = pairs.reduce((sum, { before, now }) => sum + now.came - before.came, 0)
  const lost = pairs.reduce((sum, { before, now }) => sum + Math.max(0, now.lost - before.lost), 0)
  return came + lost === 0 ? 0 : Math.round((100 * lost) / (came + lost))
}
