/** The tries of one pupil's family: noted on the server, taken back, tried again under the same id. */
import { useRef, useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { useViewer } from '#browser/viewer.ts'
import type { CallInput, FamilyCall, SilentPupil } from '#contract/family-calls.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

export interface FamilyCalls {
  /** The latest first. */
  readonly all: readonly FamilyCall[]
  readonly isReached: boolean
  readonly busy: boolean
  readonly refusal: ApiRefusal | null
  note(call: Omit<CallInput, 'id'>): Promise<boolean>
  takeBack(call: FamilyCall): void
  retry(): void
}

/** By a call that was noted here; else as the server judged, while a call that says so still stands. */
function isReachedNow(pupil: SilentPupil, calls: readonly FamilyCall[]): boolean {
  const known = new Set(pupil.calls.map(({ id }) => id))
  const reaching = calls.filter(({ outcome }) => outcome === 'reached')
  if (reaching.some(({ id }) => !known.has(id))) return true
  const stood = pupil.calls.some(({ outcome }) => outcome === 'reached')
  return pupil.isReached && (reaching.length > 0 || !stood)
}

export function useFamilyCalls(pupil: SilentPupil, name: string): FamilyCalls {
  const words = useWords('calls')
  const viewer = useViewer()
  const act = useAct()
  const [all, setAll] = useState<readonly FamilyCall[]>(pupil.calls)
  const last = useRef<(() => void) | null>(null)
  const path = `/api/pupils/${pupil.id}/family-calls`
  const by = viewer.state === 'known' ? `${viewer.me.givenName} ${viewer.me.familyName}` : ''

  const takeBack = (call: FamilyCall): void => {
    const run = (): void =>
      void act.run(
        () => callApi(`${path}/${call.id}`, { method: 'DELETE' }),
        () => {
          setAll((calls) => calls.filter(({ id }) => id !== call.id))
          toast({ text: words.takenBack({ name }) })
        },
      )
    last.current = run
    run()
  }
  const send = async (body: CallInput): Promise<boolean> => {
    let isNoted = false
    await act.run(
      () => callApi(path, { body }),
      () => {
        isNoted = true
        const call = { ...body, by, isOwn: true, at: new Date().toISOString() }
        setAll((calls) => [call, ...calls.filter(({ id }) => id !== call.id)])
        toast({
          text: words.noted({ name, outcome: words.outcomes[body.outcome] }),
          action: { label: words.undo, onAction: () => takeBack(call) },
        })
      },
    )
    return isNoted
  }
  return {
    all,
    isReached: isReachedNow(pupil, all),
    busy: act.busy,
    refusal: act.refusal,
    note(call) {
      const body = { ...call, id: mintId({ now: Date.now }, systemRandom) }
      last.current = () => void send(body)
      return send(body)
    },
    takeBack,
    retry: () => last.current?.(),
  }
}
