/** Another course taken up again in this one: what waits of it, and choosing what more is taken up. */
import { useState } from 'preact/hooks'
import { useSearch } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { Reprises } from '#contract/reprises.ts'
import { idPattern } from '#kernel/ids.ts'
import { RepriseCard } from './reprise-card.tsx'
import { RepriseForm } from './reprise-form.tsx'
import { untoldAudience } from './untold-audience.ts'

const isId = new RegExp(idPattern)

export function ReprisePage({ params }: PageProps) {
  const words = useWords('reprise')
  const { day, follow } = useWords('teach')
  const format = useFormat()
  const navigation = useTeacherLinks('teaching')
  const courseId = params.courseId ?? ''
  // From whose plan somebody came.
  const lessonId = new URLSearchParams(useSearch()).get('seance')
  const path = `/api/courses/${courseId}/reprises`
  const loaded = useLoad<Reprises>(path, (signal) => callApi<Reprises>(path, { signal }))
  const [turn, setTurn] = useState(0)
  const board = loaded.load.state === 'ready' ? loaded.load.value : null
  const changed = (): void => {
    loaded.reload()
    setTurn(turn + 1)
  }
  const of =
    board === null
      ? null
      : words.courseOf({
          name: board.courseName,
          of: format.list(untoldAudience(board.courseName, board.audience)),
          year: board.year,
        })
  return (
    <PageShell
      title={of === null ? words.title : words.titleOf({ of })}
      heading={words.title}
      intro={of ?? undefined}
      back={
        lessonId !== null && isId.test(lessonId)
          ? { href: pagePaths.lessonPlan(lessonId), label: follow.lesson }
          : { href: pagePaths.teaching, label: day.title }
      }
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {({ lessons, reprises, sources }) => (
          <div class="stack stack-wide">
            <p>{words.intro}</p>
            {reprises.map((reprise) => (
              <RepriseCard
                key={reprise.id}
                courseId={courseId}
                reprise={reprise}
                lessons={lessons}
                onChange={loaded.reload}
              />
            ))}
            <RepriseForm key={turn} courseId={courseId} sources={sources} onDone={changed} />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
