/** The corrections of one register: shown at once, sent behind, undone in their order. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import type { Corrected, Register, RuledState } from '#contract/attendance.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { createCorrectionKeeper, type KeepState } from './correction-keeper.ts'

export type RegisterPupil = Register['pupils'][number]

export interface Corrections {
  /** How the pupil is shown: what was chosen here, else what the server said. */
  standingOf(pupil: RegisterPupil): Corrected
  /** What was chosen here and is not there yet. */
  wishOf(pupil: RegisterPupil): { readonly state: RuledState | null } | null
  keepStateOf(pupil: RegisterPupil): KeepState | null
  rule(pupil: RegisterPupil, state: RuledState | null): void
  undo(): void
}

/** Corrections that can be undone one after the other. */
const undoMax = 50

/** What a teacher had said of the pupil so far; null: nothing. */
function ruledOf({ state, why }: Corrected): RuledState | null {
  if (why.kind !== 'corrected' || state === 'to_find_out' || state === 'not_known_yet') return null
  return state
}

export function useCorrections(
  register: Register,
  load: { readonly isRefreshing: boolean; readonly reload: () => void },
): Corrections {
  const lessonId = register.lesson.id
  const words = useWords('attendance')
  const [wishes, setWishes] = useState<Readonly<Record<string, { state: RuledState | null }>>>({})
  const [keeps, setKeeps] = useState<Readonly<Record<string, KeepState>>>({})
  const [standings, setStandings] = useState<Readonly<Record<string, Corrected>>>({})
  const past = useRef<{ pupil: RegisterPupil; before: RuledState | null }[]>([])
  const held = useRef(load)
  held.current = load
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer register knows all that was saved before it.
  useEffect(() => setStandings({}), [register])
  const keeper = useMemo(
    () =>
      createCorrectionKeeper({
        random: Math.random,
        send: (body) =>
          callApi<Corrected>(`/api/lessons/${lessonId}/attendance/corrections`, { body }),
        onState: ({ pupilId }, state) => {
          setKeeps((all) => ({ ...all, [pupilId]: state }))
          if (state === 'refused') setWishes(({ [pupilId]: _, ...others }) => others)
        },
        onSaved: ({ pupilId }, standing) => {
          setStandings((all) => ({ ...all, [pupilId]: standing }))
          // A register that was asked for before does not know of it.
          if (held.current.isRefreshing) held.current.reload()
          setWishes(({ [pupilId]: _, ...others }) => others)
        },
      }),
    [lessonId],
  )
  useUnsavedGuard(() => keeper.hasUnsaved())
  useEffect(() => {
    const retry = (): void => keeper.retryNow()
    const warn = (event: BeforeUnloadEvent): void => {
      if (keeper.hasUnsaved()) event.preventDefault()
    }
    addEventListener('online', retry)
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('online', retry)
      removeEventListener('beforeunload', warn)
    }
  }, [keeper])

  const standingOf = (pupil: RegisterPupil): Corrected => standings[pupil.id] ?? pupil
  const wishOf = (pupil: RegisterPupil) => wishes[pupil.id] ?? null
  const keep = (pupil: RegisterPupil, state: RuledState | null): void => {
    setWishes((all) => ({ ...all, [pupil.id]: { state } }))
    const id = mintId({ now: Date.now }, systemRandom)
    keeper.keep({ id, pupilId: pupil.id, state, note: '' })
  }
  const undo = (): void => {
    const last = past.current.pop()
    if (last === undefined) return
    keep(last.pupil, last.before)
    announce(words.register.takenBack({ name: nameOf(last.pupil) }))
  }
  return {
    standingOf,
    wishOf,
    keepStateOf: (pupil) => keeps[pupil.id] ?? null,
    undo,
    rule(pupil, state) {
      const before = (wishOf(pupil) ?? { state: ruledOf(standingOf(pupil)) }).state
      if (before === state) return
      past.current = [...past.current.slice(1 - undoMax), { pupil, before }]
      keep(pupil, state)
      const name = nameOf(pupil)
      toast({
        text:
          state === null
            ? words.register.takenBack({ name })
            : words.register.done({ name, state: words.states[state] }),
        action: { label: words.register.undo, onAction: undo },
      })
    },
  }
}

export function nameOf({ givenName, familyName }: RegisterPupil): string {
  return `${givenName} ${familyName}`
}
