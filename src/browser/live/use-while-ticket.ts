/** A part of the class in a page's hand: opened once the room gives a ticket for it, closed with it. */
import { useEffect, useRef, useState } from 'preact/hooks'

interface TicketedPart {
  renew(ticket: string): void
  close(): void
}

/** Null: the room has no such part, or its code is not here yet. A newer ticket comes with every entry. */
export function useWhileTicket<Part extends TicketedPart>(
  lessonId: string,
  ticket: string | null,
  open: (ticket: string) => Promise<Part>,
): Part | null {
  const [part, setPart] = useState<Part | null>(null)
  const newest = useRef({ ticket, open })
  newest.current = { ticket, open }
  const isWanted = ticket !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lesson is another room; the rest is read when it is needed.
  useEffect(() => {
    const { open, ticket } = newest.current
    if (!isWanted || ticket === null) return
    let opened: Part | null = null
    let isLeft = false
    open(ticket).then(
      (next) => {
        if (isLeft) return next.close()
        opened = next
        setPart(() => next)
      },
      // Without its code the class goes on with what is there.
      () => undefined,
    )
    return () => {
      isLeft = true
      opened?.close()
      setPart(null)
    }
  }, [isWanted, lessonId])
  useEffect(() => {
    if (ticket !== null) part?.renew(ticket)
  }, [part, ticket])
  return part
}
