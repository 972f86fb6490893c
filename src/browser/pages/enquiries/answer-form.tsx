/** An answer to one pupil, under what they asked; Ctrl and Enter send it and go to the next. */
import { useRef } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { useTyped } from '#browser/write/use-typed.ts'
import type { TaughtEnquiry } from '#contract/enquiries.ts'
import { enquiryAnswerMax } from '#contract/enquiry-limits.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

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

interface TypedAnswer {
  readonly text: string
  readonly toClass: boolean
  /** The announcement keeps its id through every try, also one of a later page. */
  readonly announcementId: string
}

/** Sends the answer. */
function useAnswer({ enquiry, onAnswered }: AnswerFormProps, name: string) {
  const words = useWords('enquiryAnswers')
  const act = useAct()
  const form = useRef<HTMLFormElement>(null)
  const send = ({ text, toClass, announcementId }: TypedAnswer, onDone: () => void): void => {
    if (text.trim() === '' || act.busy) return
    const body = { text: text.trim(), announcementId: toClass ? announcementId : null }
    // At once: what is typed while this one is under way belongs to the next.
    focusNext(form.current)
    void act.run(
      () => callApi(`/api/enquiries/${enquiry.id}/answer`, { method: 'PUT', body }),
      () => {
        onDone()
        toast({ text: words.sent({ name }) })
        onAnswered()
      },
    )
  }
  return { act, form, send }
}

export function AnswerForm(props: AnswerFormProps) {
  const words = useWords('enquiryAnswers')
  const { familyName, givenName } = props.enquiry.pupil
  const name = `${givenName} ${familyName}`
  const { act, form, send } = useAnswer(props, name)
  const concern = useWords('teach').unsaved
  const { typed, change, clear } = useTyped<TypedAnswer>(`answer ${props.enquiry.id}`, {
    first: () => ({
      text: '',
      toClass: false,
      announcementId: mintId({ now: Date.now }, systemRandom),
    }),
    isEmpty: ({ text }) => text.trim() === '',
    concern,
  })
  const { text, toClass } = typed
  const answer = (): void => send(typed, clear)
  const named = text.toLocaleLowerCase('fr').includes(givenName.toLocaleLowerCase('fr'))
  return (
    <form
      class="stack answer-form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        answer()
      }}
    >
      <TextArea
        label={words.answerTo({ name })}
        value={text}
        onValue={(text) => change({ text })}
        rows={2}
        maxLength={enquiryAnswerMax}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          answer()
        }}
      />
      <CheckBox
        label={words.toClass}
        checked={toClass}
        onChecked={(toClass) => change({ toClass })}
      />
      {toClass && named && (
        <Notice kind="attention" live title={words.namesPupil({ name: givenName })} />
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={answer} live />}
      <p class="row">
        <Button type="submit" busy={act.busy} disabled={text.trim() === ''}>
          {words.send}
        </Button>
      </p>
    </form>
  )
}
