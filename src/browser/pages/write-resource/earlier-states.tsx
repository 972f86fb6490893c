/** What the resource was: published revisions and earlier drafts, to look at and to take again. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { Reading, ResourceState } from '#contract/resources.ts'
import { ReadingPreview } from './reading-preview.tsx'

export interface EarlierStatesProps {
  resourceId: string
  /** What is typed must be saved before another state takes its place. */
  flush: () => Promise<boolean>
  onRestored: () => void
}

function LookedAt({ resourceId, state }: { resourceId: string; state: ResourceState }) {
  const words = useWords('write').states
  const loaded = useLoad(`state ${state.id}`, (signal) =>
    callApi<Reading>(`/api/resources/${resourceId}/states/${state.id}`, { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.look}>
      {(reading) => <ReadingPreview reading={reading} label={words.look} />}
    </LoadView>
  )
}

interface StateLineProps {
  state: ResourceState
  isOpen: boolean
  isBusy: boolean
  onLook: () => void
  onRestore: () => void
}

function StateLine({ state, isOpen, isBusy, onLook, onRestore }: StateLineProps) {
  const words = useWords('write').states
  const format = useFormat()
  const when = format.dateTime(state.at)
  const of = <span class="for-screen-readers"> ({when})</span>
  return (
    <div class="state-line">
      <div>
        <p class="state-when">{when}</p>
        <p class="small soft">
          {words.kinds[state.kind]} · {state.authorName} · {state.title}
        </p>
      </div>
      <div class="row">
        <Button aria-expanded={isOpen} onClick={onLook}>
          {isOpen ? words.close : words.look}
          {of}
        </Button>
        <Button busy={isBusy} onClick={onRestore}>
          {words.restore}
          {of}
        </Button>
      </div>
    </div>
  )
}

export function EarlierStates({ resourceId, flush, onRestored }: EarlierStatesProps) {
  const words = useWords('write').states
  const act = useAct()
  const [openId, setOpenId] = useState<string | null>(null)
  const loaded = useLoad(`states ${resourceId}`, async (signal) => {
    // What is typed now may write over a state that belongs into the list.
    await flush()
    return callApi<{ states: ResourceState[] }>(`/api/resources/${resourceId}/states`, { signal })
  })
  const restore = async (state: ResourceState): Promise<void> => {
    if (!(await flush())) {
      toast({ text: words.saveFirst, kind: 'attention' })
      return
    }
    await act.run(
      () =>
        callApi(`/api/resources/${resourceId}/states/${state.id}/restoration`, { method: 'POST' }),
      () => {
        toast({ text: words.restored })
        onRestored()
      },
    )
  }
  return (
    <LoadView loaded={loaded} label={words.tab}>
      {({ states }) => (
        <div class="stack">
          <p>{states.length === 0 ? words.none : words.means}</p>
          {act.refusal && <ErrorView refusal={act.refusal} live />}
          <ul class="plain stack">
            {states.map((state) => (
              <li key={state.id}>
                <StateLine
                  state={state}
                  isOpen={openId === state.id}
                  isBusy={act.busy}
                  onLook={() => setOpenId(openId === state.id ? null : state.id)}
                  onRestore={() => void restore(state)}
                />
                {openId === state.id && <LookedAt resourceId={resourceId} state={state} />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </LoadView>
  )
}
