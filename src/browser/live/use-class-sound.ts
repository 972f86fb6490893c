/** The sound of the class in a page's hand: opened once the room gives a ticket for it, closed with it. */
import { useEffect } from 'preact/hooks'
import { whenOnline } from '#browser/api/when-online.ts'
import type { Sound } from '#browser/sound/sound.ts'
import { type PartInHand, useWhileTicket } from './use-while-ticket.ts'

/** A sound that no longer takes its ticket waits so long for another. */
const refusedMs = 20_000

export type SoundInHand = PartInHand<Sound>

/** `enterAnew` brings another ticket. */
export function useClassSound(
  lessonId: string,
  ticket: string | null,
  enterAnew: () => void,
): SoundInHand {
  const held = useWhileTicket(lessonId, ticket, (ticket) =>
    import('#browser/sound/open-sound.ts').then(({ openSound }) => openSound({ lessonId, ticket })),
  )
  const sound = held.part
  useEffect(() => {
    if (sound === null) return
    const timer = setInterval(() => {
      if (sound.current().line === 'refused') enterAnew()
    }, refusedMs)
    const forget = whenOnline(sound.again)
    return () => {
      clearInterval(timer)
      forget()
    }
  }, [sound, enterAnew])
  return held
}
