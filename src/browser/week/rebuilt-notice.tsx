/** What a change of the timetable did to the lessons to come: which prepared ones went along, which it left alone. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { Rebuilt } from '#contract/timetable.ts'

/** Lessons that are named of each kind; the others are counted. */
const shownMax = 12

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
      <PreparedLessons {...lessons} />
    </Notice>
  )
}

/** Lessons on which something hangs: those that went with their slot, and those that stay although it went. */
export function PreparedLessons({ followed, kept }: Pick<Rebuilt, 'followed' | 'kept'>) {
  const words = useWords('school-life').rebuilt
  return (
    <>
      {followed.length > 0 && (
        <NamedLessons title={words.followed({ count: followed.length })} lessons={followed} />
      )}
      {kept.length > 0 && (
        <NamedLessons title={words.kept({ count: kept.length })} lessons={kept} />
      )}
    </>
  )
}

function NamedLessons({ title, lessons }: { title: string; lessons: Rebuilt['kept'] }) {
  const words = useWords('school-life').rebuilt
  const format = useFormat()
  const more = lessons.length - shownMax
  return (
    <>
      <p>{title}</p>
      <ul>
        {lessons.slice(0, shownMax).map(({ lessonId, courseName, startsAt }) => (
          <li key={lessonId}>
            {courseName}, {format.dateTime(startsAt)}
          </li>
        ))}
        {more > 0 && <li>{words.more({ count: more })}</li>}
      </ul>
    </>
  )
}
