/** Says how the door fares, without telling anything about few people. */
import { type Door, doorFigureMin } from '#contract/arrival.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

export async function describeDoor({
  line,
  waits,
}: Pick<WaitingRoomContext, 'line' | 'waits'>): Promise<Door> {
  const { perSecond, waiting } = await line.sizes()
  const people = waiting.pass + waiting.known + waiting.unknown
  const { kept, total } = waits.read()
  return {
    perSecond,
    waiting: people < doorFigureMin ? null : people,
    promises: total < doorFigureMin ? null : { total, kept },
  }
}
