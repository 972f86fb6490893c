/** Whether a file comes only on a tap that says its size: a large one, where the line may be paid by what it carries. */
import { packedFileBytesMax } from '#contract/packed-file-limit.ts'
import type { FileSummary } from '#contract/resources.ts'

/** The part of Network Information that some browsers have. */
interface KnownLine {
  readonly connection?: { readonly type?: string; readonly saveData?: boolean }
}

function isUnmetered(): boolean {
  const { connection } = navigator as Navigator & KnownLine
  if (connection === undefined || connection.saveData) return false
  return connection.type === 'wifi' || connection.type === 'ethernet'
}

export function waitsForTap(file: FileSummary | undefined): boolean {
  return (file?.byteCount ?? 0) > packedFileBytesMax && !isUnmetered()
}
