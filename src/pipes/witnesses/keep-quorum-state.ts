/** Notes after each checkpoint whether the witnesses that the policy asks for cosigned it, and tells the log if they stay away. */
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { judgeSignature } from '#pipes/public-log/signed-note.ts'
import { meetsQuorum, type Quorum } from './log-policy.ts'
import { readQuorumState, writeQuorumState } from './quorum-state-store.ts'
import { type QuorumState, quorumLateSince, quorumNews } from './quorum-watch.ts'

export interface QuorumKeeper {
  /** Of the newest checkpoint, with the cosignatures that it has. */
  see(note: string): Promise<void>
}

export async function keepQuorumState(given: {
  readonly dataDir: string
  readonly quorum: Exclude<Quorum, 'none'>
  readonly clock: Pick<Clock, 'now'>
  readonly log: Pick<Log, 'info' | 'warn'>
}): Promise<QuorumKeeper> {
  const { clock, dataDir, log, quorum } = given
  const before = await readQuorumState(dataDir)
  let state: QuorumState = { since: clock.now(), met: before?.met ?? null }
  let saidAt: number | null = null
  await writeQuorumState(dataDir, state)
  return {
    async see(note) {
      const now = clock.now()
      const checkpoint = readCheckpoint(note)
      const isMet =
        checkpoint !== null &&
        meetsQuorum(quorum, (witness) => judgeSignature(checkpoint.note, witness) === 'valid')
      if (isMet) {
        state = { ...state, met: { at: now, size: checkpoint.size } }
        await writeQuorumState(dataDir, state)
      }
      const lateSince = quorumLateSince(state, now)
      const news = quorumNews(now, lateSince, saidAt)
      if (news === 'met') {
        log.info({ size: state.met?.size }, 'the quorum of witnesses is met again')
        saidAt = null
      } else if (news === 'late' && lateSince !== null) {
        const minutes = Math.floor((now - lateSince) / 60_000)
        const lastSize = state.met?.size ?? null
        log.warn(
          { minutes, lastSize },
          'the quorum of witnesses that the policy asks for is not met',
        )
        saidAt = now
      }
    },
  }
}
