/** Whether families can read a class's reports, and the head's acts: publish, withdraw, print. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { TextsInHand } from '#browser/reports/texts-in-hand.ts'
import type { ClassReports } from '#contract/reports.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { generalsLacking } from './generals-lacking.ts'
import { offersPublishing } from './offers-publishing.ts'
import { ReportsFile } from './reports-file.tsx'

export interface PublishPartProps {
  value: ClassReports
  periodId: Id
  texts: TextsInHand
  onDone: () => void
}

export function PublishPart(props: PublishPartProps) {
  const { onDone, periodId, value } = props
  const words = useWords('reports').ofClass
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null)
  const path = `/api/classes/${value.class.id}/periods/${periodId}`
  const isPublished = value.published !== null
  const close = (): void => setAsking(null)
  const done = (text: string): void => {
    close()
    toast({ text })
    onDone()
  }
  return (
    <section class="stack">
      <PublishedNotice published={value.published} />
      <div class="row">
        {offersPublishing(value) && (
          <Button kind="primary" onClick={() => setAsking('publish')}>
            {isPublished ? words.publishAgain : words.publish}
          </Button>
        )}
        {isPublished && hasPaper(value) && (
          <LinkButton href={`${path}/reports/pdf`} download="" sign="print">
            {words.print}
          </LinkButton>
        )}
        <ReportsFile value={value} period={placeOf(props).period} />
        {isPublished && value.mayPublish && (
          <Button onClick={() => setAsking('withdraw')}>{words.withdraw}</Button>
        )}
      </div>
      {asking === 'publish' && <PublishQuestion {...props} onDone={done} onClose={close} />}
      {asking === 'withdraw' && <WithdrawQuestion {...props} onDone={done} onClose={close} />}
    </section>
  )
}

/** False where all that was said was taken away, and given out so: there is nothing to print. */
function hasPaper({ published, reports }: ClassReports): boolean {
  return (
    (published?.changed ?? 0) > 0 ||
    reports.some(({ courses, general }) => courses.length > 0 || general !== null)
  )
}

function PublishedNotice({ published }: Pick<ClassReports, 'published'>) {
  const words = useWords('reports').ofClass
  const format = useFormat()
  if (published === null) return <Notice kind="information" title={words.notPublished} />
  const { at, by, changed } = published
  return (
    <Notice
      kind={changed === 0 ? 'success' : 'attention'}
      title={words.published({ when: format.dateTime(at, Date.now()), by })}
    >
      <p>{words.changed({ count: changed })}</p>
    </Notice>
  )
}

interface QuestionProps extends Omit<PublishPartProps, 'onDone'> {
  onDone: (text: string) => void
  onClose: () => void
}

function placeOf({ periodId, value }: Pick<PublishPartProps, 'periodId' | 'value'>) {
  const period = value.periods.find(({ id }) => id === periodId)?.label ?? ''
  return { name: value.class.name, period }
}

function PublishQuestion(props: QuestionProps) {
  const { onClose, onDone, periodId, texts, value } = props
  const words = useWords('reports').ofClass
  const act = useAct()
  // A second press sends the same one again, not another one.
  const [id] = useState(() => mintId({ now: Date.now }, systemRandom))
  const place = placeOf(props)
  const lacking =
    generalsLacking(value.reports, texts) +
    value.courses.reduce((all, course) => all + course.lacking, 0)
  const isSaved = texts.unsettled().length === 0
  const path = `/api/classes/${value.class.id}/periods/${periodId}/publishings`
  const publish = (): void => {
    if (!isSaved) return
    void act.run(
      () => callApi(path, { body: { id } }),
      () => onDone(words.publishedNow),
    )
  }
  const isEmpty = act.refusal?.detail.where === 'pupils'
  return (
    <ConfirmDialog
      open
      danger={false}
      title={words.publishQuestion(place)}
      confirmText={value.published === null ? words.publish : words.publishAgain}
      busy={act.busy}
      onConfirm={publish}
      onClose={onClose}
    >
      <p>{words.publishMeans}</p>
      {lacking > 0 && <Notice kind="attention" title={words.publishLacking({ count: lacking })} />}
      {!isSaved && <Notice kind="attention" title={words.unsaved} live />}
      {isEmpty && <Notice kind="danger" title={words.nothingToPublish} live />}
      {act.refusal && !isEmpty && <ErrorView refusal={act.refusal} onRetry={publish} live />}
    </ConfirmDialog>
  )
}

function WithdrawQuestion(props: QuestionProps) {
  const { onClose, onDone, periodId, value } = props
  const words = useWords('reports').ofClass
  const act = useAct()
  const path = `/api/classes/${value.class.id}/periods/${periodId}/publishings`
  const withdraw = (): void => {
    void act.run(
      () => callApi(path, { method: 'DELETE' }),
      () => onDone(words.withdrawnNow),
    )
  }
  return (
    <ConfirmDialog
      open
      title={words.withdrawQuestion(placeOf(props))}
      confirmText={words.withdraw}
      busy={act.busy}
      onConfirm={withdraw}
      onClose={onClose}
    >
      <p>{words.withdrawMeans}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={withdraw} live />}
    </ConfirmDialog>
  )
}
