/** The appreciations of an open page: what the server has, and over it what is written since. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { whenOnline } from '#browser/api/when-online.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import type { WrittenAppreciation } from '#contract/reports.ts'
import { TextsInHand } from './texts-in-hand.ts'

/** For as long as the app is open, by where they are sent: who signs out opens it anew. */
const inHand = new Map<string, TextsInHand>()
/** In the language of whoever reads, for the question before leaving. */
let unsavedWords = ''

function textsInHand(path: string): TextsInHand {
  const before = inHand.get(path)
  if (before !== undefined) return before
  const hand = new TextsInHand({
    now: Date.now,
    random: Math.random,
    send: (pupilId, text, was) =>
      callApi<WrittenAppreciation>(`${path}/${pupilId}`, { method: 'PUT', body: { text, was } }),
  })
  inHand.set(path, hand)
  beforeSignOut(() => (hand.unsettled().length > 0 ? unsavedWords : null))
  whenOnline(() => hand.retryNow())
  return hand
}

/** `path`: where a pupil's text is put, without the pupil; `askedAtMs`: when the page was asked for. */
export function useTexts(path: string, askedAtMs: number): TextsInHand {
  unsavedWords = useWords('teach').unsaved
  const hand = textsInHand(path)
  const [, draw] = useState(0)
  useEffect(() => hand.subscribe(() => draw((times) => times + 1)), [hand])
  useLayoutEffect(() => hand.readAnew(askedAtMs), [hand, askedAtMs])
  return hand
}
