/** What a pupil asked, with the answers, as the pupil and the family read it. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { Enquiry } from '#contract/enquiries.ts'
import './enquiries.css'

export function EnquiryAnswer({ answer }: { answer: NonNullable<Enquiry['answer']> }) {
  const words = useWords('enquiry')
  const format = useFormat()
  return (
    <div class="enquiry-answer">
      <p class="small">{words.answeredBy({ by: answer.by, when: format.dateTime(answer.at) })}</p>
      <p class="enquiry-text">{answer.text}</p>
    </div>
  )
}

export interface EnquiryListProps {
  enquiries: readonly Enquiry[]
  /** The pupil's own list: to open what it is about, and to take back. */
  own?: { readonly busy: boolean; readonly onTakeBack: (enquiry: Enquiry) => void } | undefined
}

export function EnquiryList({ enquiries, own }: EnquiryListProps) {
  const words = useWords('enquiry')
  const format = useFormat()
  if (enquiries.length === 0) return <p>{words.none}</p>
  return (
    <div class="stack">
      {enquiries.map((enquiry) => {
        const { about, answer, askedAt, courseName, id, isRead, text } = enquiry
        const href =
          about.kind === 'resource' ? pagePaths.reading(about.id) : pagePaths.exercise(about.id)
        return (
          <Card
            key={id}
            title={own ? <PageLink href={href}>{about.title}</PageLink> : about.title}
            actions={
              own &&
              !isRead && (
                <Button busy={own.busy} onClick={() => own.onTakeBack(enquiry)}>
                  {words.takeBack}
                  <span class="for-screen-readers"> {text}</span>
                </Button>
              )
            }
          >
            <p class="small soft">
              {words.about({ course: courseName, when: format.dateTime(askedAt) })}
            </p>
            <p class="enquiry-text">{text}</p>
            {answer === null ? (
              <p class="soft">
                <Sign name={isRead ? 'received' : 'more'} /> {isRead ? words.read : words.waiting}
              </p>
            ) : (
              <EnquiryAnswer answer={answer} />
            )}
          </Card>
        )
      })}
    </div>
  )
}
