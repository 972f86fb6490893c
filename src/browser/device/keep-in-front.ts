/** The keep of whoever is in front: their database, or this page's memory where nothing may stay. */
import { isSharedComputer } from '#browser/identity/shared-computer.ts'
import { currentViewer } from '#browser/viewer.ts'
import type { Id } from '#kernel/ids.ts'
import { createMemoryKeep, type Keep, openDatabaseKeep } from './keep.ts'

let opened: { readonly accountId: Id; readonly keep: Promise<Keep> } | null = null

async function open(accountId: Id, isShared: boolean): Promise<Keep> {
  const keep = isShared ? null : await openDatabaseKeep(accountId)
  return keep ?? createMemoryKeep()
}

/** Null while nobody is known. */
export async function keepInFront(): Promise<Keep | null> {
  const viewer = currentViewer()
  if (viewer.state !== 'known') return null
  const { accountId, sharedDevice } = viewer.me
  if (opened?.accountId !== accountId) {
    opened = { accountId, keep: open(accountId, sharedDevice || isSharedComputer()) }
  }
  return opened.keep
}
