/**
 * The pupils of a call list, those still to call first. What is noted stands on the card at once;
 * cards keep their place until the page is opened again, so that none moves under the finger.
 */
import { useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { CallList, SilentPupil } from '#contract/family-calls.ts'
import { CallCard } from './call-card.tsx'
import './call-list.css'

export interface CallBoardProps {
  list: CallList
  /** Where pupils of several classes stand together. */
  showsClass?: boolean
}

export function CallBoard({ list, showsClass = false }: CallBoardProps) {
  const words = useWords('calls')
  const parts = [
    { name: 'toCall', pupils: list.pupils.filter(({ isReached }) => !isReached) },
    { name: 'reached', pupils: list.pupils.filter(({ isReached }) => isReached) },
  ] as const
  if (list.pupils.length === 0) {
    return <EmptyState drawing={<EmptyYard />}>{words.none}</EmptyState>
  }
  return (
    <div class="call-board stack stack-wide">
      {list.total > list.pupils.length && (
        <Notice kind="attention" title={words.cut({ shown: list.pupils.length, all: list.total })}>
          <p>{words.cutMeans}</p>
        </Notice>
      )}
      {parts.map(({ name, pupils }) => (
        <Part key={name} title={words[name]({ count: pupils.length })} pupils={pupils}>
          {(pupil) => <CallCard key={pupil.id} pupil={pupil} showsClass={showsClass} />}
        </Part>
      ))}
      <p class="soft small">{words.means}</p>
    </div>
  )
}

function Part(props: {
  title: string
  pupils: readonly SilentPupil[]
  children: (pupil: SilentPupil) => preact.ComponentChild
}) {
  if (props.pupils.length === 0) return null
  return (
    <section class="stack">
      <h2>{props.title}</h2>
      <div class="call-cards">{props.pupils.map(props.children)}</div>
    </section>
  )
}
