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

/** Whoever sees who is missing looks for a telephone number next. */
function CallLinks({ classes }: { classes: Register['classesToCall'] }) {
  const words = useWords('attendance').register
  if (classes.length === 0) return null
  return (
    <p class="row">
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
  if (pupils.length === 0) {
    return <EmptyState drawing={<EmptyYard />}>{words.empty}</EmptyState>
  }
  const states = pupils.map(
    (pupil) => corrections.wishOf(pupil)?.state ?? corrections.standingOf(pupil).state,
  )
  return (
    <div class="stack stack-wide">
      <Counts states={states} />
      <DistanceOfLesson register={register} />
      <p>{words.explain}</p>
      <CallLinks classes={register.classesToCall} />
      <Lists pupils={pupils} corrections={corrections} onExplain={setExplained} />
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
