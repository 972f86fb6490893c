/** What a change of the timetable did to the lessons to come, and which of them it left alone. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { Rebuilt } from '#contract/timetable.ts'

/** Kept lessons that are named; the others are counted. */
const keptShownMax = 12

export interface RebuiltNoticeProps {
  title: string
  lessons: Rebuilt
  onHide: () => void
}

export function RebuiltNotice({ title, lessons, onHide }: RebuiltNoticeProps) {
  const words = useWords('school-life').rebuilt
  const { kept } = lessons
  return (
    <Notice
      kind={kept.length === 0 ? 'success' : 'attention'}
      title={title}
      live
      actions={<Button onClick={onHide}>{words.hide}</Button>}
    >
      <p>{words.lessons(lessons)}</p>
      {kept.length > 0 && <KeptLessons kept={kept} />}
    </Notice>
  )
}

/** Lessons that stay although the timetable moved away, because something hangs on them. */
export function KeptLessons({ kept }: { kept: Rebuilt['kept'] }) {
  const words = useWords('school-life').rebuilt
  const format = useFormat()
  const more = kept.length - keptShownMax
  return (
    <>
      <p>{words.kept({ count: kept.length })}</p>
      <ul>
        {kept.slice(0, keptShownMax).map(({ lessonId, courseName, startsAt }) => (
          <li key={lessonId}>
            {courseName}, {format.dateTime(startsAt)}
          </li>
        ))}
        {more > 0 && <li>{words.keptMore({ count: more })}</li>}
      </ul>
    </>
  )
}
