/** The door of a witness: logs of other installations ask for cosignatures here. */
import { serverPages } from '#contract/server-pages.ts'
import { readBody } from '#engine/http/read-body.ts'
import { type AccessRule, defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept } from '#kernel/result.ts'
import type { Witness } from './witness-checkpoint.ts'

/** A checkpoint with its signatures, and 63 hashes. */
const bodyBytesMax = 64 * 1024
/** From one address: a log asks every ten seconds, and again where something went wrong. */
const callsPerMinute = 120

export function witnessRoutes<Caller>(
  witness: Witness,
  everyone: AccessRule<Caller>,
): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${serverPages.log}/witness/add-checkpoint`,
      summary:
        'A cosignature for a log’s checkpoint that goes on from the last (C2SP tlog-witness)',
      tag: 'journal',
      access: everyone,
      isFree: true,
      rawBody: true,
      limits: { bodyBytesMax, perMinute: callsPerMinute },
      async handle({ stream }) {
        const read = await readBody(stream, bodyBytesMax)
        if (!read.ok) return read
        const { body, contentType, status } = await witness.addCheckpoint(
          read.value.toString('utf8'),
        )
        return accept(new StreamReply(body, contentType, { 'cache-control': 'no-store' }, status))
      },
    }),
  ]
}
