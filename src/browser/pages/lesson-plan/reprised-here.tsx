/** Exercises that came to this lesson with a course taken up again, and wait to be given. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { useTimesSentence } from '#browser/teach/use-times-sentence.ts'
import type { ReprisedAt } from '#contract/reprises.ts'
import type { Lesson } from '#contract/timetable.ts'
import { PlanLine } from './plan-line.tsx'

type Waiting = ReprisedAt['waiting'][number]

export function ReprisedHere({ lesson, onChange }: { lesson: Lesson; onChange: () => void }) {
  const words = useWords('reprise')
  const timesSentence = useTimesSentence()
  const path = `/api/lessons/${lesson.id}/reprised`
  const { load, reload } = useLoad<ReprisedAt>(path, (signal) => callApi(path, { signal }))
  const act = useAct()
  const give = ({ place, repriseId, times }: Waiting): void =>
    void act.run(
      () =>
        callApi(`/api/courses/${lesson.courseId}/reprises/${repriseId}/given`, {
          body: { things: [{ place, ...times }] },
        }),
      () => {
        toast({ text: words.given({ count: 1 }) })
        reload()
        onChange()
      },
    )
  const drop = ({ place, repriseId, title }: Waiting): void =>
    void act.run(
      () =>
        callApi(`/api/courses/${lesson.courseId}/reprises/${repriseId}/things/${place}`, {
          method: 'DELETE',
        }),
      () => {
        toast({ text: words.dropped({ title }) })
        reload()
      },
    )
  // The plan is whole without it: where it could not be read, the page of reprises still has it.
  if (load.state !== 'ready' || load.value.waiting.length === 0) return null
  return (
    <Card title={words.here}>
      <p class="soft">{words.toGiveHint}</p>
      <ul class="plain plan-lines">
        {load.value.waiting.map((waiting) => (
          <PlanLine
            key={`${waiting.repriseId} ${waiting.place}`}
            title={waiting.title}
            detail={timesSentence(waiting.times)}
            actions={
              <>
                <Button busy={act.busy} onClick={() => give(waiting)}>
                  {words.giveOne}
                  <span class="for-screen-readers"> {waiting.title}</span>
                </Button>
                <Button busy={act.busy} onClick={() => drop(waiting)}>
                  {words.drop}
                  <span class="for-screen-readers"> {waiting.title}</span>
                </Button>
              </>
            }
          />
        ))}
      </ul>
      {act.refusal && <ErrorView refusal={act.refusal} live />}
    </Card>
  )
}
