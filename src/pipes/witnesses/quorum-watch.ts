/** How long the witnesses that a policy asks for have not been enough, and when that is to be told. */

/**
 * So long a quorum may stay away before an operator is told: thirty checkpoints. A witness that starts
 * again is back before; whoever shows two histories needs longer.
 */
export const quorumLateMs = 5 * 60_000
/** While it stays away the log says so again. */
const sayAgainMs = 60 * 60_000

export interface QuorumState {
  /** Since when checkpoints are watched: the process that makes them started then. */
  readonly since: number
  /** When a checkpoint last had the quorum, and of how many leaves; null: it never had. */
  readonly met: { readonly at: number; readonly size: number } | null
}

/** Since when the quorum is missing; null where it is met, or has not been away for long. */
export function quorumLateSince({ met, since }: QuorumState, nowMs: number): number | null {
  const from = Math.max(since, met?.at ?? since)
  return nowMs - from >= quorumLateMs ? from : null
}

/** What the log is to say now: that it is late, again or for the first time, that it is met again; or nothing. */
export function quorumNews(nowMs: number, lateSince: number | null, saidAt: number | null) {
  if (lateSince === null) return saidAt === null ? null : 'met'
  return saidAt === null || nowMs - saidAt >= sayAgainMs ? 'late' : null
}
