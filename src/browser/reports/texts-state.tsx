/** Where the appreciations of a page are: all saved, on their way, kept here, refused, or overtaken. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { TextsInHand } from './texts-in-hand.ts'
import './reports.css'

export function TextsState(props: { texts: TextsInHand; pupils: readonly PersonName[] }) {
  const { pupils, texts } = props
  const words = useWords('reports').state
  const unsettled = texts.unsettled()
  const nameOf = (pupilId: Id): string => {
    const pupil = pupils.find(({ id }) => id === pupilId)
    return `${pupil?.givenName ?? ''} ${pupil?.familyName ?? ''}`.trim()
  }
  const stopped = unsettled.find(
    ({ state }) => state.kind === 'overtaken' || state.kind === 'refused',
  )
  if (stopped !== undefined) {
    const say = stopped.state.kind === 'overtaken' ? words.overtaken : words.refused
    return (
      <p class="texts-state refused" role="alert">
        <Sign name="danger" /> {say({ pupil: nameOf(stopped.pupilId) })}
      </p>
    )
  }
  const waiting = unsettled.filter(({ state }) => state.kind === 'waiting')
  if (waiting.length > 0) {
    return (
      <p class="texts-state waiting" role="status">
        <Sign name="device" /> {words.waits({ count: waiting.length })}
      </p>
    )
  }
  return (
    <p class="texts-state" role="status">
      {unsettled.length > 0 && words.saving}
      {unsettled.length === 0 && texts.hasSaved() && (
        <>
          <Sign name="success" /> {words.saved}
        </>
      )}
    </p>
  )
}
