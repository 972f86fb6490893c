/**
 * Codes and sessions of operators as files of the data folder: the command and every process of the
 * machine see the same, and what was taken away is gone for all at once. Backups leave them out.
 */

import { readFile, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { listFolder } from '#engine/config/list-folder.ts'
import { createPrivateFile, isCode, makePrivateFolder } from '#engine/config/private-file.ts'
import type { OperatorSession } from './operator-code.ts'

/** Codes and sessions that may be open at once; beyond, the command asks to end them first. */
export const entriesMax = 50

type Kind = 'codes' | 'sessions'
const kinds: readonly Kind[] = ['codes', 'sessions']

export interface OperatorEntries {
  /** False: too many are open. */
  addCode(name: string, untilMs: number, nowMs: number): Promise<boolean>
  /** True once for each code that is not over, whoever asks at the same time. */
  takeCode(name: string, nowMs: number): Promise<boolean>
  addSession(session: OperatorSession): void
  hasSession(session: OperatorSession): Promise<boolean>
  /** Gives how many codes and sessions there were. */
  endAll(): Promise<number>
}

export function openOperatorEntries(dataDir: string): OperatorEntries {
  const folderOf = (kind: Kind): string => join(dataDir, 'operator', kind)
  const pathOf = (kind: Kind, name: string): string => join(folderOf(kind), name)
  const add = (kind: Kind, name: string, untilMs: number): void => {
    makePrivateFolder(folderOf(kind))
    createPrivateFile(pathOf(kind, name), String(untilMs))
  }
  const untilOf = async (kind: Kind, name: string): Promise<number> => {
    try {
      return Number(await readFile(pathOf(kind, name), 'utf8'))
    } catch (error) {
      if (isCode(error, 'ENOENT')) return 0
      throw error
    }
  }
  const list = (kind: Kind): Promise<string[]> => listFolder(folderOf(kind))
  const take = async (kind: Kind, name: string): Promise<boolean> => {
    try {
      await unlink(pathOf(kind, name))
      return true
    } catch (error) {
      if (isCode(error, 'ENOENT')) return false
      throw error
    }
  }

  return {
    async addCode(name, untilMs, nowMs) {
      let open = 0
      for (const kind of kinds) {
        for (const entry of await list(kind)) {
          if ((await untilOf(kind, entry)) > nowMs) open += 1
          else await take(kind, entry)
        }
      }
      if (open >= entriesMax) return false
      add('codes', name, untilMs)
      return true
    },
    async takeCode(name, nowMs) {
      const untilMs = await untilOf('codes', name)
      return (await take('codes', name)) && untilMs > nowMs
    },
    addSession: ({ id, untilMs }) => add('sessions', id, untilMs),
    hasSession: async ({ id, untilMs }) => (await untilOf('sessions', id)) === untilMs,
    async endAll() {
      const counts = await Promise.all(kinds.map(async (kind) => (await list(kind)).length))
      for (const kind of kinds) await rm(folderOf(kind), { recursive: true, force: true })
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}
