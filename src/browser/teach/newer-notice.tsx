/** What a colleague saved meanwhile, above what stands in the form: the teacher looks, and chooses. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { OtherHand } from '#contract/overtaken.ts'

export function NewerNotice(props: {
  hand: OtherHand
  busy: boolean
  onKeep: () => void
  onTake: () => void
  /** What stands there now. */
  children: ComponentChildren
}) {
  const { busy, children, hand, onKeep, onTake } = props
  const words = useWords('teach').newer
  const format = useFormat()
  const place = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone.
  useLayoutEffect(() => place.current?.focus(), [])
  const title =
    hand.by === null || hand.at === null
      ? words.byNobodyKnown
      : words.by({ name: hand.by, when: format.dateTime(hand.at) })
  return (
    <div ref={place} tabIndex={-1}>
      <Notice
        kind="attention"
        live
        title={title}
        actions={
          <>
            <Button kind="primary" busy={busy} onClick={onKeep}>
              {words.keepMine}
            </Button>
            <Button onClick={onTake}>{words.takeTheirs}</Button>
          </>
        }
      >
        <p>{words.means}</p>
        {children}
      </Notice>
    </div>
  )
}
