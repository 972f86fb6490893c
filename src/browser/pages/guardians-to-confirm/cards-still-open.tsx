/**
 * After a block: a class card that the guardian saw before still opens the child's day. Says so,
 * and makes the card anew on a word.
 */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import type { OneCard } from '#contract/cards.ts'
import type { ClassSummary } from '#contract/classes.ts'
import type { GuardianshipRow } from '#contract/people.ts'
import { childrenOf } from './link-list.ts'

export interface CardsStillOpenProps {
  school: MySchool
  links: readonly GuardianshipRow[]
  classes: readonly ClassSummary[]
  onClose: () => void
}

type Child = GuardianshipRow['pupil']

function ChildCardLine({ child, classId }: { child: Child; classId: string | undefined }) {
  const words = useWords('head').guardians
  const [state, setState] = useState<'old' | 'busy' | 'new'>('old')
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const name = `${child.givenName} ${child.familyName}`
  if (classId === undefined) return <li>{words.noCard({ name })}</li>
  const reissue = async (): Promise<void> => {
    setState('busy')
    setRefusal(null)
    const answer = await callApi<OneCard>(`/api/pupils/${child.id}/card/reissue`, {
      body: { classId },
    })
    setState(answer.ok ? 'new' : 'old')
    if (answer.ok) announce(words.reissued({ name }))
    else setRefusal(answer.refusal)
  }
  return (
    <li class="row">
      {state === 'new' ? (
        <>
          <span>{words.reissued({ name })}</span>
          <LinkButton sign="print" href={pagePaths.classCards(classId)}>
            {words.printNew({ name })}
          </LinkButton>
        </>
      ) : (
        <Button busy={state === 'busy'} onClick={() => void reissue()}>
          {words.reissue({ name })}
        </Button>
      )}
      {refusal && <ErrorView refusal={refusal} onRetry={() => void reissue()} live />}
    </li>
  )
}

export function CardsStillOpen({ school, links, classes, onClose }: CardsStillOpenProps) {
  const words = useWords('head').guardians
  const children = childrenOf(links)
  const mayReissue = mayIn(school, ['cards'])
  const classOf = (child: Child): string | undefined =>
    classes.find(({ name }) => name === child.className)?.id
  return (
    <Notice
      kind="attention"
      title={words.cardsTitle}
      live
      actions={<Button onClick={onClose}>{words.keepCards}</Button>}
    >
      <p>{words.cardsMeans}</p>
      {mayReissue ? (
        <ul class="plain stack">
          {children.map((child) => (
            <ChildCardLine key={child.id} child={child} classId={classOf(child)} />
          ))}
        </ul>
      ) : (
        <p>{words.cardsAsk}</p>
      )}
    </Notice>
  )
}
