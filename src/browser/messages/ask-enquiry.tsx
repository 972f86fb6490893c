/** Where a pupil asks the teachers of a course: a short text below a lesson or an exercise. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { useViewer } from '#browser/viewer.ts'
import { enquiryTextMax } from '#contract/enquiry-limits.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

export interface AskEnquiryProps {
  about: { readonly kind: 'resources' | 'assignments'; readonly id: string }
}

export function AskEnquiry({ about }: AskEnquiryProps) {
  const viewer = useViewer()
  const words = useWords('enquiry').ask
  const isPupil = viewer.state === 'known' && viewer.me.schools.some((school) => school.isPupil)
  if (!isPupil) return null
  return (
    <div class="no-print">
      <Disclosure label={words.open}>
        <AskForm path={`/api/${about.kind}/${about.id}/enquiries`} />
      </Disclosure>
    </div>
  )
}

function AskForm({ path }: { path: string }) {
  const words = useWords('enquiry')
  const tu = useVoice() === 'tu'
  const act = useAct()
  const [text, setText] = useState('')
  const [isSent, setSent] = useState(false)
  // The same id until it is received: sending twice is asking once.
  const id = useRef<string | null>(null)
  const send = (): void => {
    id.current ??= mintId({ now: Date.now }, systemRandom)
    const body = { id: id.current, text: text.trim() }
    void act.run(
      () => callApi(path, { body }),
      () => {
        id.current = null
        setText('')
        setSent(true)
      },
    )
  }
  if (isSent) {
    return (
      <Notice
        kind="success"
        live
        title={words.ask.sent}
        actions={
          <>
            <LinkButton href={pagePaths.myEnquiries}>{words.own}</LinkButton>
            <Button onClick={() => setSent(false)}>{words.ask.another}</Button>
          </>
        }
      >
        <p>{words.ask.sentMeans({ tu })}</p>
      </Notice>
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') send()
      }}
    >
      <TextArea
        label={words.ask.label({ tu })}
        hint={words.ask.who({ tu })}
        value={text}
        onValue={(value) => {
          // Another text is another question, once the first may have been received.
          id.current = null
          setText(value)
        }}
        rows={3}
        maxLength={enquiryTextMax}
      />
      {act.refusal?.status === 0 && (
        <Notice kind="attention" live title={words.ask.needsLine({ tu })} />
      )}
      {act.refusal?.status === 429 && (
        <Notice kind="attention" live title={words.ask.tooMany({ tu })} />
      )}
      {act.refusal && act.refusal.status !== 0 && act.refusal.status !== 429 && (
        <ErrorView refusal={act.refusal} onRetry={send} live />
      )}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} disabled={text.trim() === ''}>
          {words.ask.send}
        </Button>
      </p>
    </form>
  )
}
