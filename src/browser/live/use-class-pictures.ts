/** The shared screen of the class in a page's hand: opened once the room gives a ticket for it, closed with it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Pictures } from '#browser/pictures/open-pictures.ts'
import type { LineNow } from './slide-pacer.ts'

/** Null: the room has no shared screen, or its code is not here yet. A newer ticket comes with every entry. */
export function useClassPictures(
  lessonId: string,
  ticket: string | null,
  lineNow: () => LineNow,
): Pictures | null {
  const [pictures, setPictures] = useState<Pictures | null>(null)
  const newest = useRef({ ticket, lineNow })
  newest.current = { ticket, lineNow }
  const isWanted = ticket !== null
  useEffect(() => {
    if (!isWanted) return
    let opened: Pictures | null = null
    let isLeft = false
    import('#browser/pictures/open-pictures.ts').then(
      ({ openPictures }) => {
        const { ticket } = newest.current
        if (isLeft || ticket === null) return
        opened = openPictures({ lessonId, ticket, lineNow: () => newest.current.lineNow() })
        setPictures(opened)
      },
      // Without its code the class goes on with sound and board.
      () => undefined,
    )
    return () => {
      isLeft = true
      opened?.close()
      setPictures(null)
    }
  }, [isWanted, lessonId])
  useEffect(() => {
    if (ticket !== null) pictures?.renew(ticket)
  }, [pictures, ticket])
  return pictures
}
