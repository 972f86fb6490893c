/** The families of a class to call: for its teachers, and for who follows the school's pupils. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { CallList } from '#contract/family-calls.ts'
import { CallBoard } from './call-board.tsx'

export function ClassCallsPage({ params }: PageProps) {
  const words = useWords('calls')
  const format = useFormat()
  const navigation = useTeacherLinks('classes')
  const classId = params.classId ?? ''
  const loaded = useLoad(`call list of class ${classId}`, (signal) =>
    callApi<CallList>(`/api/classes/${classId}/call-list`, { signal }),
  )
  const list = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <PageShell
      title={list === null ? words.title : words.titleOf({ name: list.name })}
      intro={list && words.intro({ from: format.day(dayInstant(list.from)) })}
      back={{ href: pagePaths.myClass(classId), label: words.back }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => <CallBoard list={value} />}
      </LoadView>
    </PageShell>
  )
}
