/** Where the chat of a live class ends. By its last line: a page keeps only so many, and their count stays then. */
import type { ChatLine } from './room-view.ts'

const isSaid = ({ seq }: ChatLine): boolean => Number.isFinite(seq)

/** Of the last line that the room told. */
function lastSeq(chat: readonly ChatLine[]): number {
  return chat.findLast(isSaid)?.seq ?? 0
}

/** Another one with every further line, also an own one that waits for the room. */
export function endOfChat(chat: readonly ChatLine[]): string {
  return `${lastSeq(chat)} ${chat.filter((line) => !isSaid(line)).length}`
}

/** Lines that came since the chat stood as it did in `seen`. */
export function unreadLines(chat: readonly ChatLine[], seen: readonly ChatLine[]): number {
  const seenSeq = lastSeq(seen)
  return chat.filter((line) => isSaid(line) && line.seq > seenSeq).length
}
