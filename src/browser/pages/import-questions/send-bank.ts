/** The one door of a question bank: the same bytes for the look and for the making. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { type OnSent, sendWithProgress } from '#browser/api/send-with-progress.ts'
import type { BankReport } from '#contract/question-banks.ts'

/** A bank of two megabytes on a poor line takes minutes; the server waits no longer than this. */
const bankTimeoutMs = 130_000

export interface BankToSend {
  readonly bytes: ArrayBuffer
  /** The exercise's title. */
  readonly title: string
  readonly schoolUai: string
}

export interface BankSending {
  readonly onSent: OnSent
  readonly signal: AbortSignal
}

function sendBank(
  bank: BankToSend,
  how: { dryRun: boolean; agreed: string | undefined },
  { onSent, signal }: BankSending,
): Promise<ApiResult<BankReport>> {
  return callApi<BankReport>('/api/question-banks/gift', {
    body: new Blob([bank.bytes], { type: 'text/plain' }),
    query: { name: bank.title, schoolUai: bank.schoolUai, ...how },
    timeoutMs: bankTimeoutMs,
    send: (address, init) => sendWithProgress(address, init, onSent),
    signal,
  })
}

/** Only the report: nothing is created. */
export function lookAtBank(bank: BankToSend, sending: BankSending): Promise<ApiResult<BankReport>> {
  return sendBank(bank, { dryRun: true, agreed: undefined }, sending)
}

/** `agreed` as `agreedText` gives it. Harmless twice: the same questions find their exercise. */
export function createFromBank(
  bank: BankToSend,
  agreed: string | undefined,
  sending: BankSending,
): Promise<ApiResult<BankReport>> {
  return sendBank(bank, { dryRun: false, agreed }, sending)
}
