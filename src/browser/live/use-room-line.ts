/** The line of this page to the live class of a lesson, open for as long as the page is. */
import { useEffect, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { lineWays } from '#browser/api/line-way.ts'
import { whenOnline } from '#browser/api/when-online.ts'
import type { SoundNow } from '#browser/sound/sound.ts'
import { liveAddress } from '#contract/live-address.ts'
import { type LiveTicket, roomPath } from '#contract/live-room.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { createRoomLine, type RoomLine } from './room-line.ts'

/** An id of this device, as the contract has them. */
export function mintHere(): string {
  return mintId({ now: Date.now }, systemRandom)
}

/** `sound` is asked when the line reports how it does. Null until the page stands. */
export function useRoomLine(lessonId: string, sound: () => SoundNow | null): RoomLine | null {
  const [line, setLine] = useState<RoomLine | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lesson says which room; the rest is read when it is needed.
  useEffect(() => {
    const opened = createRoomLine({
      askTicket: () => callApi<LiveTicket>(`/api/lessons/${lessonId}/live`, { method: 'POST' }),
      openSocket: () => lineWays.open(liveAddress(roomPath, lessonId)),
      mintId: mintHere,
      now: Date.now,
      random: Math.random,
      sound,
    })
    setLine(opened)
    const sleep = whenOnline(opened.hurry)
    return () => {
      sleep()
      opened.leave()
    }
  }, [lessonId])
  return line
}
