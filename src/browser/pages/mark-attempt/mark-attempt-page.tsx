/** One copy to mark: photos large, points in a press, a comment, and on to the next pupil. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { MarkingSheet } from '#contract/exercises.ts'
import { MarkingDesk } from './marking-desk.tsx'
import './mark-attempt.css'

function introOf(
  sheet: MarkingSheet,
  words: ReturnType<typeof useWords<'teach'>>['mark'],
  format: ReturnType<typeof useFormat>,
): string {
  const { receipt, number, title } = sheet.result
  return [
    title,
    words.attempt({ number }),
    words.receivedAt({ when: format.dateTime(receipt.receivedAt) }),
    ...(receipt.isLate ? [words.late] : []),
    words.receipt({ number: format.number(receipt.number) }),
  ].join(' · ')
}

export function MarkAttemptPage({ params }: PageProps) {
  const words = useWords('teach').mark
  const format = useFormat()
  const navigation = useTeacherLinks('teaching')
  const attemptId = params.attemptId ?? ''
  const loaded = useLoad(`marking ${attemptId}`, (signal) =>
    callApi<MarkingSheet>(`/api/attempts/${attemptId}/marking-sheet`, { signal }),
  )
  const sheet = loaded.load.state === 'ready' ? loaded.load.value : null
  const name = sheet === null ? '' : `${sheet.pupil.givenName} ${sheet.pupil.familyName}`
  return (
    <PageShell
      title={sheet === null ? words.title : words.copyOf({ name })}
      intro={sheet && introOf(sheet, words, format)}
      back={{
        href: sheet === null ? pagePaths.teaching : pagePaths.following(sheet.result.assignmentId),
        label: words.toFollowing,
      }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => <MarkingDesk key={value.result.attemptId} sheet={value} />}
      </LoadView>
    </PageShell>
  )
}
