/** A bank on its way: chosen, looked at, decided upon, made into an exercise; one step at a time. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import type { BankReport } from '#contract/question-banks.ts'
import { type BankFileKind, bankFileKind, titleOfFile } from './bank-file-kind.ts'
import { type BankToSend, createFromBank, lookAtBank } from './send-bank.ts'
import { agreedText, waitingForAgreement } from './waiting-for-agreement.ts'

/** Why a file cannot be a bank, found here or in the report. */
export type NotGift = Exclude<BankFileKind, 'text'> | 'unreadable' | 'no_question'

/** What is under way, and how much of the file has left (a share in [0, 1]). */
export interface Sending {
  readonly act: 'look' | 'create'
  readonly share: number
}

interface BankState {
  readonly file: File | null
  readonly notGift: NotGift | null
  readonly sending: Sending | null
  /** What was refused, and whether the exercise may have been made all the same. */
  readonly refusal: { readonly said: ApiRefusal; readonly isUncertain: boolean } | null
  readonly report: BankReport | null
  /** The report of what was made. */
  readonly made: BankReport | null
}

const begin: BankState = {
  file: null,
  notGift: null,
  sending: null,
  refusal: null,
  report: null,
  made: null,
}

/** Answers that say nothing about what the server did. */
const silent: readonly ApiRefusal['code'][] = [
  'no_connection',
  'no_answer_in_time',
  'strange_answer',
]

function isEmpty(report: BankReport): boolean {
  return report.imported.length + report.lossy.length + report.rejected.length === 0
}

export function useBankImport(schoolUai: string) {
  const [state, setState] = useState<BankState>(begin)
  const [title, setTitle] = useState('')
  const [agreed, setAgreed] = useState<ReadonlySet<number>>(new Set())
  const bytes = useRef<ArrayBuffer>(new ArrayBuffer(0))
  const stopper = useRef(new AbortController())
  const change = (next: Partial<BankState>): void => setState((before) => ({ ...before, ...next }))

  // Whoever leaves the page stops what it was sending.
  useEffect(() => () => stopper.current.abort(), [])

  const send = async (act: Sending['act'], bank: BankToSend, agreement?: string) => {
    stopper.current.abort()
    const stop = new AbortController()
    stopper.current = stop
    const wasOffline = !navigator.onLine
    let sent = 0
    const sending = {
      signal: stop.signal,
      onSent: (share: number) => {
        sent = share
        if (!stop.signal.aborted) change({ sending: { act, share } })
      },
    }
    change({ sending: { act, share: 0 }, refusal: null })
    const result =
      act === 'look'
        ? await lookAtBank(bank, sending)
        : await createFromBank(bank, agreement, sending)
    if (stop.signal.aborted) return
    if (!result.ok) {
      // What never left whole cannot have made anything; where nobody counted, nobody knows.
      const isPartial = wasOffline || (sent > 0 && sent < 1)
      const isUncertain = act === 'create' && !isPartial && silent.includes(result.refusal.code)
      change({ sending: null, refusal: { said: result.refusal, isUncertain } })
    } else if (act === 'create') change({ sending: null, made: result.value })
    else if (isEmpty(result.value)) change({ sending: null, notGift: 'no_question' })
    else change({ sending: null, report: result.value })
  }

  const look = (name: string): void => {
    void send('look', { bytes: bytes.current, title: name, schoolUai })
  }

  return {
    ...state,
    title,
    setTitle,
    agreed,
    setAgreed,
    async choose(file: File | null): Promise<void> {
      stopper.current.abort()
      setState({ ...begin, file })
      setAgreed(new Set())
      if (file === null) return
      setTitle(titleOfFile(file.name))
      try {
        bytes.current = await file.arrayBuffer()
      } catch {
        return change({ notGift: 'unreadable' })
      }
      const kind = bankFileKind(new Uint8Array(bytes.current))
      if (kind === 'text') look(file.name)
      else change({ notGift: kind })
    },
    lookAgain: () => look(state.file?.name ?? ''),
    create(): void {
      if (state.report === null) return
      const agreement = agreedText(waitingForAgreement(state.report), agreed)
      if (agreement === null) return
      void send('create', { bytes: bytes.current, title: title.trim(), schoolUai }, agreement)
    },
    /** Before everything has left; afterwards the server may already have answered. */
    stop(): void {
      stopper.current.abort()
      // A file that nobody looked at is as good as not chosen.
      if (state.report === null) setState(begin)
      else change({ sending: null })
    },
  }
}

export type BankImport = ReturnType<typeof useBankImport>
