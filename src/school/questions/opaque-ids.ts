/**
 * Opaque ids: what a pupil's device calls a choice, an item, a gap or a right-hand side.
 * They are a keyed hash of the author's id under the revision's secret salt, so that neither
 * the id nor the order by id tells the answer, and marking can compute them again without a table.
 */
import { createHmac } from 'node:crypto'
import type { Inline, Inlines } from '#contract/content.ts'

/** What an id names; the same author's id under two roles gives two unrelated ids. */
export type OptionRole = 'choice' | 'left' | 'right' | 'item' | 'gap' | 'place'

/** 128 bits of HMAC-SHA-256, base64url: 22 characters that fit the contract's id pattern. */
const idBytes = 16

/** The id that a pupil's device gets for one part of one question. */
export function opaqueId(salt: string, questionId: string, role: OptionRole, key: string): string {
  // The lengths go in too, so that no two different (question, role, key) spell the same input.
  const input = `${role}:${questionId.length}:${questionId}:${key}`
  return createHmac('sha256', salt)
    .update(input)
    .digest()
    .subarray(0, idBytes)
    .toString('base64url')
}

/** Orders things by a keyed hash: always the same under one salt, unlinkable to the author's order. */
export function shuffleBySalt<T>(
  salt: string,
  questionId: string,
  things: readonly T[],
  keyOf: (thing: T) => string,
): T[] {
  return things
    .map((thing) => ({ thing, place: opaqueId(salt, questionId, 'place', keyOf(thing)) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ thing }) => thing)
}

/**
 * Two contents that look the same to a reader have the same key: the duplicates of a match or an
 * order are interchangeable. Server-made MathML is left out, it follows from the TeX.
 */
export function contentKey(inlines: Inlines): string {
  return JSON.stringify(inlines.map(inlineKey))
}

function inlineKey(inline: Inline): string[] {
  if (inline.type === 'maths') return ['maths', inline.tex.trim()]
  if (inline.type === 'link') return ['link', inline.href, inline.text]
  const text = inline.text.replace(/\s+/gu, ' ')
  return ['text', text, ...[...(inline.marks ?? [])].sort()]
}
