/**
 * A satchel in memory whose sending is answered from a list, for tests of the pages that stand on
 * it. What was sent is kept to be looked at.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import type { Id } from '#kernel/ids.ts'
import { seededRandom } from '#kernel/random.ts'
import { createSatchel } from './create-satchel.ts'
import { driveSatchel } from './drive-satchel.ts'
import type { Entry, Load } from './entry.ts'
import type { Sent } from './judge-reply.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import type { OpenSatchel } from './own-satchel.ts'
import type { Shelf } from './shelf.ts'
import { refusalOf } from './virtual-school.ts'

export interface SatchelInHand {
  readonly open: OpenSatchel
  readonly sent: { readonly entry: Entry; readonly load: Load }[]
  readonly shelf: Shelf
}

const owner: Id = 'lina'

/** `results`: what the school says, in order; afterwards it takes everything. */
export function satchelInHand(
  results: (ApiRefusal['code'] | 'ok')[],
  shelf: Shelf = createMemoryShelf(),
): SatchelInHand {
  const sent: { readonly entry: Entry; readonly load: Load }[] = []
  const statusOf = { no_connection: 0, overloaded: 503, sign_in_required: 401 } as const
  const satchel = createSatchel({
    owner,
    shelf,
    spare: createMemoryShelf,
    closing: openClosing,
    gate: (work) => work(),
    now: Date.now,
    random: seededRandom(5),
    inFront: () => ({ accountId: owner, isSure: true }),
    askWhoIsThere: async () => null,
    tell: () => undefined,
    async send(entry, load): Promise<ApiResult<Sent>> {
      sent.push({ entry, load })
      const result = results.shift() ?? 'ok'
      if (result !== 'ok') {
        return refusalOf(result, statusOf[result as keyof typeof statusOf] ?? 409)
      }
      const receipt = {
        submissionId: entry.id,
        number: 7,
        receivedAt: '2026-11-23T09:00:00.000Z',
        contentHash: 'ab',
        isLate: false,
      }
      const isCopy = entry.task.kind === 'submit'
      return { ok: true, value: { kind: 'received', receipt: isCopy ? receipt : null } }
    },
  })
  const driver = driveSatchel(satchel, () => 0.5)
  return { open: { satchel, wake: driver.wake, isSealed: false }, sent, shelf }
}
