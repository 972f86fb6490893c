/** The mark in a form's hand: what is typed, what was last saved, and what had been saved before it. */
import { useState } from 'preact/hooks'
import { useFormat } from '#browser/catalogue/speech.ts'
import type { GivenMark } from '#contract/results.ts'
import type { MarkedPart } from './sheet-question.ts'
import { asTyped, judgeTyped, markOf, type TypedMark, withTicks } from './typed-mark.ts'

/** `unsent`: given before, and on its way; what the server has of the answer is older. */
export function useTypedMark(
  { points: worth, rubric, result }: MarkedPart,
  unsent: GivenMark | null | undefined,
) {
  const format = useFormat()
  const write = (points: number): string => format.number(points)
  const begun = unsent === undefined ? markOf(result) : unsent
  const [typed, setTyped] = useState(() => asTyped(begun, write))
  const [touched, setTouched] = useState(false)
  const [saved, setSaved] = useState(begun)
  const [earlier, setEarlier] = useState<readonly (GivenMark | null)[]>([])
  const change = (next: TypedMark): void => {
    setTyped(next)
    setTouched(true)
  }
  return {
    ...typed,
    rubric,
    touched,
    saved,
    judged: judgeTyped(typed, { points: worth, rubric }),
    canUndo: earlier.length > 0,
    type: (text: string): void => change({ ...typed, text }),
    write: (comment: string): void => change({ ...typed, comment }),
    explain: (because: string): void => change({ ...typed, because }),
    tick(ticks: TypedMark['ticks']): void {
      if (rubric !== undefined) change(withTicks(typed, rubric, ticks, write))
    },
    keep(mark: GivenMark): void {
      setTouched(false)
      setSaved(mark)
      setEarlier([...earlier, saved])
    },
    /** The mark before; null where there was none. */
    goBack(): GivenMark | null {
      const before = earlier.at(-1) ?? null
      setEarlier(earlier.slice(0, -1))
      setSaved(before)
      setTyped(asTyped(before, write))
      setTouched(false)
      return before
    },
  }
}

export type MarkInHand = ReturnType<typeof useTypedMark>
