/** Pupils of an exercise by how far they are. */
import type { Following } from '#contract/following.ts'

export interface CountedStates {
  readonly received: number
  readonly begun: number
  readonly notOpened: number
}

export function countStates(
  pupils: readonly Pick<Following['pupils'][number], 'receivedAt' | 'state'>[],
): CountedStates {
  const received = pupils.filter(({ receivedAt }) => receivedAt !== null).length
  const notOpened = pupils.filter(
    ({ receivedAt, state }) => receivedAt === null && state === 'not_opened',
  ).length
  return { received, begun: pupils.length - received - notOpened, notOpened }
}
