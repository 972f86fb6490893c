/**
 * The ticket of whoever is in front, and how often this device has asked to come in: kept over a
 * reload and shared by the tabs, for each person apart. On a shared computer, and where storage
 * is closed, it lasts as long as the page.
 */
import { personInFront } from '#browser/device/known-accounts.ts'
import { isSharedComputer } from '#browser/identity/shared-computer.ts'
import type { KeptArrival } from './arrival-line.ts'

const prefix = 'preau.ticket.'
/** Somebody who is not signed in yet. */
const nobody = 'device'
const nothing: KeptArrival = { ticket: null, tries: 0 }

let ofPage: { readonly key: string; readonly kept: KeptArrival } | null = null

function currentKey(): string {
  return prefix + (personInFront() ?? nobody)
}

/** What is stored, as far as it can be believed. */
export function readKeptArrival(stored: string | null): KeptArrival {
  try {
    const kept: unknown = JSON.parse(stored ?? 'null')
    if (typeof kept !== 'object' || kept === null) return nothing
    const { ticket, tries } = kept as Partial<KeptArrival>
    return {
      ticket: typeof ticket === 'string' ? ticket : null,
      tries: typeof tries === 'number' && Number.isInteger(tries) && tries >= 0 ? tries : 0,
    }
  } catch {
    return nothing
  }
}

export const ticketMemory = {
  read(): KeptArrival {
    const key = currentKey()
    if (ofPage?.key === key) return ofPage.kept
    try {
      return readKeptArrival(localStorage.getItem(key))
    } catch {
      return nothing
    }
  },
  write(kept: KeptArrival): void {
    const key = currentKey()
    ofPage = null
    try {
      if (kept.ticket === null && kept.tries === 0) localStorage.removeItem(key)
      else if (isSharedComputer()) ofPage = { key, kept }
      else localStorage.setItem(key, JSON.stringify(kept))
    } catch {
      ofPage = { key, kept }
    }
  },
}
