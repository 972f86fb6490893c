/** The register of a lesson: who was there by themselves, and what the teacher knows better. */
import { useEffect, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { StateMark } from '#browser/attendance/state-mark.tsx'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { AttendanceState, Register } from '#contract/attendance.ts'
import { CorrectionNoteDialog } from './correction-note-dialog.tsx'
import { LiveEntries } from './live-entries.tsx'
import { RegisterList } from './register-list.tsx'
import { type Corrections, nameOf, type RegisterPupil, useCorrections } from './use-corrections.ts'
import { isMissing, keepMissing } from './who-is-missing.ts'
import './lesson-register.css'

/** Who arrives during the lesson appears within this time. */
const lookAgainMs = 60_000

const order: readonly AttendanceState[] = [
  'to_find_out',
  'unreachable',
  'not_known_yet',
  'present',
  'reached',
  'excused',
  'our_fault',
]

function Counts({ states }: { states: readonly AttendanceState[] }) {
  const format = useFormat()
  return (
    <ul class="plain attendance-counts">
      {order
        .map((state) => ({ state, count: states.filter((one) => one === state).length }))
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <li key={state}>
            <strong class="numbers">{format.number(count)}</strong>
            <StateMark state={state} />
          </li>
        ))}
    </ul>
  )
}

interface OnlyMissing {
  /** Whose rows stand, whatever is chosen in them; null: everybody's. */
  readonly kept: ReadonlySet<string> | null
  readonly count: number
  readonly toggle: () => void
}

/** Missing pupils alone, or all of them; of no use where all are missing, or nobody is. */
function useOnlyMissing(
  pupils: readonly RegisterPupil[],
  missing: readonly RegisterPupil[],
): OnlyMissing | null {
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null)
  const isOfUse = missing.length > 0 && missing.length < pupils.length
  if (kept === null && !isOfUse) return null
  return {
    kept,
    count: missing.length,
    toggle: () => setKept(kept === null ? new Set(missing.map(({ id }) => id)) : null),
  }
}

/** What one does who looks for the missing: see them alone, find a telephone number. */
function MissingTools(props: { only: OnlyMissing | null; classes: Register['classesToCall'] }) {
  const { only, classes } = props
  const words = useWords('attendance').register
  if (classes.length === 0 && only === null) return null
  return (
    <p class="row register-tools">
      {only !== null && (
        <Button sign="search" aria-pressed={only.kept !== null} onClick={only.toggle}>
          {words.onlyMissing({ count: only.count })}
        </Button>
      )}
      {classes.map(({ id, name }) => (
        <LinkButton key={id} href={pagePaths.classCalls(id)} sign="phone">
          {words.familiesToCall({ name })}
        </LinkButton>
      ))}
    </p>
  )
}

/** That school is at home, for all or for some; where pupils are both here and there, how many. */
function DistanceOfLesson({ register }: { register: Register }) {
  const words = useWords('attendance').register
  const { lesson, pupils } = register
  if (lesson.distance === undefined) return null
  const count = (place: RegisterPupil['place']) =>
    pupils.filter((pupil) => pupil.place === place).length
  const isSome = lesson.distance === 'some'
  return (
    <Notice title={words.distance[lesson.distance]}>
      {isSome && <p>{words.somePlaces({ home: count('home'), room: count('room') })}</p>}
      <p>{isSome ? words.someMeans : words.distanceMeans}</p>
    </Notice>
  )
}

interface ListsProps {
  pupils: readonly RegisterPupil[]
  lesson: Register['lesson']
  corrections: Corrections
  onExplain: (pupil: RegisterPupil) => void
}

/** One list; two where some are at home and the others in the room. */
function Lists({ pupils, ...props }: ListsProps) {
  const words = useWords('attendance').register
  const format = useFormat()
  const places = (['home', 'room'] as const).filter((place) =>
    pupils.some((pupil) => pupil.place === place),
  )
  if (places.length === 0) return <RegisterList label={words.list} pupils={pupils} {...props} />
  return (
    <>
      {places.map((place) => {
        const there = pupils.filter((pupil) => pupil.place === place)
        return (
          <section key={place} class="stack">
            <h2>
              {words.places[place]} <span class="soft numbers">{format.number(there.length)}</span>
            </h2>
            <RegisterList label={words.places[place]} pupils={there} {...props} />
          </section>
        )
      })}
    </>
  )
}

function Sheet(props: { register: Register; isRefreshing: boolean; reload: () => void }) {
  const { register, isRefreshing, reload } = props
  const words = useWords('attendance').register
  const { lesson, pupils } = register
  const corrections = useCorrections(register, { isRefreshing, reload })
  const [explained, setExplained] = useState<RegisterPupil | null>(null)
  useEffect(() => {
    const timer = setInterval(() => {
      const isOver = Date.now() > Date.parse(lesson.endsAt)
      if (!isOver && document.visibilityState === 'visible') reload()
    }, lookAgainMs)
    return () => clearInterval(timer)
  }, [lesson.endsAt, reload])
  const stateOf = (pupil: RegisterPupil) =>
    corrections.wishOf(pupil)?.state ?? corrections.standingOf(pupil).state
  const isMissingNow = (pupil: RegisterPupil): boolean =>
    isMissing({ ...pupil, ...corrections.standingOf(pupil), state: stateOf(pupil) })
  const only = useOnlyMissing(pupils, pupils.filter(isMissingNow))
  if (pupils.length === 0) {
    return <EmptyState drawing={<EmptyYard />}>{words.empty}</EmptyState>
  }
  const shown = only?.kept ? keepMissing(pupils, only.kept, isMissingNow) : pupils
  return (
    <div class="stack stack-wide">
      <Counts states={pupils.map(stateOf)} />
      <DistanceOfLesson register={register} />
      <p>{words.explain}</p>
      <MissingTools only={only} classes={register.classesToCall} />
      <Lists {...{ lesson, corrections }} pupils={shown} onExplain={setExplained} />
      {explained !== null && (
        <CorrectionNoteDialog
          name={nameOf(explained)}
          note={corrections.rulingOf(explained).note}
          onClose={() => setExplained(null)}
          onNote={(note) => {
            corrections.explain(explained, note)
            setExplained(null)
          }}
        />
      )}
      <LiveEntries lessonId={lesson.id} />
      <p class="soft small register-keys">{words.keys}</p>
    </div>
  )
}

export function LessonRegisterPage({ params }: PageProps) {
  const words = useWords('attendance').register
  const format = useFormat()
  const navigation = useTeacherLinks('teaching')
  const lessonId = params.lessonId ?? ''
  const loaded = useLoad(`register ${lessonId}`, (signal) =>
    callApi<Register>(`/api/lessons/${lessonId}/attendance`, { signal }),
  )
  useFreshReturn(loaded.reload)
  const lesson = loaded.load.state === 'ready' ? loaded.load.value.lesson : null
  return (
    <PageShell
      title={words.title}
      intro={
        lesson === null
          ? undefined
          : words.intro({
              course: lesson.courseName,
              day: format.nearDay(dayInstant(lesson.onDate)),
              from: format.time(lesson.startsAt),
              until: format.time(lesson.endsAt),
            })
      }
      back={{
        href: lesson === null ? pagePaths.teaching : pagePaths.teachingOn(lesson.onDate),
        label: words.back,
      }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(register) => (
          <Sheet
            register={register}
            isRefreshing={loaded.load.state === 'ready' && loaded.load.refreshing}
            reload={loaded.reload}
          />
        )}
      </LoadView>
    </PageShell>
  )
}
