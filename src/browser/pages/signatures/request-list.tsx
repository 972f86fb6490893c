/** Requests that were asked, a page at a time: each with who signed it, and the way to withdraw it. */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { type LinesPage, useOlderLines } from '#browser/api/use-older-lines.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { OlderLinesFoot } from '#browser/parts/older-lines-foot.tsx'
import type { SignatureRequests } from '#contract/signatures.ts'
import type { Id } from '#kernel/ids.ts'
import { SignatureLines } from './signature-lines.tsx'

type Asked = SignatureRequests['requests'][number]
export type RequestsPage = LinesPage<Asked, string>
export type Whose = 'mine' | 'others'

export async function askRequests(
  whose: Whose,
  after?: string,
  signal?: AbortSignal,
): Promise<ApiResult<RequestsPage>> {
  const query = { whose, after }
  const path = '/api/me/signature-requests'
  const asked = await callApi<SignatureRequests>(path, { query, ...(signal && { signal }) })
  if (!asked.ok) return asked
  const { next, requests } = asked.value
  return { ok: true, value: { lines: requests, next } }
}

/** Families lose it from their evening at once, and it cannot be brought back: one question first. */
function WithdrawButton({ request, onWithdrawn }: { request: Asked; onWithdrawn: () => void }) {
  const { id, of, text } = request
  const words = useWords('signing')
  const [asking, setAsking] = useState(false)
  const act = useAct()
  const withdraw = (): void =>
    void act.run(
      () => callApi(`/api/signature-requests/${id}`, { method: 'DELETE' }),
      () => {
        setAsking(false)
        toast({ text: words.withdrawn })
        onWithdrawn()
      },
    )
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {words.withdraw}
        <span class="for-screen-readers"> {text}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        title={words.withdrawTitle({ of })}
        confirmText={words.withdraw}
        busy={act.busy}
        onConfirm={withdraw}
        onClose={() => setAsking(false)}
      >
        <p>{words.withdrawMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={withdraw} live />}
      </ConfirmDialog>
    </>
  )
}

function RequestCard(props: {
  request: Asked
  isOpen: boolean
  onOpen: (open: boolean) => void
  onWithdrawn: () => void
}) {
  const { isOpen, onOpen, onWithdrawn, request } = props
  const words = useWords('signing')
  const format = useFormat()
  const { by, id, of, pupils, state, text, until } = request
  const someWords = useWords('working-group').given
  const facts = { by, until: format.day(dayInstant(until)), state: words.states[state] }
  return (
    <div class={isOpen ? undefined : 'no-print'}>
      <Card
        headingLevel={3}
        title={of}
        actions={
          <div class="row no-print">
            <Button aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              {isOpen ? words.fold : words.see}
              <span class="for-screen-readers"> {text}</span>
            </Button>
            {state === 'open' && <WithdrawButton request={request} onWithdrawn={onWithdrawn} />}
          </div>
        }
      >
        <p class="signature-text">{text}</p>
        <p class="small soft">
          {words.line(facts)}
          {pupils !== undefined && ` · ${someWords.asked({ count: pupils })}`}
        </p>
        {isOpen && <SignatureLines requestId={id} />}
      </Card>
    </div>
  )
}

export interface RequestListProps {
  whose: Whose
  first: RequestsPage
  openId: Id | null
  onOpen: (id: Id | null) => void
  onWithdrawn: () => void
}

/** Begins anew with its component: whoever loads the first page again gives another key. */
export function RequestList({ whose, first, openId, onOpen, onWithdrawn }: RequestListProps) {
  const words = useWords('signing')
  const older = useOlderLines(first, (after: string) => askRequests(whose, after))
  // What ended between two pages stands on both.
  const lines = [...new Map(older.lines.map((line) => [line.id, line])).values()]
  return (
    <section class="stack">
      <h2>{whose === 'mine' ? words.list : words.othersList}</h2>
      {lines.length === 0 && <p class="soft">{words.none}</p>}
      {lines.map((request) => (
        <RequestCard
          key={request.id}
          request={request}
          isOpen={openId === request.id}
          onOpen={(open) => onOpen(open ? request.id : null)}
          onWithdrawn={onWithdrawn}
        />
      ))}
      {first.next !== null && (
        <div class="no-print">
          <OlderLinesFoot older={older} words={words} />
        </div>
      )}
    </section>
  )
}
