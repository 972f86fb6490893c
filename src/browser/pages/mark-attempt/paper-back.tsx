/** A copy on paper that was put in for the wrong pupil: moved to the right one, or taken back. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Following } from '#contract/following.ts'
import type { MovePaper, PaperAttempt } from '#contract/paper-copies.ts'
import type { MarkingSheet } from '#contract/results.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

const freshId = (): Id => mintId({ now: Date.now }, systemRandom)

interface PaperBackProps {
  sheet: MarkingSheet
  name: string
}

/** Pupils who have not handed in, by name; where there is none, the copy can only be taken back. */
function MoveForm(props: PaperBackProps & { following: Following }) {
  const { sheet, name, following } = props
  const words = useWords('paper-copy').wrong
  const [, navigate] = useLocation()
  const act = useAct()
  const [pupilId, setPupilId] = useState('')
  // Asked again after a lost answer, it is still one move.
  const [ids] = useState(() => ({ id: freshId(), toAttemptId: freshId() }))
  const open = following.pupils.filter(
    ({ pupil, state }) =>
      (state === 'not_opened' || state === 'begun') && pupil.id !== sheet.pupil.id,
  )
  if (open.length === 0) return <p>{words.nobody}</p>
  const move = (): void => {
    const body: MovePaper = { ...ids, pupilId }
    const path = `/api/attempts/${sheet.result.attemptId}/paper-submission/move`
    void act.run(
      () => callApi<PaperAttempt>(path, { body }),
      ({ attemptId }) => {
        toast({ text: words.moved })
        // The copy left this address: going back must not lead to nothing.
        navigate(pagePaths.marking(attemptId), { replace: true })
      },
    )
  }
  return (
    <>
      <Select
        label={words.whose}
        value={pupilId}
        onValue={setPupilId}
        placeholder={words.choose}
        options={open.map(({ pupil }) => ({
          value: pupil.id,
          label: `${pupil.familyName} ${pupil.givenName}`,
        }))}
      />
      <p class="soft">{words.moveMeans({ name })}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={move} live />}
      <p class="row">
        <Button kind="primary" busy={act.busy} disabled={pupilId === ''} onClick={move}>
          {words.move}
        </Button>
      </p>
    </>
  )
}

function TakeBack({ sheet, name }: PaperBackProps) {
  const words = useWords('paper-copy').wrong
  const general = useWords('general')
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const act = useAct()
  const { assignmentId, attemptId } = sheet.result
  const takeBack = (): void => {
    void act.run(
      () => callApi(`/api/attempts/${attemptId}/paper-submission`, { method: 'DELETE' }),
      () => {
        toast({ text: words.tookBack({ name }) })
        navigate(pagePaths.following(assignmentId), { replace: true })
      },
    )
  }
  return (
    <>
      <p class="soft">{words.backMeans({ name })}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={takeBack} live />}
      {asking ? (
        <>
          <p role="status">
            <strong>{words.backForGood}</strong>
          </p>
          <p class="row">
            <Button kind="danger" busy={act.busy} onClick={takeBack}>
              {words.backSure}
            </Button>
            <Button onClick={() => setAsking(false)}>{general.cancel}</Button>
          </p>
        </>
      ) : (
        <p class="row">
          <Button onClick={() => setAsking(true)}>{words.back}</Button>
        </p>
      )}
    </>
  )
}

function WrongPupil(props: PaperBackProps) {
  const words = useWords('paper-copy').wrong
  const { assignmentId } = props.sheet.result
  const loaded = useLoad(`following ${assignmentId}`, (signal) =>
    callApi<Following>(`/api/assignments/${assignmentId}/following`, { signal }),
  )
  return (
    <div class="stack">
      <LoadView loaded={loaded} label={words.whose}>
        {(following) => <MoveForm {...props} following={following} />}
      </LoadView>
      <hr />
      <TakeBack {...props} />
      <p class="soft small">{words.gradeStays}</p>
    </div>
  )
}

/** Nothing where the pupil handed in themselves, or the copy was returned. */
export function PaperBack({ sheet }: { sheet: MarkingSheet }) {
  const words = useWords('paper-copy').wrong
  const [open, setOpen] = useState(false)
  const { paper, returnedAt } = sheet.result
  if (paper === undefined || returnedAt !== null) return null
  const name = `${sheet.pupil.givenName} ${sheet.pupil.familyName}`
  const close = (): void => setOpen(false)
  return (
    <p class="no-print">
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {open && (
        <Dialog open wide title={words.title({ name })} onClose={close}>
          <WrongPupil sheet={sheet} name={name} />
        </Dialog>
      )}
    </p>
  )
}
