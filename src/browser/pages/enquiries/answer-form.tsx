/** An answer to one pupil, under what they asked; Ctrl and Enter send it and go to the next. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import type { TaughtEnquiry } from '#contract/enquiries.ts'
import { enquiryAnswerMax } from '#contract/enquiry-limits.ts'

export interface AnswerFormProps {
  enquiry: TaughtEnquiry
  onAnswered: () => void
}

/** The text field of the next answer below this one, if there is one. */
function focusNext(form: HTMLFormElement | null): void {
  if (form === null) return
  const forms = [...document.querySelectorAll<HTMLFormElement>('form.answer-form')]
  forms[forms.indexOf(form) + 1]?.querySelector('textarea')?.focus()
}

export function AnswerForm({ enquiry, onAnswered }: AnswerFormProps) {
  const words = useWords('enquiry').taught
  const act = useAct()
  const [text, setText] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const name = `${enquiry.pupil.givenName} ${enquiry.pupil.familyName}`
  const send = (): void => {
    if (text.trim() === '' || act.busy) return
    const body = { text: text.trim() }
    // At once: what is typed while this one is under way belongs to the next.
    focusNext(form.current)
    void act.run(
      () => callApi(`/api/enquiries/${enquiry.id}/answer`, { method: 'PUT', body }),
      () => {
        toast({ text: words.sent({ name }) })
        onAnswered()
      },
    )
  }
  return (
    <form
      class="stack answer-form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextArea
        label={words.answerTo({ name })}
        value={text}
        onValue={setText}
        rows={2}
        maxLength={enquiryAnswerMax}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          send()
        }}
      />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={send} live />}
      <p class="row">
        <Button type="submit" busy={act.busy} disabled={text.trim() === ''}>
          {words.send}
        </Button>
      </p>
    </form>
  )
}
