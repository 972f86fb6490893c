/** A copy seen again: the total, what waits, and question by question what there is to learn. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { ContentRecording } from '#browser/content/content-recording.tsx'
import { spokenSounds } from '#browser/content/file-addresses.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { OnPaperLine } from '#browser/late/on-paper-line.tsx'
import { TimingNotice } from '#browser/late/timing-notice.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { ReceiptFacts } from '#browser/pages/do-exercise/receipt-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { AttemptResult } from '#contract/results.ts'
import { wholeCopyId } from '#contract/rubric-rules.ts'
import { CopyOutcome } from './copy-outcome.tsx'
import { GivenPhotos } from './given-answer.tsx'
import { QuestionOutcome } from './question-outcome.tsx'
import { useReturnNews } from './use-return-news.ts'
import './attempt-result.css'

function Total({ copy, tu }: { copy: AttemptResult; tu: boolean }) {
  const words = useWords('exercise')
  const format = useFormat()
  const { marks } = copy
  if (marks === null) {
    const when = copy.opensAt === null ? null : format.dateTime(copy.opensAt)
    return <Notice kind="information" title={words.notOpen({ when, tu })} />
  }
  const ofQuestions = marks.perQuestion.filter((one) => one.questionId !== wholeCopyId)
  const right = ofQuestions.filter((one) => one.state === 'right').length
  const waiting = ofQuestions.filter((one) => one.state === 'to_mark').length
  return (
    <div class="result-total">
      {copy.returnedAt !== null && (
        <p class="result-returned">
          <Sign name="success" /> {words.returned({ when: format.dateTime(copy.returnedAt), tu })}
        </p>
      )}
      {marks.pointsMax > 0 && (
        <>
          <p class="result-points">
            {words.totalOf({
              points: format.number(marks.points),
              max: format.number(marks.pointsMax),
            })}
          </p>
          <Progress
            label={words.total}
            value={marks.points}
            max={marks.pointsMax}
            text={words.rightCount({ right, all: ofQuestions.length })}
            hideLabel
          />
        </>
      )}
      {marks.toMark > 0 && (
        <Notice
          kind="information"
          title={waiting > 0 ? words.toMarkCount({ count: waiting }) : words.copyToMark}
        />
      )}
    </div>
  )
}

/** What a teacher handed in on paper, where it answers the whole work. */
function Sheets({ copy }: { copy: AttemptResult }) {
  const words = useWords('late').onPaper
  const photoIds = copy.paper?.photoIds ?? []
  return (
    <>
      <OnPaperLine paper={copy.paper} />
      {photoIds.length > 0 && (
        <section aria-labelledby="sheets-title">
          <h2 id="sheets-title">{words.sheets}</h2>
          <GivenPhotos fileIds={photoIds} copy={copy} />
        </section>
      )}
    </>
  )
}

/** What the teacher said of the whole copy. */
function Spoken({ copy }: { copy: AttemptResult }) {
  const words = useWords('exercise')
  const spoken = copy.marks?.spoken
  if (spoken === undefined) return null
  const { sound, words: transcript } = spoken
  return (
    <ContentRecording
      block={{ type: 'audio', fileId: sound.id, title: words.spoken, transcript }}
      address={`${spokenSounds(copy.attemptId)}/${sound.id}`}
      file={sound}
    />
  )
}

/** Whose it is, where a team handed it in together. */
function OfTeam({ team }: { team: AttemptResult['team'] | undefined }) {
  const words = useWords('exercise').team
  const format = useFormat()
  if (team === undefined) return null
  return (
    <p class="soft">{words.copyOf({ name: team.handedInBy, others: format.list(team.others) })}</p>
  )
}

function ResultBody({ copy, tu }: { copy: AttemptResult; tu: boolean }) {
  const words = useWords('exercise')
  return (
    <div class="results">
      <OfTeam team={copy.team} />
      <Total copy={copy} tu={tu} />
      <TimingNotice receipt={copy.receipt} tu={tu} />
      <Spoken copy={copy} />
      <Sheets copy={copy} />
      {copy.questions.map((question, place) => (
        <QuestionOutcome
          key={question.id}
          copy={copy}
          question={question}
          number={place + 1}
          result={copy.marks?.perQuestion.find((one) => one.questionId === question.id) ?? null}
          tu={tu}
        />
      ))}
      <CopyOutcome copy={copy} />
      <ReceiptFacts receipt={copy.receipt} />
      {tu && (
        <div class="row no-print">
          <LinkButton kind="primary" href={pagePaths.myDay}>
            {words.backToDay}
          </LinkButton>
          <LinkButton href={pagePaths.exercise(copy.assignmentId)}>
            {words.otherAttempts}
          </LinkButton>
        </div>
      )}
    </div>
  )
}

export function AttemptResultPage({ params }: PageProps) {
  const words = useWords('exercise')
  const general = useWords('general')
  const viewer = useViewer()
  const voice = useVoice()
  const attemptId = params.attemptId ?? ''
  const loaded = useLoad(`result ${attemptId}`, (signal) =>
    callApi<AttemptResult>(`/api/attempts/${attemptId}/result`, { signal }),
  )
  useFreshReturn(loaded.reload)
  const copy = loaded.load.state === 'ready' ? loaded.load.value : null
  // What rules alone marked has no return to wait for.
  const waits = copy !== null && (copy.returnedAt !== null || (copy.marks?.toMark ?? 1) > 0)
  useReturnNews(waits ? copy.assignmentId : null, loaded.reload)
  const isPupil = viewer.state === 'known' && viewer.me.schools.some((school) => school.isPupil)
  return (
    <PageShell
      title={copy === null ? words.exercise : words.resultTitle({ title: copy.title })}
      heading={copy?.title}
      back={{ href: pagePaths.home, label: general.back }}
      intro={
        copy && (
          <span class="row">
            <SubjectMark subject={subjectKindOf(copy.subjectCode)} />
            <span>{words.attemptNumber({ number: copy.number })}</span>
          </span>
        )
      }
    >
      <LoadView loaded={loaded} label={words.exercise}>
        {(value) => <ResultBody copy={value} tu={voice === 'tu' && isPupil} />}
      </LoadView>
    </PageShell>
  )
}
