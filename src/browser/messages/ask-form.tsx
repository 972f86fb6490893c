/** The text of a question and its way to the teachers; what is typed outlives the page until it is sent. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { useTyped } from '#browser/write/use-typed.ts'
import { enquiryTextMax } from '#contract/enquiry-limits.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

interface TypedEnquiry {
  readonly text: string
  /** The same until it is received, also by a later page: sending twice is asking once. */
  readonly id: string | null
}

const hourMs = 3_600_000

/** Why it did not leave: the text stays where it was typed. */
function AskRefusal({ refusal, onRetry }: { refusal: ApiRefusal; onRetry: () => void }) {
  const words = useWords('enquiry')
  const tu = useVoice() === 'tu'
  const format = useFormat()
  if (refusal.status === 0) {
    return (
      <Notice kind="attention" live title={words.ask.needsLine}>
        <p>{words.ask.staysHere({ tu })}</p>
      </Notice>
    )
  }
  if (refusal.status === 429) {
    const wait = format.duration(refusal.retryAfterMs ?? hourMs)
    return <Notice kind="attention" live title={words.ask.tooMany({ tu, wait })} />
  }
  if (refusal.code !== 'in_use') return <ErrorView refusal={refusal} onRetry={onRetry} live />
  return (
    <Notice
      kind="attention"
      live
      title={words.ask.manyWait({ tu })}
      actions={<LinkButton href={pagePaths.myEnquiries}>{words.own}</LinkButton>}
    >
      <p>{words.ask.manyWaitMeans({ tu })}</p>
    </Notice>
  )
}

export function AskForm({ path }: { path: string }) {
  const words = useWords('enquiry')
  const tu = useVoice() === 'tu'
  const act = useAct()
  const { typed, change, clear } = useTyped<TypedEnquiry>(`enquiry ${path}`, {
    first: () => ({ text: '', id: null }),
    isEmpty: ({ text }) => text.trim() === '',
    concern: words.ask.unsent({ tu }),
  })
  const { text } = typed
  const [isSent, setSent] = useState(false)
  const send = (): void => {
    const id = typed.id ?? mintId({ now: Date.now }, systemRandom)
    change({ id })
    const body = { id, text: text.trim() }
    void act.run(
      () => callApi(path, { body }),
      () => {
        clear()
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
        // Another text is another question, once the first may have been received.
        onValue={(text) => change({ text, id: null })}
        rows={3}
        maxLength={enquiryTextMax}
      />
      {act.refusal && <AskRefusal refusal={act.refusal} onRetry={send} />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} disabled={text.trim() === ''}>
          {words.ask.send}
        </Button>
      </p>
    </form>
  )
}
