/** One copy to mark: photos large, points in a press, a comment, and on to the next pupil. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { isForTeacher, LateRuling } from '#browser/late/late-ruling.tsx'
import { OnPaperLine } from '#browser/late/on-paper-line.tsx'
import { TimingNotice } from '#browser/late/timing-notice.tsx'
import { timingShort } from '#browser/late/timing-sentence.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { MarkingSheet } from '#contract/results.ts'
import { CopyStanding } from './copy-standing.tsx'
import { DeskProgress } from './desk-progress.tsx'
import { MarkingDesk } from './marking-desk.tsx'
import { PaperBack } from './paper-back.tsx'
import { useKeptComments } from './use-kept-comments.ts'
import './mark-attempt.css'

function introOf(
  sheet: MarkingSheet,
  words: ReturnType<typeof useWords<'teach'>>['mark'],
  ownTimes: ReturnType<typeof useWords<'adjustment'>>['ownTimes'],
  late: ReturnType<typeof useWords<'late'>>,
  format: ReturnType<typeof useFormat>,
): string {
  const { ownMinutes } = sheet
  const { receipt, number, title } = sheet.result
  const timing = timingShort(receipt, late)
  return [
    title,
    words.attempt({ number }),
    words.receivedAt({ when: format.dateTime(receipt.receivedAt) }),
    ...(timing === null ? [] : [timing]),
    ...(ownMinutes === null ? [] : [ownTimes.time({ time: format.duration(ownMinutes * 60_000) })]),
    words.receipt({ number: format.number(receipt.number) }),
  ].join(' · ')
}

/** Whose copy it is, where a team handed it in. */
function TeamLine({ team }: { team: MarkingSheet['team'] | undefined }) {
  const words = useWords('teams')
  const format = useFormat()
  if (team === undefined) return null
  const names = format.list(team.map((one) => `${one.givenName} ${one.familyName}`))
  return (
    <p>
      <strong>{words.copyOf({ names })}</strong> {words.copyMeans}
    </p>
  )
}

/** A copy that came after its due time: why it counts as it does, or what is to be decided. */
function LateCopy({ sheet, onRuled }: { sheet: MarkingSheet; onRuled: () => void }) {
  const words = useWords('late')
  const { attemptId, receipt } = sheet.result
  const { timing, receivedAt } = receipt
  if (timing === undefined || timing.standing === 'in_time') return null
  if (!isForTeacher(timing)) {
    return (
      <div class="marking">
        <TimingNotice receipt={receipt} tu={false} />
      </div>
    )
  }
  const isOpen = timing.standing === 'to_decide' || timing.standing === 'late'
  return (
    <div class="marking">
      <Notice kind={isOpen ? 'attention' : 'information'} title={words.decideTitle}>
        <LateRuling
          attemptId={attemptId}
          name={`${sheet.pupil.givenName} ${sheet.pupil.familyName}`}
          receivedAt={receivedAt}
          timing={timing}
          isShort={false}
          onDone={onRuled}
        />
      </Notice>
    </div>
  )
}

export function MarkAttemptPage({ params }: PageProps) {
  const words = useWords('teach').mark
  const { ownTimes } = useWords('adjustment')
  const late = useWords('late')
  const format = useFormat()
  const navigation = useTeacherLinks('teaching')
  const attemptId = params.attemptId ?? ''
  const questionId = params.questionId ?? null
  const loaded = useLoad(`marking ${attemptId} ${questionId}`, (signal) =>
    callApi<MarkingSheet>(`/api/attempts/${attemptId}/marking-sheet`, {
      signal,
      query: { questionId: questionId ?? undefined },
    }),
  )
  const kept = useKeptComments()
  const sheet = loaded.load.state === 'ready' ? loaded.load.value : null
  const name = sheet === null ? '' : `${sheet.pupil.givenName} ${sheet.pupil.familyName}`
  return (
    <PageShell
      title={sheet === null ? words.title : words.copyOf({ name })}
      intro={sheet && introOf(sheet, words, ownTimes, late, format)}
      back={{
        href: sheet === null ? pagePaths.teaching : pagePaths.following(sheet.result.assignmentId),
        label: words.toFollowing,
      }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => (
          <div class="stack stack-wide">
            <TeamLine team={value.team} />
            <CopyStanding sheet={value} />
            <OnPaperLine paper={value.result.paper} />
            <PaperBack key={value.result.attemptId} sheet={value} />
            <LateCopy sheet={value} onRuled={loaded.reload} />
            <DeskProgress sheet={value} questionId={questionId} />
            <MarkingDesk
              key={value.result.attemptId}
              sheet={value}
              questionId={questionId}
              kept={kept}
            />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
