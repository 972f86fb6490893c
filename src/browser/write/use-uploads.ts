/** The files of what is being written: those that are there, and one more sent. */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { FileSummary } from '#contract/resources.ts'

/** A recording on a poor line may take minutes. */
const uploadTimeoutMs = 240_000

export interface Uploads {
  readonly files: readonly FileSummary[]
  readonly upload: (file: File) => Promise<ApiResult<FileSummary>>
  /** Those that came another way: with a question that was taken. */
  readonly add: (files: readonly FileSummary[]) => void
}

/** `door` is where files are sent. */
export function useUploads(door: string, first: readonly FileSummary[]): Uploads {
  const [files, setFiles] = useState(first)
  return {
    files,
    add: (more) =>
      setFiles((all) => [...all, ...more.filter((one) => all.every(({ id }) => id !== one.id))]),
    async upload(file) {
      const sent = await callApi<FileSummary>(door, {
        method: 'POST',
        body: file,
        query: { name: file.name },
        timeoutMs: uploadTimeoutMs,
      })
      if (sent.ok) setFiles((all) => [...all, sent.value])
      return sent
    },
  }
}
