/** Says that somebody stands in, and until when; takes it back by one press. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { WeekLesson } from '#contract/timetable.ts'

export function EndSubstitution(props: {
  substitution: NonNullable<WeekLesson['substitution']>
  mayEdit: boolean
  onDone: (said: string) => void
}) {
  const { substitution, mayEdit, onDone } = props
  const words = useWords('substitute')
  const format = useFormat()
  const act = useAct()
  const end = (): void => {
    void act.run(
      () => callApi(`/api/substitutions/${substitution.id}`, { method: 'DELETE' }),
      () => onDone(words.ended),
    )
  }
  const title = substitution.isSingle
    ? words.isSingle
    : words.isCourse({ day: format.day(dayInstant(substitution.untilDay)) })
  return (
    <Notice
      title={title}
      actions={
        mayEdit && (
          <Button busy={act.busy} onClick={end}>
            {words.end}
          </Button>
        )
      }
    >
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={end} live />}
    </Notice>
  )
}
