/**
 * Puts an exercise in front of a live class: one that its lesson has already, or a published one of the
 * teacher's own, given to the whole course at that moment.
 */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { ExerciseChoice } from '#browser/teach/exercise-choice.tsx'
import { ListCutLine } from '#browser/teach/list-cut-line.tsx'
import { loadExercises } from '#browser/teach/load-exercises.ts'
import { SentBefore } from '#browser/teach/sent-before.tsx'
import type { TeachingDay } from '#contract/day.ts'
import type { Assign, ExerciseSummary } from '#contract/exercises.ts'
import type { Lesson } from '#contract/timetable.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { type DueChoice, dueTimes } from './due-of-lesson.ts'
import type { RoomInHand } from './room-in-hand.ts'
import type { HandedOut } from './room-view.ts'
import './hand-out-exercise.css'

interface Choice {
  readonly lesson: Lesson
  /** What the lesson has, to the whole course. */
  readonly given: readonly HandedOut[]
  readonly exercises: readonly ExerciseSummary[]
  readonly isCut: boolean
}

async function askChoice(lessonId: string, signal: AbortSignal): Promise<ApiResult<Choice>> {
  const asked = await callApi<Lesson>(`/api/lessons/${lessonId}`, { signal })
  if (!asked.ok) return asked
  const lesson = asked.value
  if (!lesson.mayChange)
    return { ok: true, value: { lesson, given: [], exercises: [], isCut: false } }
  const query = { on: lesson.onDate }
  const [day, all] = await Promise.all([
    callApi<TeachingDay>('/api/teaching-day', { query, signal }),
    loadExercises(signal),
  ])
  if (!day.ok) return day
  if (!all.ok) return all
  const carried = day.value.lessons.find(({ id }) => id === lessonId)?.assignments ?? []
  const given = carried
    .filter(({ isToSome }) => isToSome !== true)
    .map(({ id, title }) => ({ assignmentId: id, title }))
  return { ok: true, value: { lesson, given, ...all.value } }
}

export interface HandOutExerciseProps {
  room: RoomInHand
  onDone: () => void
}

/** True where the class has it in front of it. */
function handOut(room: RoomInHand, exercise: HandedOut): boolean {
  return room.act({ kind: 'hand_out', ...exercise })
}

const newId = (): string => mintId({ now: Date.now }, systemRandom)

function Given({ room, given, onDone }: HandOutExerciseProps & Pick<Choice, 'given'>) {
  const words = useWords('live').exercise
  if (given.length === 0) return null
  return (
    <section aria-label={words.already}>
      <h3>{words.already}</h3>
      <ul class="plain live-handed">
        {given.map((one) => (
          <li key={one.assignmentId}>
            <span>{one.title}</span>
            <Button onClick={() => handOut(room, one) && onDone()}>
              {words.show}
              <span class="for-screen-readers"> {one.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useDueOptions(lesson: Lesson, nowMs: number) {
  const words = useWords('live').exercise
  const format = useFormat()
  const times = dueTimes(
    { endsAt: lesson.endsAt, nextStartsAt: lesson.nextLessons[0]?.startsAt ?? null },
    nowMs,
  )
  const labels = (choice: DueChoice, dueAt: string | null): string => {
    if (choice === 'end' && dueAt !== null) return words.dueEnd({ time: format.time(dueAt) })
    if (choice === 'next' && dueAt !== null) return words.dueNext({ when: format.dateTime(dueAt) })
    return words.dueNone
  }
  return {
    times,
    options: times.map(({ choice, dueAt }) => ({ value: choice, label: labels(choice, dueAt) })),
  }
}

function GiveOwn(props: HandOutExerciseProps & Choice & { reload: () => void }) {
  const { exercises, isCut, lesson, onDone, reload, room } = props
  const words = useWords('live').exercise
  const [chosen, setChosen] = useState<string | null>(null)
  // A second press gives the same thing again, not another one.
  const [id, setId] = useState(newId)
  const [openedMs] = useState(() => Date.now() + room.view.aheadMs)
  const { times, options } = useDueOptions(lesson, openedMs)
  const [due, setDue] = useState<DueChoice>(times[0]?.choice ?? 'none')
  const act = useAct()
  const exercise = exercises.find(({ id }) => id === chosen)
  const give = (): void => {
    if (exercise === undefined) return
    // Open at once for everybody, whatever a device's clock says.
    const opensMs = Math.min(Date.parse(lesson.startsAt), openedMs)
    const body: Assign = {
      id,
      exerciseId: exercise.id,
      opensAt: new Date(opensMs).toISOString(),
      dueAt: times.find(({ choice }) => choice === due)?.dueAt ?? null,
      lateAccepted: true,
      attemptsMax: 1,
      feedback: 'now',
    }
    const { title } = exercise
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/assignments`, { body }),
      () => {
        if (handOut(room, { assignmentId: id, title })) return onDone()
        toast({ text: words.notGiven, kind: 'attention' })
        setChosen(null)
        setId(newId())
        reload()
      },
    )
  }
  return (
    <section class="stack" aria-label={words.own}>
      <ListCutLine isCut={isCut} />
      <ExerciseChoice {...{ exercises, chosen }} firstId={null} onChosen={setChosen} />
      {exercise !== undefined && (
        <RadioGroup
          label={words.due}
          hint={words.dueHint}
          value={due}
          onValue={setDue}
          options={options}
        />
      )}
      {act.refusal && <SentBefore refusal={act.refusal} onRetry={give} words={words.givenBefore} />}
      <p>
        <Button kind="primary" busy={act.busy} disabled={exercise === undefined} onClick={give}>
          {words.give}
        </Button>
      </p>
    </section>
  )
}

export function HandOutExercise({ room, onDone }: HandOutExerciseProps) {
  const words = useWords('live').exercise
  const loaded = useLoad(`exercises of ${room.lessonId}`, (signal) =>
    askChoice(room.lessonId, signal),
  )
  return (
    <LoadView loaded={loaded} label={words.choose}>
      {(choice) =>
        choice.lesson.mayChange ? (
          <div class="stack">
            <Given room={room} given={choice.given} onDone={onDone} />
            <GiveOwn {...choice} room={room} onDone={onDone} reload={loaded.reload} />
          </div>
        ) : (
          <p>{words.onlyTeachers}</p>
        )
      }
    </LoadView>
  )
}
