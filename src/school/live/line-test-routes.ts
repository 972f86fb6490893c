/** The door that a line is measured against before a live class. */
import { lineBlockBytes, linePath, lineTestQuerySchema } from '#contract/live-line-test.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept } from '#kernel/result.ts'
import { signedIn } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { LiveContext } from './live-context.ts'

/** Some five tests; each asks four times. */
const asksPerMinute = 20

export function lineTestRoutes({ random }: Pick<LiveContext, 'random'>): Route<Caller>[] {
  // Noise, so that it stays as long as it is on the way; the same for all.
  const block = random.bytes(lineBlockBytes)
  return [
    defineRoute({
      method: 'GET',
      path: linePath,
      summary: 'Bytes to measure a line with, before a live class',
      tag: 'live',
      access: signedIn,
      limits: { perMinute: asksPerMinute },
      query: lineTestQuerySchema,
      async handle({ query: { bytes } }) {
        const body = bytes === '0' ? new Uint8Array() : block
        return accept(
          new StreamReply(body, 'application/octet-stream', { 'cache-control': 'no-store' }),
        )
      },
    }),
  ]
}
