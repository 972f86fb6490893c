/** The rubrics of one's own exercises, to copy into this question or exercise. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { keyed } from '#browser/content/keyed.ts'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { OwnRubrics as Listed, Rubric } from '#contract/rubrics.ts'

export function OwnRubrics({ onRubric }: { onRubric: (rubric: Rubric) => void }) {
  const words = useWords('question').rubric
  const fromOf = ({ exerciseTitle: title, questionNumber: number }: Listed['rubrics'][number]) =>
    number === null ? words.copyFromWhole({ title }) : words.copyFrom({ title, number })
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
                  {fromOf(item)}{' '}
                  <span class="soft">
                    {item.rubric.criteria.map(({ name }) => name).join(', ')}
                  </span>
                </p>
                <Button sign="copy" onClick={() => onRubric(item.rubric)}>
                  {words.copyThis}
                  <span class="for-screen-readers"> {fromOf(item)}</span>
                </Button>
              </li>
            ))}
          </ul>
        )
      }
    </LoadView>
  )
}
