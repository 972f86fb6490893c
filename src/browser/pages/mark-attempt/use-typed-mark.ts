/** The mark in a form's hand: what is typed, what was last saved, and what had been saved before it. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { openTypedDesk } from '#browser/write/typed-desk.ts'
import type { GivenMark } from '#contract/results.ts'
import type { MarkedPart } from './sheet-question.ts'
import { asTyped, judgeTyped, markOf, type TypedMark, withTicks } from './typed-mark.ts'

export interface TypedMarkOptions {
  /** Of the mark, among all that this person types. */
  readonly name: string
  /** Given before, and on its way; what the server has of the answer is older. */
  readonly unsent: GivenMark | null | undefined
  readonly onTouch: () => void
}

export function useTypedMark(
  { points: worth, rubric, result }: MarkedPart,
  { name, onTouch, unsent }: TypedMarkOptions,
) {
  const { unsaved } = useWords('teach')
  const format = useFormat()
  const write = (points: number): string => format.number(points)
  const [desk] = useState(() => openTypedDesk<TypedMark>(name, unsaved))
  const [begun] = useState(() => {
    const mark = unsent === undefined ? markOf(result) : unsent
    return { mark, typed: asTyped(mark, write), isUnderWay: unsent !== undefined }
  })
  const [typed, setTyped] = useState(() => desk.typed() ?? begun.typed)
  const [touched, setTouched] = useState(() => !isSame(typed, begun.typed))
  const [saved, setSaved] = useState(begun.mark)
  const [earlier, setEarlier] = useState<readonly (GivenMark | null)[]>([])
  const change = (next: TypedMark): void => {
    setTyped(next)
    setTouched(true)
    desk.put(next)
    onTouch()
  }
  useEffect(() => {
    let isLeft = false
    void desk.find().then((found) => {
      if (found === null || isLeft) return
      if (isSame(found, begun.typed)) {
        // Its answer was lost with the page: the server has it, or it is on its way.
        if (!begun.isUnderWay) desk.drop()
        return
      }
      setTyped(found)
      setTouched(true)
    })
    return () => {
      isLeft = true
    }
  }, [desk, begun])
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
      desk.drop()
      return before
    },
  }
}

function isSame(one: TypedMark, other: TypedMark): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export type MarkInHand = ReturnType<typeof useTypedMark>
