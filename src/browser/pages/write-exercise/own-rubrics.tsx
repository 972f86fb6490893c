/** The rubrics of one's own exercises, to copy into this question. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { keyed } from '#browser/content/keyed.ts'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { OwnRubrics as Listed, Rubric } from '#contract/rubrics.ts'

export function OwnRubrics({ onRubric }: { onRubric: (rubric: Rubric) => void }) {
  const words = useWords('question').rubric
  const loaded = useLoad('own rubrics', (signal) => callApi<Listed>('/api/me/rubrics', { signal }))
  return (
    <LoadView loaded={loaded} label={words.copy}>
      {({ rubrics }) =>
        rubrics.length === 0 ? (
          <p class="soft">{words.noneToCopy}</p>
        ) : (
          <ul class="plain stack">
            {keyed(rubrics).map(({ key, item }) => (
              <li key={key}>
                <p>
                  {words.copyFrom({ title: item.exerciseTitle, number: item.questionNumber })}{' '}
                  <span class="soft">
                    {item.rubric.criteria.map(({ name }) => name).join(', ')}
                  </span>
                </p>
                <Button sign="copy" onClick={() => onRubric(item.rubric)}>
                  {words.copyThis}
                  <span class="for-screen-readers">
                    {' '}
                    {words.copyFrom({ title: item.exerciseTitle, number: item.questionNumber })}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        )
      }
    </LoadView>
  )
}
