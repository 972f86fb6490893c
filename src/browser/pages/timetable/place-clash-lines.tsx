/** What a lesson would meet in the place where it is about to go: told once, before it goes. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'
import type { PlaceClashes } from '#contract/dated-clashes.ts'
import { lessonClashKey, useLessonClashText } from './use-lesson-clash-text.ts'

export function PlaceClashLines({ met, timeZone }: { met: PlaceClashes; timeZone: string }) {
  const words = useWords('school-life').clashes
  const text = useLessonClashText(timeZone)
  const format = useFormat()
  const { clashes, dayOff } = met
  return (
    <Notice kind="attention" live title={words.before({ count: clashes.length, dayOff })}>
      {clashes.length > 0 && (
        <ul>
          {clashes.map((clash) => (
            <li key={lessonClashKey(clash)}>
              {text(clash).what}, {text(clash).time} ({format.list([...new Set(clash.courseNames)])}
              )
            </li>
          ))}
        </ul>
      )}
      <p>{words.allowed}</p>
    </Notice>
  )
}
