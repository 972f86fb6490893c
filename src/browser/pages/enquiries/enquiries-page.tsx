/** What pupils ask a teacher: those that wait first, each answered where it stands, with few keys. */
import { useEffect } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { watchNews } from '#browser/api/news.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { EnquiryAnswer } from '#browser/messages/enquiry-list.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useViewer } from '#browser/viewer.ts'
import type { TaughtEnquiries, TaughtEnquiry } from '#contract/enquiries.ts'
import { AnswerForm } from './answer-form.tsx'

interface QuestionProps {
  enquiry: TaughtEnquiry
  onAnswered?: (() => void) | undefined
}

function Question({ enquiry, onAnswered }: QuestionProps) {
  const words = useWords('enquiry')
  const format = useFormat()
  const { about, answer, askedAt, courseName, pupil, text } = enquiry
  return (
    <Card title={`${pupil.givenName} ${pupil.familyName}`}>
      <p class="small soft">
        {about.title} · {words.about({ course: courseName, when: format.dateTime(askedAt) })}
      </p>
      <p class="enquiry-text">{text}</p>
      {answer !== null && <EnquiryAnswer answer={answer} />}
      {onAnswered !== undefined && <AnswerForm enquiry={enquiry} onAnswered={onAnswered} />}
    </Card>
  )
}

function Questions({ value, onAnswered }: { value: TaughtEnquiries; onAnswered: () => void }) {
  const words = useWords('enquiryAnswers')
  const waiting = value.enquiries.filter(({ answer }) => answer === null)
  const answered = value.enquiries.filter(({ answer }) => answer !== null)
  return (
    <div class="stack stack-wide">
      {waiting.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <section class="stack">
          <h2>{words.waiting({ count: waiting.length })}</h2>
          <p class="small soft">{words.keys}</p>
          {waiting.map((enquiry) => (
            <Question key={enquiry.id} enquiry={enquiry} onAnswered={onAnswered} />
          ))}
        </section>
      )}
      {answered.length > 0 && (
        <section class="stack">
          <h2>{words.answered}</h2>
          {answered.map((enquiry) => (
            <Question key={enquiry.id} enquiry={enquiry} />
          ))}
        </section>
      )}
    </div>
  )
}

export function EnquiriesPage() {
  const words = useWords('enquiryAnswers')
  const day = useWords('teach').day
  const viewer = useViewer()
  const navigation = useTeacherLinks('teaching')
  const loaded = useLoad('taught enquiries', (signal) =>
    callApi<TaughtEnquiries>('/api/me/enquiries', { signal }),
  )
  const { reload } = loaded
  useFreshReturn(reload)
  const personId = viewer.state === 'known' ? viewer.me.personId : null
  useEffect(() => {
    if (personId === null) return
    return watchNews({ topic: 'teaching', key: personId, onNews: reload })
  }, [personId, reload])
  return (
    <PageShell
      title={words.title}
      intro={words.intro}
      back={{ href: pagePaths.teaching, label: day.title }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => <Questions value={value} onAnswered={reload} />}
      </LoadView>
    </PageShell>
  )
}
