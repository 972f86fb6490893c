/** When somebody was in a lesson's live class, in words: each stay, and how it ended. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { LiveStay } from '#contract/live-register.ts'

/** `de 8:31 à 9:25 (fin de la classe)`; who was never let in stood at the door. */
export function useStayText(): (stay: LiveStay) => string {
  const words = useWords('attendance').stays
  const format = useFormat()
  return ({ cameAt, enteredAt, leftAt, how }) => {
    if (enteredAt === null) return words.atDoor({ time: format.time(cameAt) })
    const from = format.time(enteredAt)
    if (leftAt === null) return words.since({ from })
    const until = format.time(leftAt)
    return how === null
      ? words.span({ from, until })
      : words.stay({ from, until, how: words.how[how] })
  }
}

/** Under a lesson of a pupil's half-day; the latest comes first from the server, and is read last. */
export function FamilyStays({ stays }: { stays: readonly LiveStay[] }) {
  const words = useWords('attendance').stays
  const format = useFormat()
  const stayText = useStayText()
  const inOrder = stays.toReversed()
  return <p class="attendance-why">{words.inLive({ stays: format.list(inOrder.map(stayText)) })}</p>
}
