/** What found no lesson: a lesson is chosen for it, or it is left. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Reprises, RepriseWaiting } from '#contract/reprises.ts'
import './reprise.css'

export interface UnplacedLinesProps {
  /** Of the reprise. */
  path: string
  things: readonly RepriseWaiting[]
  lessons: Reprises['lessons']
  onChange: () => void
}

function UnplacedLine(props: Omit<UnplacedLinesProps, 'things'> & { thing: RepriseWaiting }) {
  const { lessons, onChange, path, thing } = props
  const { kind, place, title } = thing
  const words = useWords('reprise')
  const format = useFormat()
  const [lessonId, setLessonId] = useState('')
  const act = useAct()
  const address = `${path}/things/${place}`
  const done = (text: string) => (): void => {
    toast({ text })
    onChange()
  }
  const put = (): void =>
    void act.run(
      () => callApi(address, { method: 'PUT', body: { lessonId } }),
      done(words.placed({ title })),
    )
  const drop = (): void =>
    void act.run(() => callApi(address, { method: 'DELETE' }), done(words.dropped({ title })))
  return (
    <li class="reprise-line">
      <p class="reprise-title">
        {title} <span class="soft">{words.kinds[kind]}</span>
      </p>
      <div class="reprise-place">
        {lessons.length > 0 && (
          <Select
            label={words.lesson({ title })}
            hideLabel
            placeholder={words.chooseLesson}
            value={lessonId}
            onValue={setLessonId}
            options={lessons.map(({ id, startsAt }) => ({
              value: id,
              label: format.dateTime(startsAt),
            }))}
          />
        )}
        <div class="row">
          {lessons.length > 0 && (
            <Button busy={act.busy} disabled={lessonId === ''} onClick={put}>
              {words.place}
              <span class="for-screen-readers"> {title}</span>
            </Button>
          )}
          <Button busy={act.busy} onClick={drop}>
            {words.drop}
            <span class="for-screen-readers"> {title}</span>
          </Button>
        </div>
      </div>
      {act.refusal && <ErrorView refusal={act.refusal} live />}
    </li>
  )
}

export function UnplacedLines({ things, ...rest }: UnplacedLinesProps) {
  const words = useWords('reprise')
  if (things.length === 0) return null
  return (
    <section class="stack">
      <h3>{words.withoutLesson}</h3>
      <p class="soft">{rest.lessons.length === 0 ? words.noLessons : words.withoutLessonHint}</p>
      <ul class="plain reprise-lines">
        {things.map((thing) => (
          <UnplacedLine key={thing.place} thing={thing} {...rest} />
        ))}
      </ul>
    </section>
  )
}
