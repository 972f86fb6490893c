/** A part of the class in a page's hand: opened once the room gives a ticket for it, closed with it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { loadUntilHere, type UntilHere } from '#browser/api/load-until-here.ts'
import { whenOnline } from '#browser/api/when-online.ts'

interface TicketedPart {
  renew(ticket: string): void
  close(): void
}

export interface PartInHand<Part> {
  /** Null: the room has no such part, or its code is not here yet. */
  readonly part: Part | null
  /** Its code did not come; it is asked for again. */
  readonly isMissing: boolean
  /** Asks for it at once. */
  readonly again: () => void
}

/** A newer ticket comes with every entry. */
export function useWhileTicket<Part extends TicketedPart>(
  lessonId: string,
  ticket: string | null,
  open: (ticket: string) => Promise<Part>,
): PartInHand<Part> {
  const [part, setPart] = useState<Part | null>(null)
  const [isMissing, setMissing] = useState(false)
  const loading = useRef<UntilHere | null>(null)
  const newest = useRef({ ticket: ticket ?? '', open })
  if (ticket !== null) newest.current = { ticket, open }
  const isWanted = ticket !== null
  const again = useCallback(() => loading.current?.again(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lesson is another room; the rest is read when it is needed.
  useEffect(() => {
    if (!isWanted) return
    let opened: Part | null = null
    const until = loadUntilHere<Part>(() => newest.current.open(newest.current.ticket), {
      onHere(next) {
        opened = next
        setPart(() => next)
        setMissing(false)
      },
      // Meanwhile the class goes on with what is there.
      onMissing: () => setMissing(true),
    })
    loading.current = until
    const forget = whenOnline(until.again)
    return () => {
      forget()
      until.stop()
      opened?.close()
      setPart(null)
      setMissing(false)
    }
  }, [isWanted, lessonId])
  useEffect(() => {
    // Whoever entered again has a new one; a line that is open keeps what it has.
    if (ticket !== null) part?.renew(ticket)
  }, [part, ticket])
  return { part, isMissing, again }
}
