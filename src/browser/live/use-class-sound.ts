/** The sound of the class in a page's hand: opened once the room gives a ticket for it, closed with it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Sound } from '#browser/sound/sound.ts'

/** A sound that no longer takes its ticket waits so long for another. */
const refusedMs = 20_000

/** `enterAnew` brings another ticket. Null: the room has no sound, or its code is not here yet. */
export function useClassSound(
  lessonId: string,
  ticket: string | null,
  enterAnew: () => void,
): Sound | null {
  const [sound, setSound] = useState<Sound | null>(null)
  const newest = useRef(ticket)
  newest.current = ticket
  const isWanted = ticket !== null
  useEffect(() => {
    if (!isWanted) return
    let opened: Sound | null = null
    let isLeft = false
    import('#browser/sound/open-sound.ts').then(
      ({ openSound }) => {
        if (isLeft || newest.current === null) return
        opened = openSound({ lessonId, ticket: newest.current })
        setSound(opened)
      },
      // Without its code the class goes on with board and chat.
      () => undefined,
    )
    return () => {
      isLeft = true
      opened?.close()
      setSound(null)
    }
  }, [isWanted, lessonId])
  useEffect(() => {
    // Whoever entered again has a new one; a line that is open keeps what it has.
    if (ticket !== null) sound?.renew(ticket)
  }, [sound, ticket])
  useEffect(() => {
    if (sound === null) return
    const timer = setInterval(() => {
      if (sound.current().line === 'refused') enterAnew()
    }, refusedMs)
    return () => clearInterval(timer)
  }, [sound, enterAnew])
  return sound
}
