/** What is typed into a form, in the form's hand: kept until it is sent, found again when one comes back. */
import { useEffect, useState } from 'preact/hooks'
import { openTypedDesk } from './typed-desk.ts'

export interface TypedOptions<Typed> {
  /** As the form is when nothing is typed. */
  readonly first: () => Typed
  readonly isEmpty: (typed: Typed) => boolean
  /** What would be lost, as a sentence. */
  readonly concern: string
}

export interface TypedInHand<Typed> {
  readonly typed: Typed
  change(part: Partial<Typed>): void
  /** The server has it: the form is as at first. */
  clear(): void
}

/** `name`: of the form and what it is about. Another one needs another key on the form. */
export function useTyped<Typed extends object>(
  name: string,
  { first, isEmpty, concern }: TypedOptions<Typed>,
): TypedInHand<Typed> {
  const [desk] = useState(() => openTypedDesk<Typed>(name, concern))
  const [typed, setTyped] = useState(() => desk.typed() ?? first())
  useEffect(() => {
    let isLeft = false
    void desk.find().then((found) => {
      if (found !== null && !isLeft) setTyped(found)
    })
    return () => {
      isLeft = true
    }
  }, [desk])
  return {
    typed,
    change(part) {
      const next = { ...(desk.typed() ?? typed), ...part }
      setTyped(next)
      if (isEmpty(next)) desk.drop()
      else desk.put(next)
    },
    clear() {
      desk.drop()
      setTyped(first())
    },
  }
}
