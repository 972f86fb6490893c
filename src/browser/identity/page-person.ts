/** Whose page this is, and whether they are still in front of this browser. */
import type { PagePerson } from '#browser/api/call-api.ts'
import { currentViewer } from '#browser/viewer.ts'
import { lastTold } from './other-tabs.ts'

export function pagePerson(): PagePerson {
  const viewer = currentViewer()
  if (viewer.state !== 'known') return { accountId: null, isInFront: true }
  const { accountId } = viewer.me
  const told = lastTold()
  return { accountId, isInFront: told === undefined || told === accountId }
}
