/**
 * A body as JSON, read as the framework reads it: text that would reach into an object's making
 * (`__proto__`, a `constructor` with a `prototype`) is no body of ours, at whatever depth it stands.
 */

/** Undefined for what is no JSON, or is not to be had. */
export function parseBody(text: string): unknown {
  try {
    const said: unknown = JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text)
    return isSuspect(text) && reachesDeep(said) ? undefined : said
  } catch {
    return undefined
  }
}

const byteOrderMark = '\ufeff'

/** An escaped sign may stand for any other. */
const suspectText = /__proto__|constructor|\\u00/

function isSuspect(text: string): boolean {
  return suspectText.test(text)
}

/** Walks without recursion: a megabyte of brackets must not end the process. */
function reachesDeep(said: unknown): boolean {
  const waiting = [said]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    if (Object.hasOwn(value, '__proto__') || hasConstructor(value)) return true
    for (const part of Object.values(value)) waiting.push(part)
  }
  return false
}

function hasConstructor(value: object): boolean {
  if (!Object.hasOwn(value, 'constructor')) return false
  const { constructor: made } = value as { readonly constructor: unknown }
  return typeof made === 'object' && made !== null && Object.hasOwn(made, 'prototype')
}
