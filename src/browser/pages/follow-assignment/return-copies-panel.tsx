/** Returns the marked copies together, told how many before and after, and takes them back. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { Following, Returned } from '#contract/following.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

/** What this page returned last: until it is taken back, or another act takes its place. */
interface LastReturn extends Returned {
  readonly id: string
  readonly isTakenBack: boolean
}

function useReturnAll(assignmentId: string, reload: () => void) {
  const act = useAct()
  const [last, setLast] = useState<LastReturn | null>(null)
  const path = (id: string): string => `/api/assignments/${assignmentId}/returns/${id}`
  return {
    act,
    last,
    /** One id for one wish: asked again after a lost answer, it is still one act. */
    give(id: string): void {
      void act.run(
        () => callApi<Returned>(path(id), { method: 'PUT' }),
        (returned) => {
          setLast({ ...returned, id, isTakenBack: false })
          reload()
        },
      )
    },
    takeBack(done: LastReturn): void {
      void act.run(
        () => callApi(path(done.id), { method: 'DELETE' }),
        () => {
          setLast({ ...done, isTakenBack: true })
          reload()
        },
      )
    },
  }
}

export function ReturnCopiesPanel(props: { following: Following; reload: () => void }) {
  const { assignment, returns } = props.following
  const words = useWords('marking').returning
  const viewer = useViewer()
  const { act, last, give, takeBack } = useReturnAll(assignment.id, props.reload)
  const [wishId, setWishId] = useState(() => mintId({ now: Date.now }, systemRandom))
  const teaches = viewer.state === 'known' && viewer.me.schools.some(({ isTeacher }) => isTeacher)
  const { ready, waiting, returned } = returns
  if (!teaches || ready + waiting + returned === 0) return null
  const giveAll = (): void => {
    const id = last?.id === wishId ? mintId({ now: Date.now }, systemRandom) : wishId
    setWishId(id)
    give(id)
  }
  return (
    <section class="return-copies no-print" aria-labelledby="return-copies-title">
      <h2 id="return-copies-title">{words.title}</h2>
      <p>
        {words.ready({ count: ready })} {waiting > 0 && words.stay({ count: waiting })}{' '}
        {returned > 0 && words.already({ count: returned })}
      </p>
      {ready > 0 && (
        <>
          <p class="soft small">{words.hidden}</p>
          <p class="row">
            <Button busy={act.busy} onClick={giveAll}>
              {words.actAll({ count: ready })}
            </Button>
          </p>
        </>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} live />}
      {last?.isTakenBack === true && <Notice kind="information" live title={words.backDone} />}
      {last?.isTakenBack === false && (
        <Notice
          kind="success"
          live
          title={words.done({ count: last.returned })}
          actions={
            <Button busy={act.busy} onClick={() => takeBack(last)}>
              {words.backAll}
            </Button>
          }
        >
          <p>{assignment.feedback === 'now' ? words.doneNow : words.doneAfterDue}</p>
          <p>{words.backMeans}</p>
        </Notice>
      )}
    </section>
  )
}
