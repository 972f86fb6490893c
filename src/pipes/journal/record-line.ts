/**
 * Records as lines: canonical JSON. Those that come by the thousand are written out by hand, since a
 * general writer would cost more than all the rest of a record.
 */
import { canonicalJson } from '#kernel/canonical-json.ts'
import { integerText, tenthsText } from './decimal-text.ts'
import type { ConnectionRecord, JournalRecord, RequestRecord } from './journal-record.ts'

/** A record of a request, where what may be absent may be undefined as well. */
export type RequestFields = {
  readonly [Name in keyof RequestRecord]: Pick<RequestRecord, Name> extends Required<
    Pick<RequestRecord, Name>
  >
    ? RequestRecord[Name]
    : RequestRecord[Name] | undefined
}

/** The same text as `canonicalJson`: every text in it is one of ours, and needs no escaping. */
export function requestLine(record: RequestFields): string {
  const { agent, ahead, attempt, claimed, network, person, receipt, refusal } = record
  return `{${agent === undefined ? '' : `"agent":"${agent}",`}${
    ahead === undefined ? '' : `"ahead":${ahead},`
  }"at":${integerText(record.at)}${attempt === undefined ? '' : `,"attempt":${attempt}`},"bytesIn":${integerText(
    record.bytesIn,
  )},"bytesOut":${integerText(record.bytesOut)}${
    claimed === undefined ? '' : `,"claimed":"${claimed}"`
  },"kind":"request","method":"${record.method}","network":${network},"path":"${record.path}"${
    person === undefined ? '' : `,"person":"${person}"`
  },"place":"${record.place}","process":"${record.process}"${
    receipt === undefined ? '' : `,"receipt":"${receipt}"`
  }${refusal === undefined ? '' : `,"refusal":"${refusal}"`},"route":"${record.route}","seq":${integerText(
    record.seq,
  )},"session":"${record.session}","source":"${record.source}","status":${
    record.status
  },"steadyMs":${tenthsText(record.steadyMs)},"tookMs":${tenthsText(record.tookMs)}${
    record.unsent === true ? ',"unsent":true' : ''
  }${record.weak === true ? ',"weak":true' : ''}}`
}

export function connectionLine(record: ConnectionRecord): string {
  return `{"at":${integerText(record.at)},"bytesIn":${integerText(
    record.bytesIn,
  )},"bytesOut":${integerText(record.bytesOut)},"end":"${
    record.end
  }","kind":"connection","network":${record.network},"place":"${record.place}","process":"${
    record.process
  }","requests":${record.requests},"seq":${integerText(record.seq)},"source":"${
    record.source
  }","steadyMs":${tenthsText(record.steadyMs)},"tookMs":${tenthsText(record.tookMs)}}`
}

export function recordLine(record: JournalRecord): string {
  if (record.kind === 'request') return requestLine(record)
  return record.kind === 'connection' ? connectionLine(record) : canonicalJson(record)
}

/** Before the entry of the receipt that a line's answer carried, and how long it is there. */
export const receiptMark = Buffer.from('"receipt":"')
export const receiptLength = 43

export const paddingLine = Buffer.from(canonicalJson({ kind: 'padding' }))
