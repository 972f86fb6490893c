/** What teachers answered lately to what the pupil asked, at the head of the day. */
import { useWords } from '#browser/catalogue/speech.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { MyDay } from '#contract/day.ts'

export interface AnswerNoticesProps {
  answers: MyDay['answers']
  /** Where they are read. */
  href: string
}

export function AnswerNotices({ answers = [], href }: AnswerNoticesProps) {
  const words = useWords('day')
  const [latest] = answers
  if (latest === undefined) return null
  return (
    <Notice
      title={words.answered({ title: latest.title, more: answers.length - 1 })}
      actions={
        <LinkButton href={href}>{words.readAnswer({ many: answers.length > 1 })}</LinkButton>
      }
    />
  )
}
