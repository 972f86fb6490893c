/** The corrections of one register: shown at once, sent behind, undone in their order. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { whenOnline } from '#browser/api/when-online.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import type { Corrected, Correction, Register, RuledState } from '#contract/attendance.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { createCorrectionKeeper, type KeepState } from './correction-keeper.ts'

export type RegisterPupil = Register['pupils'][number]

/** `state` null: nobody corrected. */
export type Ruling = Pick<Correction, 'state' | 'note'>

export interface Corrections {
  /** How the pupil is shown: what was chosen here, else what the server said. */
  standingOf(pupil: RegisterPupil): Corrected
  /** What was chosen here and is not there yet. */
  wishOf(pupil: RegisterPupil): Ruling | null
  keepStateOf(pupil: RegisterPupil): KeepState | null
  rule(pupil: RegisterPupil, state: RuledState | null): void
  /** Adds words to the state that was chosen, changes them or takes them away. */
  explain(pupil: RegisterPupil, note: string): void
  /** What somebody said of the pupil so far, here or before. */
  rulingOf(pupil: RegisterPupil): Ruling
  undo(): void
}

/** Corrections that can be undone one after the other. */
const undoMax = 50

function ruledOf({ state, why }: Corrected): Ruling {
  if (why.kind !== 'corrected' || state === 'to_find_out' || state === 'not_known_yet') {
    return { state: null, note: '' }
  }
  return { state, note: why.note }
}

export function useCorrections(
  register: Register,
  load: { readonly isRefreshing: boolean; readonly reload: () => void },
): Corrections {
  const lessonId = register.lesson.id
  const words = useWords('attendance')
  const [wishes, setWishes] = useState<Readonly<Record<string, Ruling>>>({})
  const [keeps, setKeeps] = useState<Readonly<Record<string, KeepState>>>({})
  const [standings, setStandings] = useState<Readonly<Record<string, Corrected>>>({})
  const past = useRef<{ pupil: RegisterPupil; before: Ruling }[]>([])
  const held = useRef(load)
  held.current = load
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer register knows all that was saved before it.
  useEffect(() => setStandings({}), [register])
  const keeper = useMemo(
    () =>
      createCorrectionKeeper({
        now: Date.now,
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
    const forget = whenOnline(() => keeper.retryNow())
    const warn = (event: BeforeUnloadEvent): void => {
      if (keeper.hasUnsaved()) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => {
      forget()
      removeEventListener('beforeunload', warn)
    }
  }, [keeper])

  const standingOf = (pupil: RegisterPupil): Corrected => standings[pupil.id] ?? pupil
  const wishOf = (pupil: RegisterPupil) => wishes[pupil.id] ?? null
  const rulingOf = (pupil: RegisterPupil): Ruling => wishOf(pupil) ?? ruledOf(standingOf(pupil))
  const keep = (pupil: RegisterPupil, ruling: Ruling): void => {
    setWishes((all) => ({ ...all, [pupil.id]: ruling }))
    const id = mintId({ now: Date.now }, systemRandom)
    keeper.keep({ id, pupilId: pupil.id, ...ruling })
  }
  const undo = (): void => {
    const last = past.current.pop()
    if (last === undefined) return
    keep(last.pupil, last.before)
    announce(words.register.takenBack({ name: nameOf(last.pupil) }))
  }
  const change = (pupil: RegisterPupil, ruling: Ruling): void => {
    past.current = [...past.current.slice(1 - undoMax), { pupil, before: rulingOf(pupil) }]
    keep(pupil, ruling)
    const { state } = ruling
    const name = nameOf(pupil)
    toast({
      text:
        state === null
          ? words.register.takenBack({ name })
          : words.register.done({ name, state: words.states[state] }),
      action: { label: words.register.undo, onAction: undo },
    })
  }
  return {
    standingOf,
    wishOf,
    keepStateOf: (pupil) => keeps[pupil.id] ?? null,
    rulingOf,
    undo,
    rule(pupil, state) {
      if (rulingOf(pupil).state !== state) change(pupil, { state, note: '' })
    },
    explain(pupil, note) {
      const before = rulingOf(pupil)
      const said = note.trim()
      if (before.state !== null && before.note !== said) change(pupil, { ...before, note: said })
    },
  }
}

export function nameOf({ givenName, familyName }: RegisterPupil): string {
  return `${givenName} ${familyName}`
}
